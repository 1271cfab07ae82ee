"""Mistyped words (stavefejl) led back to words that the catalogue knows, and other words left alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indgang.foundation import compounds, lexicon

_SHORTEST: Final = 4
_LONG: Final = 7
_LONGEST: Final = 40
_SPELT_OUT: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BARE: Final = str.maketrans({"æ": "a", "ø": "o", "å": "a"})


class Speller:
    """Knows the catalogue's words, the commoner first."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._choices = sorted(
            (word for word in counts if len(word) >= _SHORTEST), key=lambda word: (-counts[word], word)
        )
        self._in_order = sorted(counts)
        self._plain: dict[str, str] = {}
        for word in self._choices:
            for table in (_SPELT_OUT, _BARE):
                self._plain.setdefault(word.translate(table), word)
        self._near = lru_cache(maxsize=20_000)(self._nearest)

    def knows(self, word: str) -> bool:
        """Tell whether the word stands in the catalogue."""
        return word in self._counts

    def begins_a_word(self, start: str) -> bool:
        """Tell whether a word of the catalogue begins so."""
        place = bisect_left(self._in_order, start)
        return place < len(self._in_order) and self._in_order[place].startswith(start)

    def repair(self, word: str) -> str:
        """Return the catalogue's word that a mistyped lower-case word most likely is; others as they are.

        A word that the catalogue or the lexicon has, or that is put together of such, is right as it stands.
        """
        if word in self._counts or not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return word
        plain = self._plain.get(word.replace("å", "aa")) or self._plain.get(word.translate(_BARE))
        if plain and not lexicon.is_known(word):
            return plain
        if lexicon.is_known(word) or lexicon.is_known(lexicon.lemma(word)) or compounds.parts(word):
            return word
        return self._near(word)

    def _nearest(self, word: str) -> str:
        """Return the nearest word: one slip in a short word, two in a long one, the first letter rather right."""
        slips = 1 if len(word) < _LONG else 2
        found = process.extract(word, self._choices, scorer=OSA.distance, score_cutoff=slips, limit=8)
        best = min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], hit[2]), default=None)
        return best[0] if best else word


def counted(words: list[str]) -> Mapping[str, int]:
    """Return how often each word stands in a list."""
    counts: dict[str, int] = defaultdict(int)
    for word in words:
        counts[word] += 1
    return counts
