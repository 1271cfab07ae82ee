"""The centres' doors (døre): which are open now, when that changes, and which days are not as usual."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from indgang.foundation import clock, workdays

from .models import Centre, SpecialDay
from .opening import Opening, Weekdays, opening, week

_SOON: Final = timedelta(days=14)
_LOOK_AHEAD: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Door:
    """A centre, whether it is open now, its week, and the special days (særlige dage) that come soon."""

    centre: Centre
    now: Opening
    week: list[Weekdays]
    special: list[SpecialDay]
    is_today: bool
    is_tomorrow: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """A day on which every door stays closed although some are usually open (lukkedag), and why."""

    day: date
    name: str


def doors(at: datetime) -> list[Door]:
    """Return every centre as it stands at a moment, in the municipality's own order; three queries."""
    today = clock.local_day(at)
    special = list(SpecialDay.objects.between(today, today + _LOOK_AHEAD))
    return [_door(centre, at, today, special) for centre in Centre.objects.prefetch_related("hours")]


def closings(found: Sequence[Door], today: date) -> list[Closing]:
    """Return the days of the next fortnight on which all doors stay closed that would have been open."""
    weekdays = {number for door in found for days in door.week for number in range(days.first, days.last + 1)}
    days = clock.days_between(today, today + _SOON)
    named = [(day, _why(found, day)) for day in days if day.isoweekday() in weekdays]
    return [Closing(day, name) for day, name in named if name]


def _why(found: Iterable[Door], day: date) -> str:
    """Return why all doors stay closed on a day; nothing when one opens, or when they never do on that weekday."""
    holiday = workdays.holiday_name(day) or ""
    reasons = []
    for door in found:
        special = {each.day: each for each in door.special}.get(day)
        if (special and special.spans) or not (special or holiday):
            return ""
        reasons.append(special.reason if special else holiday)
    return reasons[0] if reasons else ""


def _door(centre: Centre, at: datetime, today: date, special: Iterable[SpecialDay]) -> Door:
    hours = centre.hours.all()
    own = list({each.day: each for each in special if each.centre_id in (None, centre.pk)}.values())
    state = opening(hours, at, own)
    days = (clock.local_day(state.changes_at) - today).days if state.changes_at else None
    return Door(centre, state, week(hours, today), own, is_today=days == 0, is_tomorrow=days == 1)
