"""Themes that no code covers yet (temaer uden navn): words that citizens without a theme use more than the others.

Plain counting in memory, over texts that the adviser has unlocked; nothing of it is kept. A word counts once for each
contact, so that one long letter makes no theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Final

from indgang.foundation import language

LEAST_CONTACTS: Final = 3
"""A word of fewer contacts is no pattern."""
LEAST_WEIGHT: Final = 3.84
"""The likelihood ratio that chance alone exceeds once in twenty (chi-squared, one degree)."""
_SHORTEST: Final = 3
_ALIKE: Final = 0.6
_EVERYDAY: Final = frozenset(
    language.stem(word)
    for word in """
    borger borgeren kommune kommunen ringe ringer skrive skriver fået sige siger spørge spørger ved går gå komme kommer
    gerne lige først igen bare rigtig helt mere flere gang gange dag dage uge uger tid år sag sagen sager hjælp hjælpe
    svar breve brev afdeling afdelingen borgervejleder vejledning klage klager vide tale taler talt synes ønsker vil
    fortæller oplyser forklarer føler mener ikke
    """.split()  # noqa: SIM905 - reads as the text it is
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that stand together in contacts without a theme (mønster)."""

    words: str
    contacts: tuple[int, ...]
    elsewhere: int
    weight: float

    @property
    def count(self) -> int:
        """How many contacts hold the words."""
        return len(self.contacts)


def patterns_in(without: Mapping[int, str], others: Iterable[str], most: int = 12) -> list[Pattern]:
    """Return words and pairs of words that are over-represented in texts without a theme, the strongest first.

    `without` gives the texts by contact; `others` are the texts whose theme is known. The weight is the
    log-likelihood ratio (Dunning, Computational Linguistics 19, 1993). Words of the same contacts are told once.
    """
    told, spoken = _holders(without), Counter[str]()
    known = [set(_phrases(text)) for text in others]
    for phrases in known:
        spoken.update(phrases)
    found = [
        Pattern(_as_written(phrase, without), tuple(sorted(held)), spoken[phrase], weight)
        for phrase, held in told.items()
        if len(held) >= LEAST_CONTACTS
        and (weight := _weight(len(held), len(without), spoken[phrase], len(known))) >= LEAST_WEIGHT
    ]
    return _apart(sorted(found, key=lambda each: (-each.weight, -len(each.words), each.words)))[:most]


def _holders(texts: Mapping[int, str]) -> dict[str, set[int]]:
    held: dict[str, set[int]] = {}
    for number, text in texts.items():
        for phrase in _phrases(text):
            held.setdefault(phrase, set()).add(number)
    return held


def _phrases(text: str) -> Iterator[str]:
    """Yield the stems of a text, and the pairs of stems that follow each other."""
    stems = [stem for stem in language.stems(text) if _says_something(stem)]
    yield from stems
    yield from (f"{first} {second}" for first, second in pairwise(stems) if first != second)


def _says_something(stem: str) -> bool:
    return len(stem) >= _SHORTEST and not stem.isdigit() and stem not in _EVERYDAY


def _weight(inside: int, all_inside: int, outside: int, all_outside: int) -> float:
    """Return how surprising it is that so many of the one kind hold the words; nought when no more than others do."""
    if all_outside and inside * all_outside <= outside * all_inside:
        return 0.0
    rate = (inside + outside) / (all_inside + all_outside)
    parts = ((inside, all_inside), (outside, all_outside))
    if not all_outside:
        return float(inside)
    return 2 * sum(_likely(hits, total, hits / total) - _likely(hits, total, rate) for hits, total in parts)


def _likely(hits: int, total: int, rate: float) -> float:
    rest = total - hits
    return (hits * log(rate) if hits else 0.0) + (rest * log(1 - rate) if rest and rate < 1 else 0.0)


def _apart(patterns: list[Pattern]) -> list[Pattern]:
    """Leave out a pattern whose contacts another one has told of already."""
    kept: list[Pattern] = []
    for each in patterns:
        mine = set(each.contacts)
        if not any(len(mine & set(other.contacts)) / len(mine | set(other.contacts)) >= _ALIKE for other in kept):
            kept.append(each)
    return kept


def _as_written(phrase: str, texts: Mapping[int, str]) -> str:
    """Return stems as people write them most often."""
    wanted, forms = phrase.split(), Counter[str]()
    for text in texts.values():
        words = [word for word in language.words(text) if word not in language.STOP_WORDS]
        words = [word for word in words if _says_something(language.stem(word))]
        stems = [language.stem(word) for word in words]
        for at in range(len(words) - len(wanted) + 1):
            if stems[at : at + len(wanted)] == wanted:
                forms[" ".join(words[at : at + len(wanted)])] += 1
    return min(forms, key=lambda form: (-forms[form], form)) if forms else phrase
