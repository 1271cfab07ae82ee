"""Signs (tegn) that a question is about more than a task: danger, a complaint over the municipality, a life event.

Each kind has a linear support vector machine that tells it from ordinary questions, and one that tells which of the
kind it is. They are learnt from the product's own examples by `tools/wayfinder.py` and come with the product; with the
sentence model they go by meaning and shapes of words, without it by shapes alone.
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

type Scores = NDArray[np.float32]

FILE: Final = DATA / "signs.npz"
KINDS: Final = ("emergency", "complaint", "life_event")
EXAMPLES: Final = {kind: f"{kind}_examples.tsv" for kind in KINDS}
ORDINARY: Final = "-"
"""What stands in the examples before a question that only sounds like the kind."""
_SURE_ENOUGH: Final = {"emergency": 0.1, "complaint": 0.15, "life_event": 0.2}
"""How far on the right side of the line a question must lie."""


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
class Kind:
    """One kind of sign: is it there, and which one is it."""

    names: tuple[str, ...]
    there: Machine
    which: Machine


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
        found = {}
        for kind in KINDS:
            learnt = self.kinds[kind, vector is not None]
            if float(learnt.there.scores(columns, values)[0]) > _SURE_ENOUGH[kind]:
                found[kind] = learnt.names[int(learnt.which.scores(columns, values).argmax())]
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
    away = vector - middle
    point = (away / max(float(np.linalg.norm(away)), 1e-9)).astype(np.float32)
    places = np.arange(len(middle), dtype=np.int32)
    return np.concatenate([places, columns]), np.concatenate([point, values])


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
            )
            for kind in KINDS
            for with_point in (True, False)
        }
        return Signs(features, held["middle"], kinds)


def _machine(held: Mapping[str, NDArray[np.generic]], kind: str, part: str, with_point: bool) -> Machine:
    name = f"{kind}_{part}_{'point' if with_point else 'words'}"
    return Machine(held[f"{name}_weights"].astype(np.float16), held[f"{name}_offsets"].astype(np.float32))
