"""Which days a deadline cannot end on (lukkedage): two readings, since the law is sure of some days only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from indgang.foundation.workdays import holiday_name, is_holiday

_SATURDAY: Final = 5
_ASCENSION: Final = ((4, 30), (6, 3))
"""The first and the last day on which Ascension can fall; it is the only holiday on a Thursday between them."""


def public_day_off(day: date) -> str:
    """Return why offices are closed for certain: weekend or public holiday; empty when they are open."""
    if name := holiday_name(day):
        return name
    if day.weekday() >= _SATURDAY:
        return _("lørdag") if day.weekday() == _SATURDAY else _("søndag")
    return ""


def further_day_off(day: date) -> str:
    """Return why a day may count as closed as well, by practice more than by statute; empty for all other days."""
    if certain := public_day_off(day):
        return certain
    if (day.month, day.day) in {(6, 5), (12, 24), (12, 31)}:
        return {6: _("grundlovsdag"), 24: _("juleaftensdag"), 31: _("nytårsaftensdag")}[
            6 if day.month == 6 else day.day
        ]
    return _("dagen efter Kristi himmelfartsdag") if _follows_ascension(day) else ""


def _follows_ascension(day: date) -> bool:
    before = day - timedelta(days=1)
    first, last = _ASCENSION
    return before.weekday() == 3 and first <= (before.month, before.day) <= last and is_holiday(before)


@dataclass(frozen=True, slots=True)
class Calendar:
    """One reading of which days are closed (kalender)."""

    why_closed: Callable[[date], str]

    def is_open(self, day: date) -> bool:
        """Tell whether a deadline can end on this day."""
        return not self.why_closed(day)

    def next_open(self, day: date) -> date:
        """Return the day, or the next one on which a deadline can end."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def add_open_days(self, day: date, count: int) -> date:
        """Return the day that lies so many working days after this one, which is not counted itself."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_open(day)
        return day

    def open_days_between(self, first: date, last: date) -> int:
        """Count the working days after the first day, up to and with the last one."""
        return sum(self.is_open(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


CERTAIN: Final = Calendar(public_day_off)
"""Weekends and public holidays: what `safe_by` is reckoned with."""
WIDEST: Final = Calendar(further_day_off)
"""Also 5 June, 24 and 31 December and the Friday after Ascension: what `latest_by` is reckoned with."""
