"""Lengths of time in Danish text (fristens længde): 4 uger, fjorten dage, 7 arbejdsdage, en måned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORDS: Final = {
    "en": 1,
    "et": 1,
    "én": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "tolv": 12,
    "fjorten": 14,
    "tyve": 20,
    "tredive": 30,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
}
_UNITS: Final = (
    (re.compile(r"uge|week", re.IGNORECASE), "w"),
    (re.compile(r"arbejdsdag|hverdag|working day", re.IGNORECASE), "wd"),
    (re.compile(r"dag|døgn|day", re.IGNORECASE), "d"),
    (re.compile(r"måned|mdr|md|month", re.IGNORECASE), "m"),
    (re.compile(r"år|year", re.IGNORECASE), "y"),
)
_LENGTH: Final = re.compile(
    rf"(?<![\w.,/§-])(?<!§ )(?P<number>\d{{1,3}}|{'|'.join(_WORDS)})\s*(?:\(\w+\)\s*)?"
    r"(?:hele\s+|kalender)?(?P<unit>ugers?|arbejdsdages?|hverdages?|dages?|døgn|måneders?|måned|uge|dag|mdr\.?"
    r"|md\.|år|weeks?|(?:working )?days?|months?|years?)(?!\w)",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:sidste|seneste|forløbne|foregående|forrige|tidligere|gennem|past|last) (?:ca\. "
    r"|mere end )?$",
    re.IGNORECASE,
)
"""What stands before a length that has passed: "inden for de sidste 9 måneder" is no deadline."""
_MOST_YEARS: Final = 5
"""More years than this are an age or a history, and no deadline."""


@dataclass(frozen=True, slots=True)
class FoundLength:
    """A length of time in a sentence: its code, such as 4w, 14d, 7wd or 1m, and where it stands."""

    code: str
    begin: int
    end: int


def find(sentence: str) -> Iterator[FoundLength]:
    """Return the lengths of time that a sentence names, in order."""
    for found in _LENGTH.finditer(sentence):
        typed = found["number"].lower()
        number = _WORDS.get(typed) or int(typed)
        unit = next(code for pattern, code in _UNITS if pattern.match(found["unit"]))
        if number and not (unit == "y" and number > _MOST_YEARS) and not _PAST.search(sentence[: found.start()]):
            yield FoundLength(f"{number}{unit}", found.start(), found.end())
