"""Where a letter speaks of complaining (klageafsnit): the sentences on it, and those that go on from them."""

import re
from typing import Final

from .sheet import Sheet

_BEGINS: Final = re.compile(
    r"\b(?:på)?klage(?:n|r|s|frist\w*|vejledning|adgang|mulighed\w*|portalen)?\b|\banke[sr]?\b|\bindbring\w*"
    r"|\bklag på\b"
    r"|\b(?:få|får|kan) (?:\w+ ){0,3}prøve[ts]\b|\b(?:uenig|utilfreds)\w*\b|\bikke (?:er )?(?:enig|tilfreds)\w*\b"
    r"|\bafgørelsen er forkert\b|\bappeal\w*|\bdisagree\b|\bbede om,? at \w+(?:retten|nævnet"
    r"|styrelsen) (?:ser|behandler|afgør)\b",
    re.IGNORECASE,
)
_NO_BEGIN: Final = re.compile(
    r"\b(?:domstolene?|(?<!familie)retten|byretten|sagsanlæg)\b|\b(?:modtaget|fået|sendt(?: os)?"
    r"|behandlet) (?:din|jeres) klage\b"
    r"|\bindbring sagen\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"\b(?:skal|kan|inden|senest|fristen|send\w*|skriv\w*|ring\w*|brug|kontakt|ændrer|fastholder|ser vi"
    r"|klage\w*|klag|afgør"
    r"|\w*(?:nævnet|styrelsen)|must|within|send)\b",
    re.IGNORECASE,
)
_FOLLOWING: Final = 4


def passage(sheet: Sheet) -> tuple[str, ...]:
    """Return the sentences that tell about complaining, in order."""
    chosen: list[str] = []
    left = 0
    for sentence in sheet.sentences:
        if _BEGINS.search(sentence) and not _NO_BEGIN.search(sentence):
            left = _FOLLOWING
            chosen.append(sentence)
        elif (
            left and _GOES_ON.search(sentence) and sentence.endswith((".", "!", "?")) and not _NO_BEGIN.search(sentence)
        ):
            left -= 1
            chosen.append(sentence)
        else:
            left = 0
    return tuple(chosen)
