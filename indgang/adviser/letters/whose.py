"""Whose clock it is (hvis frist): what the reader must keep, and what the authority itself has promised."""

import re
from typing import Final

DEMAND: Final = re.compile(
    r"\b(?:du|I|De|jer|dig) (?:skal|bedes|kan|vil|har)\b|\bskal (?:du|I|De)\b|\bvi (?:skal have|skal bruge"
    r"|beder|vil gerne)\b"
    r"|\bskal (?:være|indgives|indsendes|sendes|betales|fjernes|ske|afleveres|indbringes)\b|^(?:svar|send|betal"
    r"|ring|skriv|aflever|return)"
    r"|\b(?:svar|send|betal|skriv)\w* (?:\w+ ){0,3}senest|\bklagefrist\w*|\b(?:din|jeres) frist|\bfristen (?:er"
    r"|for)|\bkan indbringes"
    r"|\bsidste rettidige|\bforfald|\bbedes\b|\bbetales\b|\bkan påklages",
    re.IGNORECASE,
)
THEIRS: Final = re.compile(
    r"\b(?:vi|kommunen|nævnet|styrelsen|ankestyrelsen|firmaet|som|der|udvalget|udbetaling danmark|vagtmesteren"
    r"|pengene|sagsbehandler\w*)\b"
    r" (?:\w+ ){0,3}?(?:ser|vurderer|sender|videresender|behandler|forventer|har lovet|svarer|kontakter|træffer"
    r"|genvurderer|kommer|ringer|besvarer|undersøger|gennemgår|indhenter|orienterer|meddeler|følger|indkalder|lægger"
    r"|afgør|udbetaler|vender|giver|skriver|bestræber|regner|nå|udbetales|tømmer|får du|hører)\b"
    r"|\b(?:du (?:hører|får (?:svar|besked|et|en|dit|din|pengene)|kan forvente))\b|\bbliver (?:sendt|udbetalt"
    r"|behandlet|tømt)\b"
    r"|\bser på sagen\b|\bsagsbehandlingstid|\b(?:sags)?behandlings\w*",
    re.IGNORECASE,
)
_THEIR_WORK: Final = re.compile(
    r"\b\w*(?:undersøgelse|udredning|vurdering|behandling|handleplan|revurdering|planforslag|lokalplan)(?:en|n)?\b"
    r" (?:skal|vil|bliver|forventes|kan|ventes)(?: \w+){0,3} (?:være |blive )?(?:færdig|afsluttet|klar"
    r"|gennemført|slut)\w*",
    re.IGNORECASE,
)
_THEIR_CLAUSE: Final = re.compile(
    r"\bsom (?:skal |vil )?(?:(?:inden|senest)\b.{0,40}|(?:\w+ ){0,2})\b"
    r"(?:sender|videresender|behandler|svarer|vurderer|afgør)",
    re.IGNORECASE,
)


def is_theirs(sentence: str, begin: int) -> bool:
    """Tell whether the authority is the one who must keep it: by what stands before, then by the clause around."""
    before = sentence[:begin]
    if _THEIR_WORK.search(before) or (THEIRS.search(before) and not DEMAND.search(before)):
        return True
    around = f"{before.rsplit(',', 1)[-1]}{sentence[begin:].split(',', 1)[0]}"
    return bool(_THEIR_CLAUSE.search(around)) and not DEMAND.search(around)
