"""The clock of a forwarding in working days, also over Christmas and Easter."""

from dataclasses import astuple
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.forwarding.dates import Days, dates_for
from indgang.foundation.workdays import is_working_day, working_days_between

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("sent", "receipt", "remind", "due", "leader", "director"),
    [
        ("2026-09-14", "2026-09-16", "2026-09-24", "2026-09-28", "2026-09-29", "2026-10-12"),
        ("2026-12-17", "2026-12-21", "2026-12-30", "2027-01-04", "2027-01-05", "2027-01-18"),
        ("2026-12-23", "2026-12-28", "2027-01-06", "2027-01-08", "2027-01-11", "2027-01-22"),
        ("2027-03-19", "2027-03-23", "2027-04-05", "2027-04-07", "2027-04-08", "2027-04-21"),
        ("2026-09-19", "2026-09-22", "2026-09-30", "2026-10-02", "2026-10-05", "2026-10-16"),
    ],
    ids=["a plain Monday", "before Christmas", "the last day before Christmas", "before Easter", "a Saturday"],
)
def test_when_each_step_falls(sent: str, receipt: str, remind: str, due: str, leader: str, director: str) -> None:
    wanted = tuple(date.fromisoformat(day) for day in (receipt, remind, due, leader, director))
    assert astuple(dates_for(date.fromisoformat(sent), Days())) == wanted


@given(DAYS)
def test_each_step_comes_later_and_on_a_working_day(sent: date) -> None:
    days = (sent, *astuple(dates_for(sent, Days())))
    assert all(first < second for first, second in pairwise(days))
    assert all(is_working_day(day) for day in days[1:])


@given(DAYS, st.integers(0, 40))
def test_moved_by_the_working_days_of_a_pause(sent: date, waited: int) -> None:
    before = dates_for(sent, Days())
    after = before.moved(waited)
    for first, second in zip(astuple(before), astuple(after), strict=True):
        assert working_days_between(first, second) == waited


@given(DAYS, st.integers(1, 60))
def test_extended_to_the_day_itself(sent: date, more: int) -> None:
    before = dates_for(sent, Days())
    until = before.due + timedelta(days=more)
    after = before.extended(until)
    assert after.due == until
    assert after.receipt_due == before.receipt_due
    assert after.leader_on > until or after.leader_on >= before.leader_on
    assert after.leader_on > before.due


@pytest.mark.parametrize(
    ("days", "fits"),
    [
        (Days(), True),
        (Days(receipt=0), False),
        (Days(reminder=10), False),
        (Days(leader=10), False),
        (Days(director=11), False),
        (Days(1, 1, 2, 3, 4), True),
    ],
)
def test_the_steps_rise(days: Days, fits: bool) -> None:
    assert days.is_in_order == fits
