"""Whether a centre is open (åbent), when that changes, and its week in few lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from django.utils import timezone
from django.utils.dates import WEEKDAYS

from indgang.foundation import clock, workdays

from .models import OpeningHours, SpecialDay

_LOOK_AHEAD: Final = 21

type Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Opening:
    """A centre's door at one moment: open until `changes_at`, or closed until then; None when no hours are known."""

    is_open: bool
    changes_at: datetime | None
    holiday: str = ""


class Weekdays(NamedTuple):
    """Weekdays in a row with the same hours; 1 is Monday."""

    first: int
    last: int
    spans: tuple[Span, ...]

    @property
    def label(self) -> str:
        """The weekdays in words, such as "mandag–onsdag"."""
        first, last = str(WEEKDAYS[self.first - 1]), str(WEEKDAYS[self.last - 1])
        return first if self.first == self.last else f"{first}–{last}"


def opening(hours: Iterable[OpeningHours], at: datetime, special: Iterable[SpecialDay] = ()) -> Opening:
    """Tell whether a centre with these hours is open, public holidays (helligdage) taken out.

    A special day (særlig dag) goes before both; of two on one day the later one holds.
    """
    today, days = clock.local_day(at), {each.day: each for each in special}
    holiday = days[today].reason if today in days else workdays.holiday_name(today) or ""
    for opens, closes in _doors(list(hours), today, days):
        if at < closes:
            return Opening(True, closes) if opens <= at else Opening(False, opens, holiday)
    return Opening(False, None, holiday)


def week(hours: Iterable[OpeningHours], day: date) -> list[Weekdays]:
    """Return the ordinary week that holds on a day; weekdays without hours are left out."""
    known = list(hours)
    days = [Weekdays(weekday, weekday, _spans(known, weekday, day)) for weekday in range(1, 8)]
    alike = [list(row) for spans, row in groupby(days, key=lambda each: each.spans) if spans]
    return [Weekdays(row[0].first, row[-1].last, row[0].spans) for row in alike]


def spans_on(hours: Sequence[OpeningHours], day: date, days: Mapping[date, SpecialDay]) -> tuple[Span, ...]:
    """Return when a door is open on a day, with what is special about it."""
    if day in days:
        return days[day].spans
    return () if workdays.is_holiday(day) else _spans(hours, day.isoweekday(), day)


def _doors(
    hours: Sequence[OpeningHours], today: date, days: Mapping[date, SpecialDay]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield when the door is open, from today on, in order."""
    for day in clock.days_between(today, today + timedelta(days=_LOOK_AHEAD)):
        yield from ((_moment(day, opens), _moment(day, closes)) for opens, closes in spans_on(hours, day, days))


def _spans(hours: Sequence[OpeningHours], weekday: int, day: date) -> tuple[Span, ...]:
    """Return the hours of a weekday in the version that holds on a day."""
    held = (
        (each.opens, each.closes)
        for each in hours
        if each.weekday == weekday and each.valid_from <= day and (each.valid_to is None or each.valid_to >= day)
    )
    return tuple(sorted(held))


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
