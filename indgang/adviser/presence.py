"""When and where the adviser can be met (træffetider): the coming days, with changes and holidays worked in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from indgang.foundation import clock, workdays

from .models.places import Place
from .models.presence import Presence, PresenceChange, PresenceKind


@dataclass(frozen=True, slots=True)
class Hours:
    """The adviser's hours at one place on one day (træffetid); without hours the place is left empty that day."""

    day: date
    place: Place
    opens: time | None
    closes: time | None
    kind: str = PresenceKind.DROP_IN
    reason: str = ""
    """Why the day is not as usual; empty when it is."""

    @property
    def is_open(self) -> bool:
        """Tell whether the adviser is there."""
        return self.opens is not None

    def holds(self, at: datetime) -> bool:
        """Tell whether the adviser is there at a moment."""
        local = timezone.localtime(at)
        return bool(
            self.opens and self.closes and local.date() == self.day and self.opens <= local.time() < self.closes
        )


def coming(first: date, days: int = 28) -> list[Hours]:
    """Return the hours of the coming days, those that fall out included; two queries."""
    last = first + timedelta(days=days - 1)
    usual = list(Presence.objects.in_force(first, last).filter(place__closed_on=None).select_related("place"))
    changes = PresenceChange.objects.filter(day__range=(first, last)).select_related("place")
    return list(lay_out(usual, changes, first, last))


def lay_out(usual: Iterable[Presence], changes: Iterable[PresenceChange], first: date, last: date) -> Iterator[Hours]:
    """Lay the usual hours out on the days from first to last; a change goes before them, and before a holiday."""
    known, changed = list(usual), {(each.place_id, each.day): each for each in changes}
    for day in clock.days_between(first, last):
        found = [each for each in known if each.falls_on(day)]
        places = {each.place_id for each in found}
        for each in found:
            if (each.place_id, day) not in changed:
                yield _usual(each, day)
        for (place, on), change in changed.items():
            if on == day and (place in places or change.opens):
                yield Hours(day, change.place, change.opens, change.closes, reason=change.reason)


def here_now(at: datetime) -> Place | None:
    """Return the place where the adviser is at a moment, if any."""
    today = clock.local_day(at)
    return next((each.place for each in coming(today, 1) if each.holds(at)), None)


def _usual(row: Presence, day: date) -> Hours:
    if workdays.is_holiday(day):
        return Hours(day, row.place, None, None, row.kind, workdays.holiday_name(day) or "")
    return Hours(day, row.place, row.opens, row.closes, row.kind)
