"""The words of the catalogue, weighed (BM25, Robertson & Zaragoza 2009) and kept in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log
from typing import Final, NamedTuple

from indgang.foundation import language

K1: Final = 1.2
B: Final = 0.6
FIELD_WEIGHTS: Final = {"title": 2.0, "keyword": 1.0, "area": 0.4}


class Place(NamedTuple):
    """Where a stem stands: the word as written, and in which part of the task."""

    word: str
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """A task's words by part."""

    number: int
    parts: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Index:
    """Stems to tasks, with how much each says."""

    weights: dict[str, dict[int, float]] = field(default_factory=dict)
    places: dict[tuple[str, int], Place] = field(default_factory=dict)
    stems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Index:
        """Weigh every word of every task."""
        counts: dict[int, Counter[str]] = {}
        places: dict[tuple[str, int], Place] = {}
        for document in documents:
            counts[document.number] = _count(document, places)
        weights = _weigh(counts)
        return cls(weights, places, sorted(weights))

    def beginning(self, prefix: str) -> list[str]:
        """Return the stems that begin so, for the word that is still being typed."""
        return [stem for stem in self.stems if stem.startswith(prefix)]


def _count(document: Document, places: dict[tuple[str, int], Place]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for where, text in document.parts:
        for word in language.words(text):
            if word in language.STOP_WORDS:
                continue
            stem = language.stem(word)
            counted[stem] += FIELD_WEIGHTS[where]  # type: ignore[assignment]  # a counter of weights
            places.setdefault((stem, document.number), Place(word, where))
    return counted


def _weigh(counts: dict[int, Counter[str]]) -> dict[str, dict[int, float]]:
    mean = sum(counted.total() for counted in counts.values()) / max(len(counts), 1)
    holders: Counter[str] = Counter(stem for counted in counts.values() for stem in counted)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for number, counted in counts.items():
        length = 1 - B + B * counted.total() / mean
        for stem, often in counted.items():
            rarity = log(1 + (len(counts) - holders[stem] + 0.5) / (holders[stem] + 0.5))
            weights[stem][number] = rarity * often * (K1 + 1) / (often + K1 * length)
    return dict(weights)
