"""What is asked of the reader (hvad du skal): the sentences that tell to do something."""

import re
from typing import Final

from .sheet import Quote, Sheet

_ASKED: Final = re.compile(
    r"\b(?:du|I|De) (?:skal|bedes|må gerne)\b(?! ikke (?:gøre|foretage))|\bskal (?:du|I)\b(?! ikke (?:gøre|foretage))"
    r"|\b(?:vi )?beder (?:dig|jer|vi dig|vi jer)\b|\bbedes (?:du|I|De)?\b|\bvi (?:skal have|skal bruge"
    r"|vil gerne (?:have|bede|høre))\b"
    r"|\bskal (?:være )?(?:betalt|betales|indsendes|sendes|fjernes|fjernet|afleveres)\b",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^(?:Send|Betal|Ring|Svar|Husk|Mød|Udfyld|Aflever|Skriv|Kontakt|Bestil|Underskriv|Medbring|Returnér|Returner)\b"
)
_ON_COMPLAINING: Final = re.compile(r"\bklage\w*\b|\buenig\b", re.IGNORECASE)
_MOST: Final = 8


def find(sheet: Sheet) -> tuple[Quote, ...]:
    """Return what the letter asks its reader to do; how to complain is a right and not asked."""
    found = [
        Quote(sentence, hit.start(), hit.end())
        for sentence in sheet.sentences
        if (hit := _ASKED.search(sentence) or _ORDER.search(sentence)) and not _ON_COMPLAINING.search(sentence)
    ]
    return tuple(found[:_MOST])
