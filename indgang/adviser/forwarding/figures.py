"""How long departments take to answer (svartider), with small numbers protected for all but the adviser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.utils.translation import gettext as _

from indgang.adviser.models import Forwarding
from indgang.adviser.protection import gathered, is_small, protect
from indgang.foundation import clock

from .codes import Answer


@dataclass(slots=True)
class Times:
    """What one department was asked, and how it answered (linje)."""

    name: str
    in_time: int = 0
    late: int = 0
    unanswered: int = 0
    waiting: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def cells(self) -> list[int]:
        """The numbers in the order of the table; together they are all that was sent."""
        return [self.in_time, self.late, self.unanswered, self.waiting]

    @property
    def sent(self) -> int:
        """All that was sent, but for what was called back."""
        return sum(self.cells)

    def add(self, row: Forwarding) -> None:
        """Count one forwarding."""
        taken = row.working_days
        if row.answer == Answer.NONE:
            self.unanswered += 1
        elif taken is None or row.answered_on is None:
            self.waiting += 1
        else:
            self.days.append(taken)
            if row.answered_on <= row.due:
                self.in_time += 1
            else:
                self.late += 1

    def absorb(self, other: Times) -> None:
        """Take in a department that is too small to stand alone."""
        self.in_time += other.in_time
        self.late += other.late
        self.unanswered += other.unanswered
        self.waiting += other.waiting
        self.days += other.days


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it may be shown; None stands where a number is hidden."""

    name: str
    sent: int | None
    cells: tuple[int | None, ...]
    median: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer times of a period (svartider)."""

    lines: list[Line]
    total: Line | None
    gathered: int
    """How many departments were put together, because each of them was too small to show."""


def answer_times(first: date, last: date, *, exact: bool) -> Table:
    """Return the table for what was sent in a period, both days included; protected unless it is for the adviser."""
    since, end = clock.start_of_day(first), clock.end_of_day(last)
    rows = Forwarding.objects.not_recalled().filter(sent_at__gte=since, sent_at__lt=end).select_related("department")
    counted: dict[str, Times] = defaultdict(lambda: Times(""))
    for row in rows:
        times = counted[row.department.name]
        times.name = row.department.name
        times.add(row)
    found = sorted(counted.values(), key=lambda each: each.name)
    return _exact(found) if exact else _protected(found)


def _exact(found: Sequence[Times]) -> Table:
    lines = [Line(each.name, each.sent, tuple(each.cells), _median(each.days)) for each in found]
    whole = _together(found, _("I alt"))
    total = Line(whole.name, whole.sent, tuple(whole.cells), _median(whole.days))
    return Table(lines, total if found else None, 0)


def _protected(found: Sequence[Times]) -> Table:
    small = gathered({each.name: each.sent for each in found})
    kept = [each for each in found if each.name not in small]
    if small:
        kept.append(_together([each for each in found if each.name in small], _("Andre afdelinger")))
    if not kept or is_small(sum(each.sent for each in kept)):
        return Table([], None, len(small))
    shown = protect([each.cells for each in kept])
    lines = [
        Line(each.name, sent, cells, _median(each.days) if len(each.days) >= _ENOUGH else None)
        for each, sent, cells in zip(kept, shown.row_totals, shown.cells, strict=True)
    ]
    whole = _together(found, _("I alt"))
    middle = _median(whole.days) if len(whole.days) >= _ENOUGH else None
    return Table(lines, Line(whole.name, shown.total, shown.column_totals, middle), len(small))


_ENOUGH = 5
"""A middle value of fewer answers could tell of one of them."""


def _together(found: Sequence[Times], name: str) -> Times:
    whole = Times(name)
    for each in found:
        whole.absorb(each)
    return whole


def _median(days: Sequence[int]) -> float | None:
    return float(median(days)) if days else None
