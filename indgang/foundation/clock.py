"""Moments and local days (dage) in the municipality's time zone."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def now() -> datetime:
    """Return the present moment; the one place where the product reads the clock."""
    return timezone.now()


def local_day(at: datetime) -> date:
    """Return the calendar day (dag) on which the moment falls in the municipality."""
    return timezone.localtime(at).date()


def start_of_day(day: date) -> datetime:
    """Return the first moment of a local day, right also on the days when clocks change."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of_day(day: date) -> datetime:
    """Return the first moment after a local day."""
    return start_of_day(day + timedelta(days=1))


def monday_of(day: date) -> date:
    """Return the Monday of the day's ISO week (uge)."""
    return day - timedelta(days=day.weekday())


def days_between(first: date, last: date) -> list[date]:
    """Return every day from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def a_year_before(day: date) -> date:
    """Return the same day of the year before; of 29 February, the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
