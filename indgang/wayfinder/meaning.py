"""Meaning (betydning): the sayings that lie nearest to what was said, by the sentence model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .embedding import Vectors

type Scores = NDArray[np.float32]

_NEAREST: Final = 3
_FULL: Final = 40_000
"""Sayings up to which every one is measured; beyond it only those of the likeliest tasks."""
_CANDIDATES: Final = 200
_STEPS: Final = 127.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sayings of all tasks as points; kept in one byte a number, which changes no ranking that matters."""

    points: NDArray[np.int8]
    scales: Scores
    middle: Vectors
    table: NDArray[np.int32]
    """A row for each task with its sayings' places, filled up with -1."""
    middles: Vectors
    whole: Vectors | None
    """The points at full size, when there are few enough."""

    @classmethod
    def of(cls, vectors: Vectors, owners: Sequence[int], size: int) -> "Meaning":
        """Hold sayings; `owners` gives each one's task by its place among `size` tasks."""
        middle = vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], dtype=np.float32)
        centred = _unit(vectors - middle)
        scales = np.abs(centred).max(axis=1, initial=1e-9) / _STEPS
        points = np.round(centred / scales[:, None]).astype(np.int8)
        places: list[list[int]] = [[] for _ in range(size)]
        for place, owner in enumerate(owners):
            places[owner].append(place)
        longest = max((len(row) for row in places), default=1) or 1
        table = np.array([_filled(row, longest) for row in places], dtype=np.int32).reshape(size, longest)
        middles = (
            np.stack([centred[row].mean(axis=0) if row else np.zeros_like(middle) for row in places])
            if size
            else vectors
        )
        whole = (points * scales[:, None]).astype(np.float32) if len(points) <= _FULL else None
        return cls(points, scales.astype(np.float32), middle, table, middles, whole)

    def and_one(self, vector: Vectors, owner: int) -> "Meaning":
        """Return the same with one more saying of a task, measured from the same middle."""
        point = _unit(vector - self.middle)
        scale = max(float(np.abs(point).max()), 1e-9) / _STEPS
        rounded = np.round(point / scale).astype(np.int8)
        table = np.hstack([self.table, np.full((len(self.table), 1), -1, dtype=np.int32)])
        table[owner, -1] = len(self.points)
        whole = None if self.whole is None else np.vstack([self.whole, (rounded * scale).astype(np.float32)])
        points, scales = np.vstack([self.points, rounded]), np.append(self.scales, np.float32(scale))
        return replace(self, points=points, scales=scales, table=table, whole=whole)

    def nearest(self, vector: Vectors) -> tuple[Scores, NDArray[np.int32]]:
        """Return how near each task's sayings lie (-1 to 1), and the place of each one's nearest; -1 for none."""
        point = _unit(vector - self.middle)
        if self.whole is not None:
            return self._measured(self.whole @ point, self.table)
        return self._among_the_likeliest(point)

    def _among_the_likeliest(self, point: Vectors) -> tuple[Scores, NDArray[np.int32]]:
        """Measure the sayings of the tasks whose middle lies nearest; the others have half their middle's nearness."""
        rough: Scores = self.middles @ point
        chosen = np.argsort(-rough, kind="stable")[:_CANDIDATES]
        rows = self.table[chosen]
        near = np.zeros(len(self.points) + 1, dtype=np.float32)
        wanted = np.unique(rows[rows >= 0])
        near[wanted] = (self.points[wanted].astype(np.float32) * self.scales[wanted, None]) @ point
        scores, first = rough * np.float32(0.5), np.full(len(rough), -1, dtype=np.int32)
        scores[chosen], first[chosen] = self._measured(near, rows)
        return scores, first

    def _measured(self, near: Scores, table: NDArray[np.int32]) -> tuple[Scores, NDArray[np.int32]]:
        rows = np.where(table >= 0, near[table], np.float32(-1.0))
        best = rows.argmax(axis=1)
        first = np.take_along_axis(table, best[:, None], axis=1)[:, 0]
        top = -np.sort(-rows, axis=1)[:, :_NEAREST]
        held = np.maximum(top, -1.0)
        counted = (held > -1.0).sum(axis=1).clip(1)
        mean = np.where(held > -1.0, held, 0.0).sum(axis=1) / counted
        scores: Scores = ((mean + held[:, 0]) / 2).astype(np.float32)
        return np.where(first >= 0, scores, np.float32(0.0)), first


def _filled(row: Sequence[int], longest: int) -> list[int]:
    return [*row, *[-1] * (longest - len(row))]


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
