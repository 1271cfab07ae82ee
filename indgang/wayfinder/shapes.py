"""Shapes of words (ordbilleder): runs of three and four letters, weighed for each task by what people have said.

A linear support vector machine (Fan et al. 2008, LIBLINEAR) learns the weights from all sayings; `training` makes them.
A mistyped word keeps most of its runs, so slips cost little.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indgang.foundation import language

type Scores = NDArray[np.float32]

_RUNS: Final = (3, 4)
NOBODY: Final = -1.0
"""The offset of a task that nothing was learnt about."""


def runs(text: str) -> Iterator[str]:
    """Yield every run of three and four signs of each word, the word's ends marked by a space."""
    for word in language.words(text):
        framed = f" {word} "
        for length in _RUNS:
            if len(framed) <= length:
                yield framed
                break
            yield from (framed[at : at + length] for at in range(len(framed) - length + 1))


@dataclass(frozen=True, slots=True)
class Features:
    """The runs that are known, and how much each says (inverse document frequency)."""

    columns: Mapping[str, int]
    rarity: Scores

    @classmethod
    def of(cls, texts: Sequence[str], least: int = 2, most: int | None = None) -> "Features":
        """Learn from texts; a run must stand in so many of them, and only the commonest `most` are kept."""
        holders: Counter[str] = Counter(run for text in texts for run in set(runs(text)))
        kept = sorted((run for run, count in holders.items() if count >= least), key=lambda run: (-holders[run], run))[
            :most
        ]
        rarity = [1 + log((1 + len(texts)) / (1 + holders[run])) for run in kept]
        return cls({run: column for column, run in enumerate(kept)}, np.array(rarity, dtype=np.float32))

    def vector(self, text: str) -> tuple[NDArray[np.int32], Scores]:
        """Return the columns of a text's runs and their values, together of length 1."""
        counts = Counter(self.columns[run] for run in runs(text) if run in self.columns)
        columns = np.fromiter(counts, dtype=np.int32, count=len(counts))
        values = np.array([1 + log(count) for count in counts.values()], dtype=np.float32) * self.rarity[columns]
        length = sqrt(float(values @ values))
        return columns, values / np.float32(length or 1.0)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The learnt weights: one row for each run, one column for each task."""

    features: Features
    weights: NDArray[np.float16]
    offsets: Scores

    def scores(self, text: str) -> Scores:
        """Return what the runs of a text say for each task."""
        columns, values = self.features.vector(text)
        rows = self.weights[columns].astype(np.float32)
        scores: Scores = values @ rows + self.offsets
        return scores
