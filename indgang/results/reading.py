"""Reading (aflæsning): a selection's counts at one moment, from facts where they hold and live where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import chain
from operator import add
from typing import Any, Final

from .counting import KEYS, grouped, opened_during
from .figures import Counts
from .freshness import fresh_runs
from .models import COUNTS, DayFact, FactQuerySet, SpanFact, SpanKind
from .periods import Grain, gaps, steps, whole_steps

NO_TASK: Final = 0
"""Chooses the inquiries without a task."""

NO_PLACEMENT: Final = "none"
"""Chooses the inquiries whose task had no placement, and those without a task."""

_MANY: Final = 100
"""More stretches of live days than this are counted as one."""

type _Row = tuple[date, Any, tuple[int, ...]]
type _Cells = dict[tuple[date, Any], Counts]


class By(StrEnum):
    """What a breakdown (fordeling) tells apart."""

    CENTRE = "centre"
    CHANNEL = "channel"
    TASK = "task"
    PLACEMENT = "placement"
    WEEK = "week"
    MONTH = "month"

    @property
    def column(self) -> str:
        """The facts' column; none for steps of time."""
        columns = {By.CENTRE: "centre_id", By.TASK: "task_id", By.WEEK: "", By.MONTH: ""}
        return columns.get(self, str(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which inquiries are looked at (udsnit): opened on the days from first to last, and narrowed."""

    first: date
    last: date
    centre: int | None = None
    channel: str = ""
    task: int | None = None
    placement: str = ""

    @property
    def narrowing(self) -> dict[str, Any]:
        """The filters, by the names that facts and population share."""
        chosen: dict[str, Any] = {}
        if self.centre is not None:
            chosen["centre_id"] = self.centre
        if self.channel:
            chosen["channel"] = self.channel
        if self.task is not None:
            chosen |= {"task_id__isnull": True} if self.task == NO_TASK else {"task_id": self.task}
        if self.placement:
            chosen["placement"] = "" if self.placement == NO_PLACEMENT else self.placement
        return chosen

    @property
    def columns(self) -> set[str]:
        """The columns that the filters need."""
        return {name.removesuffix("__isnull") for name in self.narrowing}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trend: a day, a week or a month, cut to the selection."""

    first: date
    last: date
    counts: Counts


class Reading:
    """The counts of a selection as they stand at a moment; asks the database once for each question."""

    def __init__(self, selection: Selection, at: datetime) -> None:
        self.selection, self.at = selection, at
        first, last = selection.first, selection.last
        fresh = fresh_runs(first, last, at)
        live = gaps(first, last, fresh)
        if len(live) > _MANY:
            live = [(live[0][0], last)]
            fresh = [run for run in fresh if run[1] < live[0][0]]
        self.fresh, self.live = fresh, live
        self._known: dict[tuple[Grain | None, str], _Cells] = {}

    def total(self) -> Counts:
        """Return the counts of the whole selection."""
        return Counts.total((next(iter(self._known.values()), None) or self._cells(Grain.MONTH, "")).values())

    def trend(self, grain: Grain) -> list[Step]:
        """Return the counts step by step, from the first step with an inquiry to the selection's last."""
        cells = self._cells(grain, "")
        first, last = self.selection.first, self.selection.last
        if not cells:
            return []
        return [
            Step(max(begins, first), min(ends, last), cells.get((begins, None), Counts()))
            for begins, ends in steps(min(begins for begins, _ in cells), last, grain)
        ]

    def breakdown(self, by: By) -> dict[Any, Counts]:
        """Return the counts of each centre, channel, task, placement, week or month that has any."""
        if by in (By.WEEK, By.MONTH):
            return {begins: counts for (begins, _), counts in self._cells(Grain(by), "").items()}
        return {key: counts for (_, key), counts in self._cells(None, by.column).items()}

    def grid(self, grain: Grain, by: By) -> dict[tuple[date, Any], Counts]:
        """Return the counts of each step's first day and each part together."""
        return dict(self._cells(grain, by.column))

    def _cells(self, grain: Grain | None, column: str) -> _Cells:
        """Return the sums by step and by column."""
        known = self._known.get((grain, column))
        if known is None:
            adding: dict[tuple[date, Any], list[int]] = defaultdict(lambda: [0] * len(COUNTS))
            for day, key, counts in chain(self._folded(grain, column), self._counted_live(column)):
                cell = adding[grain.begins(day) if grain else date.min, key]
                cell[:] = map(add, cell, counts)
            known = self._known[grain, column] = {cell: Counts(*sums) for cell, sums in adding.items()}
        return known

    def _folded(self, grain: Grain | None, column: str) -> Iterator[_Row]:
        """Sum the spans that lie within fresh days, then the fresh days that are left."""
        kind = _kind_for(grain, self.selection.columns | {column} - {""})
        whole, days = [], []
        for run in self.fresh:
            begins, rest = whole_steps(run, kind.grain) if kind else ([], [run])
            whole += [(begins[0], begins[-1])] if begins else []
            days += rest
        spans = SpanFact.objects.filter(kind=kind).during(whole, "first")
        for facts, day in ((spans, "first"), (DayFact.objects.during(days, "day"), "day")):
            yield from _summed(facts.filter(**self.selection.narrowing), day if grain else "", column)

    def _counted_live(self, column: str) -> Iterator[_Row]:
        place = KEYS.index(column) if column else None
        for row in self._live_rows:
            yield row[0], None if place is None else row[place], row[len(KEYS) :]

    @cached_property
    def _live_rows(self) -> list[tuple[Any, ...]]:
        return list(grouped(opened_during(self.live).filter(**self.selection.narrowing), self.at))


def _kind_for(grain: Grain | None, columns: set[str]) -> SpanKind | None:
    """Return the coarsest sums that still tell the columns apart."""
    kinds = [kind for kind in SpanKind if columns <= set(kind.keys) and grain in (None, kind.grain)]
    return kinds[0] if kinds else None


def _summed(facts: FactQuerySet[Any], day: str, column: str) -> Iterator[_Row]:
    keys = [key for key in (day, column) if key]
    for row in facts.summed_by(*keys):
        begins = row[0] if day else date.min
        yield begins, row[len(keys) - 1] if column else None, row[len(keys) :]
