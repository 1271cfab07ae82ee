"""Spans of time (tidsrum) and the months, quarters and years in them; plain reckoning with dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.foundation import clock

_DAY = timedelta(days=1)


class Step(StrEnum):
    """How long each step of a trend is (trin)."""

    MONTH = "maaned"
    QUARTER = "kvartal"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a day to a day, both included (periode)."""

    first: date
    last: date

    @classmethod
    def of_year(cls, year: int) -> Span:
        """Return a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment, and the first moment after."""
        return clock.start_of_day(self.first), clock.end_of_day(self.last)

    @property
    def before(self) -> Span:
        """The span of as many days that ends where this one begins (perioden før)."""
        return Span(self.first - self.days * _DAY, self.first - _DAY)

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the span."""
        return self.first <= day <= self.last

    def steps(self, step: Step) -> list[Span]:
        """Return the months or quarters that the span touches, cut off at its ends."""
        return list(self._steps(step))

    def _steps(self, step: Step) -> Iterator[Span]:
        begins = self.first
        while begins <= self.last:
            ends = _end_of(begins, step)
            yield Span(begins, min(ends, self.last))
            begins = ends + _DAY

    def named(self, step: Step) -> str:
        """Return what a month or a quarter is called."""
        if step is Step.QUARTER:
            return _("%(number)s. kvt. %(year)s") % {"number": quarter_of(self.first), "year": self.first.year}
        return date_format(self.first, "M Y")


def quarter_of(day: date) -> int:
    """Return the number of the quarter (kvartal) that a day lies in."""
    return (day.month + 2) // 3


def _end_of(day: date, step: Step) -> date:
    month = 3 * quarter_of(day) if step is Step.QUARTER else day.month
    return (day.replace(month=month, day=1) + 31 * _DAY).replace(day=1) - _DAY
