"""Working days (arbejdsdage): Monday to Friday except public holidays (helligdage)."""

from datetime import date, timedelta

import holidays
from django.utils.translation import get_language

_PUBLIC = holidays.country_holidays("DK", language="da")
_IN_ENGLISH = holidays.country_holidays("DK", language="en_US")


def is_holiday(day: date) -> bool:
    """Tell whether the day is a Danish public holiday (helligdag); store bededag ended with 2023."""
    return day in _PUBLIC


def holiday_name(day: date) -> str | None:
    """Return the name of the public holiday (helligdag) in the reader's language, or None."""
    names = _IN_ENGLISH if get_language() == "en" else _PUBLIC
    return names.get(day)


def is_working_day(day: date) -> bool:
    """Tell whether offices keep time on this day."""
    return day.weekday() < 5 and not is_holiday(day)


def add_working_days(day: date, count: int) -> date:
    """Return the day that lies `count` working days after `day`; the day itself is not counted.

    Raises ValueError if count is negative.
    """
    if count < 0:
        raise ValueError("count must be 0 or more")
    while count:
        day += timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day


def working_days_between(first: date, last: date) -> int:
    """Count the working days after `first` up to and including `last`; negative when last comes first."""
    if last < first:
        return -working_days_between(last, first)
    span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(map(is_working_day, span))
