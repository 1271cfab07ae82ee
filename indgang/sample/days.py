"""The town's calendar (kalender): local days and moments as whole numbers, reckoned once.

A moment is the seconds since 1970; a day is its ordinal. Nothing in the town happens in the hours when clocks change.
"""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from indgang.foundation import clock, workdays

DAY: Final = 86_400
MINUTE: Final = 60
NOON: Final = time(12)
_BEYOND: Final = 260
_OFFICE: Final = (8 * 3600 + 900, 15 * 3600)


class Days:
    """All days from the first to some months after the last, so that lives can be planned to their end."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first.toordinal(), last.toordinal()
        self.end = int(clock.end_of_day(last).timestamp())
        span = range(self.first, self.last + _BEYOND)
        self.date = {ordinal: date.fromordinal(ordinal) for ordinal in span}
        self._midnight = {ordinal: _midnight(day) for ordinal, day in self.date.items()}
        self.working = [ordinal for ordinal, day in self.date.items() if workdays.is_working_day(day)]
        self._is_working = frozenset(self.working)

    def is_working(self, ordinal: int) -> bool:
        """Tell whether offices keep time on the day."""
        return ordinal in self._is_working

    def at(self, ordinal: int, second: int) -> int:
        """Return the moment of a local time of day."""
        return self._midnight[ordinal] + second

    def day_of(self, at: int) -> int:
        """Return the local day of a moment."""
        ordinal = at // DAY + 719_163
        if at >= self._midnight.get(ordinal + 1, at + 1):
            return ordinal + 1
        return ordinal if at >= self._midnight.get(ordinal, at) else ordinal - 1

    def later(self, ordinal: int, count: int) -> int:
        """Return the day so many working days later; 0 gives the day itself, or the next that is one."""
        position = bisect_right(self.working, ordinal)
        if count == 0 and self.is_working(ordinal):
            return ordinal
        return self.working[min(position + max(count, 1), len(self.working)) - 1]

    def office_moment(self, ordinal: int, dice: Random, *, after: int = 0) -> int:
        """Return a moment in office hours of the day, or shortly after `after` when that is later."""
        begins, ends = _OFFICE
        at = self.at(ordinal, begins + int(dice.random() * (ends - begins)))
        return at if at > after else after + 300 + int(dice.random() * 1500)


def moment(at: int) -> datetime:
    """Return a moment as the rest of the product knows it."""
    return datetime.fromtimestamp(at, UTC)


class Clockwork:
    """Writes moments as text for the database, quickly."""

    def __init__(self) -> None:
        self._times = [str(timedelta(seconds=second)).rjust(8, "0") for second in range(DAY)]
        self._days: dict[int, str] = {}

    def text(self, at: int | None) -> str | None:
        """Return "2026-11-21 08:15:00", in UTC."""
        if at is None:
            return None
        day, second = divmod(at, DAY)
        written = self._days.get(day)
        if written is None:
            written = self._days[day] = f"{date.fromordinal(day + 719_163)} "
        return written + self._times[second]


def _midnight(day: date) -> int:
    """Return midnight as it would be without a change of clocks before noon."""
    noon = clock.start_of_day(day).replace(hour=12)
    return int(noon.timestamp()) - DAY // 2
