"""The centres' doors (døre): which are open now, when that changes, and which days they stay closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from indgang.foundation import clock, workdays

from .models import Centre
from .opening import Opening, Weekdays, opening, week

_SOON: Final = 14


@dataclass(frozen=True, slots=True)
class Door:
    """A centre, whether it is open now, and its week."""

    centre: Centre
    now: Opening
    week: list[Weekdays]
    is_today: bool
    is_tomorrow: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """A weekday on which every door stays closed (lukkedag), and why."""

    day: date
    name: str


def doors(at: datetime) -> list[Door]:
    """Return every centre as it stands at a moment, in the municipality's own order; two queries."""
    today = clock.local_day(at)
    return [_door(centre, at, today) for centre in Centre.objects.prefetch_related("hours")]


def closings(found: Iterable[Door], today: date) -> list[Closing]:
    """Return the days of the next fortnight on which a public holiday closes doors that would have been open."""
    weekdays = {number for door in found for days in door.week for number in range(days.first, days.last + 1)}
    days = clock.days_between(today, date.fromordinal(today.toordinal() + _SOON))
    return [
        Closing(day, workdays.holiday_name(day) or "")
        for day in days
        if workdays.is_holiday(day) and day.isoweekday() in weekdays
    ]


def _door(centre: Centre, at: datetime, today: date) -> Door:
    hours = centre.hours.all()
    state = opening(hours, at)
    days = (clock.local_day(state.changes_at) - today).days if state.changes_at else None
    return Door(centre, state, week(hours, today), is_today=days == 0, is_tomorrow=days == 1)
