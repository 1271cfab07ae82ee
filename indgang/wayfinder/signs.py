"""Signs (tegn) that a question is about more than a task: danger, a complaint over the municipality, a life event.

Each kind has a linear support vector machine that tells it from ordinary questions, and one that tells which of the
kind it is. They are learnt from the product's own examples by `tools/wayfinder.py` and come with the product; with the
sentence model they go by meaning and shapes of words, and by the nearest examples; without it by shapes alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .embedding import Vectors
from .phrases import DATA
from .shapes import Features
from .shelf import KEY_BYTES, shipped_points

type Scores = NDArray[np.float32]

FILE: Final = DATA / "signs.npz"
KINDS: Final = ("emergency", "complaint", "life_event")
EXAMPLES: Final = {kind: f"{kind}_examples.tsv" for kind in KINDS}
ORDINARY: Final = "-"
"""What stands in the examples before a question that only sounds like the kind."""
_SURE_ENOUGH: Final = {
    ("emergency", True): 0.6,
    ("emergency", False): 0.2,
    ("complaint", True): 0.3,
    ("complaint", False): 0.2,
    ("life_event", True): 0.75,
    ("life_event", False): 0.2,
}
"""How far on the right side of the line a question must lie, with the sentence model and without."""
_NEARNESS: Final = 4.0
"""How much being nearer to an example than to any ordinary question counts."""
_NEAREST_THERE: Final = 2
_NEAREST_WHICH: Final = 3


@dataclass(frozen=True, slots=True)
class Machine:
    """Learnt weights: rows for the point's values and then the runs, columns for what can be told."""

    weights: NDArray[np.float16]
    offsets: Scores

    def scores(self, columns: NDArray[np.int32], values: Scores) -> Scores:
        """Return how far on the right side of each line the question lies."""
        scores: Scores = values @ self.weights[columns].astype(np.float32) + self.offsets
        return scores


@dataclass(frozen=True, slots=True)
class Examples:
    """The points of a kind's examples and of ordinary questions, from the middle and of length 1."""

    points: Vectors
    owners: NDArray[np.int16]
    """The place of each example's name; -1 for an ordinary question."""

    def lead(self, point: Vectors) -> float:
        """Return how much nearer the nearest examples lie than the nearest ordinary questions."""
        near = self.points @ point
        return _best(near[self.owners >= 0], _NEAREST_THERE) - _best(near[self.owners < 0], _NEAREST_THERE)

    def by_name(self, point: Vectors, names: int) -> Scores:
        """Return how near each name's nearest examples lie."""
        near = self.points @ point
        return np.array([_best(near[self.owners == name], _NEAREST_WHICH) for name in range(names)], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of sign: is it there, and which one is it."""

    names: tuple[str, ...]
    there: Machine
    which: Machine
    examples: Examples | None

    def is_there(self, columns: NDArray[np.int32], values: Scores, point: Vectors | None) -> float:
        """Return how far on the right side of the line a question lies."""
        score = float(self.there.scores(columns, values)[0])
        return score if self.examples is None or point is None else score + _NEARNESS * self.examples.lead(point)

    def name(self, columns: NDArray[np.int32], values: Scores, point: Vectors | None) -> str:
        """Return which one of the kind it most likely is."""
        scores = spread(self.which.scores(columns, values))
        if self.examples is not None and point is not None:
            scores = scores + 2 * spread(self.examples.by_name(point, len(self.names)))
        return self.names[int(scores.argmax())]


@dataclass(frozen=True, slots=True)
class Signs:
    """What is needed to spot signs, with or without the sentence model."""

    features: Features
    middle: Vectors
    kinds: Mapping[tuple[str, bool], Kind]
    """By kind of sign, and whether the question's point is known."""

    def spot(self, text: str, vector: Vectors | None) -> dict[str, str]:
        """Return which sign of each kind there is in a question, by its code; kinds that are not there are left out."""
        columns, values = self.describe(text, vector)
        point = None if vector is None else direction(self.middle, vector)
        found = {}
        for kind in KINDS:
            key = kind, vector is not None
            if self.kinds[key].is_there(columns, values, point) > _SURE_ENOUGH[key]:
                found[kind] = self.kinds[key].name(columns, values, point)
        return found

    def describe(self, text: str, vector: Vectors | None) -> tuple[NDArray[np.int32], Scores]:
        """Return the columns and values that stand for a question: its point, then its runs."""
        return described(self.features, self.middle, text, vector)


def described(
    features: Features, middle: Vectors, text: str, vector: Vectors | None
) -> tuple[NDArray[np.int32], Scores]:
    """Return the columns and values of a question: its point's, of length 1, then its runs', of length 1."""
    columns, values = features.vector(text)
    columns = columns + np.int32(len(middle))
    if vector is None:
        return columns, values
    places = np.arange(len(middle), dtype=np.int32)
    return np.concatenate([places, columns]), np.concatenate([direction(middle, vector), values])


def direction(middle: Vectors, vector: Vectors) -> Vectors:
    """Return where a point lies from the middle, of length 1."""
    away = vector - middle
    return (away / max(float(np.linalg.norm(away)), 1e-9)).astype(np.float32)


def spread(scores: Scores) -> Scores:
    """Return scores as distances from their mean in standard deviations."""
    found: Scores = (scores - scores.mean()) / np.float32(max(float(scores.std()), 1e-6))
    return found


def _best(near: Scores, count: int) -> float:
    """Return the mean of the greatest values; -1 when there are none."""
    return float(np.sort(near)[-count:].mean()) if len(near) else -1.0


@cache
def shipped() -> Signs:
    """Return what was learnt from the product's examples."""
    with np.load(FILE) as held:
        features = Features({str(run): place for place, run in enumerate(held["runs"])}, held["rarity"])
        kinds = {
            (kind, with_point): Kind(
                tuple(str(name) for name in held[f"{kind}_names"]),
                _machine(held, kind, "there", with_point),
                _machine(held, kind, "which", with_point),
                _examples(held, kind) if with_point else None,
            )
            for kind in KINDS
            for with_point in (True, False)
        }
        return Signs(features, held["middle"], kinds)


def _examples(held: Mapping[str, NDArray[np.generic]], kind: str) -> Examples:
    keys = [int(key).to_bytes(KEY_BYTES) for key in held[f"{kind}_keys"]]
    points = shipped_points(keys) - held["middle"].astype(np.float32)
    unit = points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    return Examples(unit.astype(np.float32), held[f"{kind}_owners"].astype(np.int16))


def _machine(held: Mapping[str, NDArray[np.generic]], kind: str, part: str, with_point: bool) -> Machine:
    name = f"{kind}_{part}_{'point' if with_point else 'words'}"
    return Machine(held[f"{name}_weights"].astype(np.float16), held[f"{name}_offsets"].astype(np.float32))
