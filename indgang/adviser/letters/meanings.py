"""What sentences mean (betydning): the sentence model tells which kind of letter each sentence most likely belongs to.

Signs know only the words somebody thought of; letters have others. So a sentence is also held against sayings of each
kind (`sayings.tsv`), and the nearest ones vote. Where the model is left out, the signs decide alone.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from indgang.wayfinder import embedding
from indgang.wayfinder.embedding import Vectors

from .sheet import Quote, Sheet

SAYINGS: Final = Path(__file__).resolve().parent / "data" / "sayings.tsv"
POINTS: Final = SAYINGS.with_suffix(".npz")
"""The sayings as points, made by `tools/letters.py`; made afresh in memory when they no longer fit the sayings."""
_READ: Final = 30
"""So many sentences are weighed; what a letter is stands in its beginning."""
_SHORTEST: Final = 3
_WORDS: Final = 40
_NEAREST: Final = 2
_NEAR: Final = 0.35
_FLOOR: Final = 0.3
_CLEAR: Final = 5


@dataclass(frozen=True, slots=True)
class Votes:
    """How much the sentences speak for each kind (stemmer), and the sentence that spoke loudest."""

    weights: dict[str, float] = field(default_factory=dict)
    loudest: dict[str, Quote] = field(default_factory=dict)

    def of(self, kind: str) -> float:
        """Return how much speaks for a kind."""
        return self.weights.get(kind, 0.0)


@dataclass(frozen=True, slots=True)
class _Sayings:
    kinds: tuple[str, ...]
    points: Vectors
    middle: Vectors
    places: dict[str, list[int]]


def votes(sheet: Sheet) -> Votes:
    """Return what the letter's sentences speak for; nothing where the sentence model is left out."""
    chosen = [sentence for sentence in sheet.sentences if len(sentence.split()) >= _SHORTEST][:_READ]
    known = _sayings() if chosen else None
    points = embedding.unremembered([_short(sentence) for sentence in chosen]) if known else None
    if known is None or points is None:
        return Votes()
    weights: defaultdict[str, float] = defaultdict(float)
    loudest: dict[str, tuple[float, Quote]] = {}
    for sentence, point in zip(chosen, points, strict=True):
        kind, weight = _vote(known, point)
        weights[kind] += weight
        if weight > loudest.get(kind, (0.0, None))[0]:
            loudest[kind] = weight, Quote(sentence, 0, len(sentence))
    return Votes(dict(weights), {kind: quote for kind, (_weight, quote) in loudest.items()})


def _vote(known: _Sayings, point: Vectors) -> tuple[str, float]:
    nearness = known.points @ _unit(point - known.middle)
    scores = {kind: float(np.sort(nearness[places])[-_NEAREST:].mean()) for kind, places in known.places.items()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    if scores[best] < _NEAR:
        return best, 0.0
    return best, (scores[best] - _FLOOR) * (0.5 + min(1.0, (scores[best] - scores[second]) * _CLEAR))


@cache
def _sayings() -> _Sayings | None:
    kinds, said = read()
    points = _kept() if POINTS.exists() else None
    points = embedding.unremembered(said) if points is None else points
    if points is None:
        return None
    middle = points.mean(axis=0)
    places: dict[str, list[int]] = defaultdict(list)
    for place, kind in enumerate(kinds):
        places[kind].append(place)
    return _Sayings(tuple(kinds), _unit(points - middle), middle, dict(places))


def read() -> tuple[list[str], list[str]]:
    """Return the sayings' kinds and words."""
    with SAYINGS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [row["kind"] for row in rows], [row["saying"] for row in rows]


def digest() -> str:
    """Return what the sayings are known by."""
    return hashlib.sha256(SAYINGS.read_bytes()).hexdigest()


def keep(path: Path = POINTS) -> int:
    """Write the sayings' points beside them, so that no process has to make them; return how many."""
    points = embedding.unremembered(read()[1])
    if points is None:
        return 0
    np.savez_compressed(path, digest=np.array(digest()), points=points.astype(np.float16))
    return len(points)


def _kept() -> Vectors | None:
    with np.load(POINTS) as kept:
        return kept["points"].astype(np.float32) if str(kept["digest"]) == digest() else None


def _short(sentence: str) -> str:
    return " ".join(sentence.split()[:_WORDS])


def _unit(points: Vectors) -> Vectors:
    lengths: Vectors = np.linalg.norm(points, axis=-1, keepdims=True)
    return (points / np.maximum(lengths, np.float32(1e-9))).astype(np.float32)


def loudest(found: Votes, kinds: Sequence[str]) -> tuple[Quote, ...]:
    """Return the sentences that spoke loudest for these kinds."""
    return tuple(found.loudest[kind] for kind in kinds if kind in found.loudest)
