"""How long a deadline is (fristens længde): a number and a unit, as the law counts them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from django.utils.translation import ngettext

from .calendars import Calendar
from .refusals import HoursNeedAMoment, LengthTooLong, UnreadableLength

_WRITTEN: Final = re.compile(r"(\d{1,6})\s*(wd|[hdwmy])", re.IGNORECASE | re.ASCII)
_LONGEST_DAYS: Final = 40 * 366


class Unit(StrEnum):
    """What is counted (enhed)."""

    HOURS = "h"
    DAYS = "d"
    WORKING_DAYS = "wd"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"


_DAYS_IN: Final = {
    Unit.HOURS: 1 / 24,
    Unit.DAYS: 1,
    Unit.WORKING_DAYS: 1.5,
    Unit.WEEKS: 7,
    Unit.MONTHS: 31,
    Unit.YEARS: 366,
}
"""About how many days one is, at most: to refuse what no deadline can be."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length such as four weeks (længde): weeks are weeks, months are months, and the first day is not counted."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read a length written as 4w, 14d, 1m, 2y, 7wd or 72h. Raises UnreadableLength, LengthTooLong."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise UnreadableLength(written=written)
        length = cls(int(found[1]), Unit(found[2].lower()))
        if length.count * _DAYS_IN[length.unit] > _LONGEST_DAYS:
            raise LengthTooLong(length=length.words)
        return length

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def words(self) -> str:
        """The length as people say it, such as 4 uger."""
        said = {
            Unit.HOURS: ngettext("%(count)s time", "%(count)s timer", self.count),
            Unit.DAYS: ngettext("%(count)s dag", "%(count)s dage", self.count),
            Unit.WORKING_DAYS: ngettext("%(count)s arbejdsdag", "%(count)s arbejdsdage", self.count),
            Unit.WEEKS: ngettext("%(count)s uge", "%(count)s uger", self.count),
            Unit.MONTHS: ngettext("%(count)s måned", "%(count)s måneder", self.count),
            Unit.YEARS: ngettext("%(count)s år", "%(count)s år", self.count),
        }
        return said[self.unit] % {"count": self.count}

    def after(self, day: date, calendar_: Calendar) -> date:
        """Return the day on which the time ends, before anything moves it; the day itself is not counted.

        Weeks end on the same weekday and months on the same date, or on the month's last day when it has no such date.
        Raises HoursNeedAMoment.
        """
        if self.unit is Unit.HOURS:
            raise HoursNeedAMoment
        if self.unit is Unit.WORKING_DAYS:
            return calendar_.add_open_days(day, self.count)
        if self.unit in {Unit.MONTHS, Unit.YEARS}:
            return _months_after(day, self.count * (12 if self.unit is Unit.YEARS else 1))
        return day + timedelta(days=self.count * (7 if self.unit is Unit.WEEKS else 1))


def _months_after(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
