from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation import clock

DENMARK = ZoneInfo("Europe/Copenhagen")
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_now_is_a_moment_and_never_a_naive_one() -> None:
    with time_machine.travel(datetime(2026, 9, 14, 8, 0, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
        assert clock.now().tzinfo is not None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 9, 14, 21, 59, tzinfo=UTC), date(2026, 9, 14)),
        (datetime(2026, 9, 14, 22, 0, tzinfo=UTC), date(2026, 9, 15)),
        (datetime(2026, 1, 14, 22, 59, tzinfo=UTC), date(2026, 1, 14)),
        (datetime(2026, 1, 14, 23, 0, tzinfo=UTC), date(2026, 1, 15)),
    ],
)
def test_the_day_is_the_municipalitys_own(moment: datetime, day: date) -> None:
    assert clock.local_day(moment) == day


def test_a_day_without_an_hour_is_23_hours_and_one_with_two_is_25() -> None:
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)):
        assert clock.end_of_day(day) - clock.start_of_day(day).astimezone(UTC) == timedelta(hours=hours)


@given(DAYS)
def test_a_day_begins_where_the_one_before_ends(day: date) -> None:
    assert clock.end_of_day(day) == clock.start_of_day(day + timedelta(days=1))
    assert clock.local_day(clock.start_of_day(day)) == day
    assert clock.local_day(clock.end_of_day(day) - timedelta(microseconds=1)) == day


@given(DAYS)
def test_the_week_begins_on_its_monday(day: date) -> None:
    monday = clock.monday_of(day)
    assert monday.weekday() == 0
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]


@given(DAYS, st.integers(0, 400))
def test_both_ends_are_among_the_days(first: date, length: int) -> None:
    days = clock.days_between(first, first + timedelta(days=length))
    assert (days[0], days[-1], len(days)) == (first, first + timedelta(days=length), length + 1)


def test_there_are_no_days_backwards() -> None:
    assert clock.days_between(date(2026, 1, 2), date(2026, 1, 1)) == []


def test_a_year_before_a_leap_day_is_the_28th() -> None:
    assert clock.a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert clock.a_year_before(date(2025, 3, 1)) == date(2024, 3, 1)
