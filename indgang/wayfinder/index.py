"""The words of the catalogue, weighed by BM25 and kept in memory."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indgang.foundation import language
from indgang.foundation.bm25 import weighed

from .facts import FIELD_WEIGHTS, TaskFacts
from .reading import Word

type Scores = NDArray[np.float32]

_PART: Final = 0.6
_MEANING: Final = 0.9
_BEGINNING: Final = 0.7
_LEAST_BEGINNING: Final = 3
_MOST_BEGINNINGS: Final = 20


class Posting(NamedTuple):
    """The tasks that have a stem, by their place in the catalogue, and how much it says of each."""

    places: NDArray[np.int32]
    weights: Scores


@dataclass(frozen=True, slots=True)
class Index:
    """Stems to tasks."""

    postings: Mapping[str, Posting]
    stems: Sequence[str]
    words: Mapping[str, int]
    size: int

    @classmethod
    def of(cls, tasks: Sequence[TaskFacts]) -> "Index":
        """Weigh every word of every task."""
        spoken: Counter[str] = Counter()
        counts = [_count(task, spoken) for task in tasks]
        postings = _postings(counts)
        return cls(postings, sorted(postings), spoken, len(tasks))

    def scores(self, words: Sequence[Word], typing: bool = False) -> Scores:
        """Return what the words say for each task; with `typing` the last may be the beginning of a word."""
        found = np.zeros(self.size, dtype=np.float32)
        for stem, share in self._looked_up(words, typing):
            posting = self.postings[stem]
            found[posting.places] += posting.weights * np.float32(share)
        return found

    def _looked_up(self, words: Sequence[Word], typing: bool) -> Iterator[tuple[str, float]]:
        for word in words:
            for stem, share in stems_of(word):
                if stem in self.postings:
                    yield stem, share
        if typing and words and words[-1].read not in self.words:
            yield from ((stem, _BEGINNING) for stem in self._beginning(words[-1].read))

    def _beginning(self, prefix: str) -> list[str]:
        """Return the commonest stems that begin so, for the word that is still being typed."""
        if len(prefix) < _LEAST_BEGINNING:
            return []
        first, last = bisect_left(self.stems, prefix), bisect_left(self.stems, prefix + "\uffff")
        found = sorted(self.stems[first:last], key=lambda stem: (-len(self.postings[stem].places), stem))
        return [stem for stem in found if stem != language.stem(prefix)][:_MOST_BEGINNINGS]


def stems_of(word: Word) -> Iterator[tuple[str, float]]:
    """Yield the stems by which a word is looked up, and how much each counts: itself, its parts, what it stands for."""
    yield from weighted_stems(word.read)
    for meant in word.means:
        yield from ((stem, share * _MEANING) for stem, share in weighted_stems(meant))


def weighted_stems(word: str) -> Iterator[tuple[str, float]]:
    """Yield a word's stem and its parts' stems, with how much each counts; nothing for a word without meaning."""
    if word not in language.STOP_WORDS:
        yield language.stem(word), 1.0
        yield from ((part, _PART) for part in language.part_stems(word))


def _count(task: TaskFacts, spoken: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for where, text in task.parts:
        field = FIELD_WEIGHTS[where]
        for word in language.words(text):
            spoken[word] += 1
            for stem, share in weighted_stems(word):
                counted[stem] += field * share  # type: ignore[assignment]  # a counter of weights
    return counted


def _postings(counts: Sequence[Counter[str]]) -> dict[str, Posting]:
    return {
        stem: Posting(np.fromiter(held, dtype=np.int32), np.fromiter(held.values(), dtype=np.float32))
        for stem, held in weighed(dict(enumerate(counts))).items()
    }
