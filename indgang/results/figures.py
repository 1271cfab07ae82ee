"""Figures (tal): shares with their uncertainty, and the counts that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from indgang.foundation.intervals import Interval, wilson

from .metrics import Metric

SMALLEST_PUBLISHED: Final = 5
"""Cells with fewer inquiries than this leave the house for nobody."""

UNSETTLED: Final = 0.05
"""With a larger share pending than this, a verified figure is marked as not settled."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one cell; the same names as the facts' columns."""

    population: int = 0
    open: int = 0
    solved: int = 0
    solved_first: int = 0
    known: int = 0
    pending: int = 0
    verified: int = 0
    verified_first: int = 0
    told_elsewhere: int = 0
    handed_over: int = 0
    shown: int = 0
    handovers: int = 0
    seconds: int = 0

    @classmethod
    def total(cls, cells: Iterable[Counts]) -> Counts:
        """Return the sum of the cells."""
        columns = zip(*([getattr(cell, name) for name in _NAMES] for cell in cells), strict=True)
        return cls(*map(sum, columns))

    @property
    def unknown(self) -> int:
        """Inquiries by citizens whom nobody knows; they cannot be verified."""
        return self.population - self.known

    @property
    def decided(self) -> int:
        """Inquiries by known citizens of which it can be told whether the citizen came back."""
        return self.known - self.pending

    def unsettled(self, metric: Metric) -> bool:
        """Tell whether so much is pending that the metric's share will still change noticeably.

        What can be decided early is mostly what failed, so the share of such days begins low and rises.
        """
        return metric.total == "decided" and self.pending > UNSETTLED * self.known

    def if_all_hold(self, metric: Metric) -> Figure:
        """Return the figure as it will be if no pending citizen comes back; only of metrics that wait."""
        figure = self.figure(metric)
        return Figure(figure.hits + self.pending, figure.total + self.pending)

    @property
    def minutes(self) -> float | None:
        """Minutes of contact an inquiry, on average."""
        return self.seconds / 60 / self.population if self.population else None

    def figure(self, metric: Metric) -> Figure:
        """Return the metric's figure for this cell."""
        return Figure(getattr(self, metric.hits), getattr(self, metric.total))

    @property
    def unknown_figure(self) -> Figure:
        """The share of unknown citizens (ukendt andel), which is stated beside what is verified."""
        return Figure(self.unknown, self.population)


_NAMES: Final = [field.name for field in fields(Counts)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share (andel) of inquiries: so many of so many."""

    hits: int
    total: int

    @property
    def share(self) -> float | None:
        """The share between 0 and 1; None when there is nothing to share."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the share."""
        return wilson(self.hits, self.total)

    @property
    def misses(self) -> int:
        """Inquiries in the total that are no hits."""
        return self.total - self.hits

    @property
    def suppressed(self) -> bool:
        """Tell whether the cell is too small to be published."""
        return 0 < self.total < SMALLEST_PUBLISHED


def withheld(figures: list[Figure]) -> list[bool]:
    """Tell for each cell of a breakdown whether it is kept back from publication.

    One cell alone could be reckoned from the sum of the others, so the smallest of those is kept back with it.
    """
    held = [figure.suppressed for figure in figures]
    others = [n for n, figure in enumerate(figures) if figure.total and not held[n]]
    if sum(held) == 1 and others:
        held[min(others, key=lambda n: figures[n].total)] = True
    return held
