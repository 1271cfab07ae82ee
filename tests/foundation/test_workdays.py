from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.workdays import (
    add_working_days,
    holiday_name,
    is_holiday,
    is_working_day,
    working_days_between,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2023, 5, 5),
    ],
)
def test_public_holidays_are_no_working_days(day: date) -> None:
    assert is_holiday(day)
    assert not is_working_day(day)
    assert holiday_name(day)


def test_a_holiday_is_named_in_the_readers_language() -> None:
    christmas = date(2026, 12, 25)
    assert holiday_name(christmas) == "Juledag"
    with translation.override("en"):
        assert holiday_name(christmas) == "Christmas Day"


@pytest.mark.parametrize("day", [date(2024, 4, 26), date(2026, 5, 1), date(2026, 9, 14)])
def test_great_prayer_day_ended_with_2023_and_other_days_are_worked(day: date) -> None:
    assert is_working_day(day)
    assert holiday_name(day) is None


def test_weekends_are_not_worked() -> None:
    assert not is_working_day(date(2026, 9, 12))
    assert not is_working_day(date(2026, 9, 13))


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 9, 14), 0, date(2026, 9, 14)),
        (date(2026, 9, 14), 1, date(2026, 9, 15)),
        (date(2026, 9, 14), 5, date(2026, 9, 21)),
        (date(2026, 9, 18), 1, date(2026, 9, 21)),
        (date(2026, 4, 1), 1, date(2026, 4, 7)),
        (date(2026, 12, 23), 3, date(2026, 12, 29)),
    ],
)
def test_working_days_are_added_after_the_day_itself(day: date, count: int, due: date) -> None:
    assert add_working_days(day, count) == due


def test_working_days_are_never_taken_away() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        add_working_days(date(2026, 9, 14), -1)


@given(DAYS, st.integers(1, 120))
def test_what_is_promised_falls_on_a_working_day(day: date, count: int) -> None:
    assert is_working_day(add_working_days(day, count))


@given(DAYS, COUNTS)
def test_counting_undoes_adding(day: date, count: int) -> None:
    assert working_days_between(day, add_working_days(day, count)) == count


@given(DAYS, COUNTS, COUNTS)
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@given(DAYS, st.integers(-100, 100))
def test_counting_backwards_is_negative(first: date, span: int) -> None:
    last = first + timedelta(days=span)
    assert working_days_between(first, last) == -working_days_between(last, first)
