"""The adviser's time (kapacitet): coarse hours spent, held against the hours there are, and a forecast of next week.

Time is noted in four bands; each counts as its middle, and more than three hours as four. The figures are rough, and
the pages say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt
from typing import Final, Self

from indgang.foundation import clock, workdays
from indgang.organisation.models import Employee

from .models import Absence, Activity, Contact, Step, WeeklyHours
from .models.contacts import Spent

USUAL_HOURS: Final = Decimal("18.5")
"""Half of a full post (37 hours): the job description's own figure."""
HOURS_OF_BAND: Final[dict[int, float]] = {
    Spent.QUARTER: 0.125,
    Spent.HOUR: 0.625,
    Spent.THREE_HOURS: 2.0,
    Spent.MORE: 4.0,
}
"""Hours that a band counts as: its middle; the open band as four."""
_DAYS: Final = 5
_Z80: Final = 1.2815515655446004
_WEEKS: Final = 12


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week (uge): hours there were, hours noted, and how many contacts came."""

    monday: date
    available: float
    spent: float
    contacts: int

    @property
    def load(self) -> float | None:
        """The share of the hours that was used; None in a week without hours."""
        return self.spent / self.available if self.available else None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What next week probably takes (forventning), with an 80 % interval, and the hours there are."""

    monday: date
    available: float
    expected: float
    low: float
    high: float
    weeks: int
    """How many earlier weeks it is made from."""

    @property
    def is_too_much(self) -> bool:
        """Tell whether even the low end is more than there is time for."""
        return self.low > self.available


def hours_of(band: int | None) -> float:
    """Return the hours that a band of time counts as; nothing noted counts as nothing."""
    return HOURS_OF_BAND.get(band, 0.0) if band is not None else 0.0


def available(
    monday: date, agreed: Sequence[WeeklyHours], away: Iterable[Absence], *, since: date | None = None
) -> float:
    """Return the hours of a week, or from a day in it: a fifth of the agreed for each working day without absence."""
    off = {day for each in away for day in clock.days_between(each.first, each.last)}
    days = [day for day in clock.days_between(monday, monday + timedelta(days=_DAYS - 1)) if not since or day >= since]
    return sum(float(agreed_on(day, agreed)) / _DAYS for day in days if workdays.is_working_day(day) and day not in off)


def agreed_on(day: date, agreed: Iterable[WeeklyHours]) -> Decimal:
    """Return the weekly hours that hold on a day; the job description's before any are agreed."""
    held = [each for each in agreed if each.valid_from <= day]
    return max(held, key=lambda each: each.valid_from).hours if held else USUAL_HOURS


@dataclass(frozen=True, slots=True)
class Ahead:
    """The days that are left of a week (resten af ugen): their hours, from one day to another."""

    first: date
    last: date
    hours: float


@dataclass(frozen=True, slots=True)
class TimeBook:
    """One adviser's weeks up to and with this one, and the hours and absence they are held against; read once."""

    today: date
    weeks: list[Week]
    agreed: list[WeeklyHours]
    away: list[Absence]

    @classmethod
    def read(cls, employee: Employee, today: date, count: int = _WEEKS + 1) -> Self:
        """Read so many weeks, the oldest first: five queries."""
        last = clock.monday_of(today)
        mondays = [last - timedelta(weeks=number) for number in range(count)][::-1]
        spent, contacts = _noted(employee, mondays[0], last + timedelta(days=6))
        agreed, away = list(WeeklyHours.objects.all()), list(Absence.objects.filter(employee=employee))
        seen = [Week(each, available(each, agreed, away), spent[each], contacts[each]) for each in mondays]
        return cls(today, seen, agreed, away)

    def forecast(self) -> Forecast:
        """Return what next week probably takes, from the full weeks before this one in which there were hours.

        The hours of weeks vary more than a Poisson count does; the interval is the mean's 80 % prediction interval for
        one further week, sample spread times the square root of 1 + 1/n, never below nothing.
        """
        monday = clock.monday_of(self.today) + timedelta(weeks=1)
        before = [each.spent for each in self.weeks[:-1] if each.available]
        return Forecast(monday, available(monday, self.agreed, self.away), *predict(before), len(before))

    def ahead(self) -> Ahead:
        """Return what is left of this week, today included; next week when nothing is left of this one."""
        monday = clock.monday_of(self.today)
        left = available(monday, self.agreed, self.away, since=self.today)
        if left:
            return Ahead(self.today, monday + timedelta(days=6), left)
        following = monday + timedelta(weeks=1)
        return Ahead(following, following + timedelta(days=6), available(following, self.agreed, self.away))


def predict(seen: Sequence[float]) -> tuple[float, float, float]:
    """Return the mean of what was seen, and an 80 % prediction interval for one more (normal approximation)."""
    if not seen:
        return 0.0, 0.0, 0.0
    mean = sum(seen) / len(seen)
    if len(seen) == 1:
        return mean, 0.0, mean * 2
    spread = sqrt(sum((each - mean) ** 2 for each in seen) / (len(seen) - 1))
    reach = _Z80 * spread * sqrt(1 + 1 / len(seen))
    return mean, max(0.0, mean - reach), mean + reach


def _noted(employee: Employee, first: date, last: date) -> tuple[dict[date, float], dict[date, int]]:
    """Return hours and contacts by the Monday of their week."""
    begin, end = clock.start_of_day(first), clock.end_of_day(last)
    spent: dict[date, float] = defaultdict(float)
    contacts: dict[date, int] = defaultdict(int)
    for at, band in Contact.objects.counted().filter(by=employee).between(begin, end).values_list("at", "spent"):
        monday = clock.monday_of(clock.local_day(at))
        spent[monday] += hours_of(band)
        contacts[monday] += 1
    for at, band in Step.objects.filter(by=employee, at__gte=begin, at__lt=end).values_list("at", "spent"):
        spent[clock.monday_of(clock.local_day(at))] += hours_of(band)
    done = Activity.objects.filter(noted_by=employee, on__range=(first, last), discarded_at=None)
    for day, band in done.values_list("on", "spent"):
        spent[clock.monday_of(day)] += hours_of(band)
    return spent, contacts
