"""Deadlines reckoned by hand from a calendar and the text of the rules, held against the product's own reckoning."""

import calendar
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.law.deadlines import Delivery, Interruption, Length, Unit, compute

BY_HAND: Final = """
2015-03-20 4w   2015-04-17 2015-04-17
2025-11-01 4w   2025-12-01 2025-12-01
2026-03-05 4w   2026-04-07 2026-04-07
2025-05-02 4w   2025-05-30 2025-06-02
2025-05-08 4w   2025-06-05 2025-06-06
2025-11-26 4w   2025-12-24 2025-12-29
2023-04-07 4w   2023-05-08 2023-05-08
2024-03-29 4w   2024-04-26 2024-04-26
2025-09-01 7wd  2025-09-10 2025-09-10
2025-09-01 14wd 2025-09-19 2025-09-19
2025-09-01 20wd 2025-09-29 2025-09-29
2025-09-01 40wd 2025-10-27 2025-10-27
2026-01-14 1m   2026-02-16 2026-02-16
2025-01-14 1m   2025-02-14 2025-02-14
2025-01-31 1m   2025-02-28 2025-02-28
2024-01-31 1m   2024-02-29 2024-02-29
2024-01-30 1m   2024-02-29 2024-02-29
2023-01-29 1m   2023-02-28 2023-02-28
2025-03-31 1m   2025-04-30 2025-04-30
2024-02-29 12m  2025-02-28 2025-02-28
2024-02-29 1m   2024-04-02 2024-04-02
2025-11-30 1m   2025-12-30 2025-12-30
2025-11-24 1m   2025-12-24 2025-12-29
2025-11-25 1m   2025-12-29 2025-12-29
2025-11-30 3m   2026-03-02 2026-03-02
2025-12-31 2m   2026-03-02 2026-03-02
2025-12-31 6m   2026-06-30 2026-06-30
2025-12-01 1m   2026-01-02 2026-01-02
2025-10-31 2m   2025-12-31 2026-01-02
2024-12-31 1m   2025-01-31 2025-01-31
2025-12-03 4w   2025-12-31 2026-01-02
2025-12-04 4w   2026-01-02 2026-01-02
2025-11-27 4w   2025-12-29 2025-12-29
2025-11-28 4w   2025-12-29 2025-12-29
2026-11-26 4w   2026-12-24 2026-12-28
2026-12-03 4w   2026-12-31 2027-01-04
2026-12-04 4w   2027-01-04 2027-01-04
2026-05-08 4w   2026-06-05 2026-06-08
2026-04-17 4w   2026-05-15 2026-05-18
2026-04-16 4w   2026-05-15 2026-05-18
2025-05-01 4w   2025-05-30 2025-06-02
2024-04-12 4w   2024-05-10 2024-05-13
2026-04-27 4w   2026-05-26 2026-05-26
2025-05-12 4w   2025-06-10 2025-06-10
2026-03-06 4w   2026-04-07 2026-04-07
2026-03-09 4w   2026-04-07 2026-04-07
2025-03-20 4w   2025-04-22 2025-04-22
2026-04-02 4w   2026-04-30 2026-04-30
2026-04-03 4w   2026-05-01 2026-05-01
2026-04-05 4w   2026-05-04 2026-05-04
2025-12-24 4w   2026-01-21 2026-01-21
2025-12-31 4w   2026-01-28 2026-01-28
2025-06-05 4w   2025-07-03 2025-07-03
2025-12-25 4w   2026-01-22 2026-01-22
2025-08-16 4w   2025-09-15 2025-09-15
2025-08-17 4w   2025-09-15 2025-09-15
2025-08-18 4w   2025-09-15 2025-09-15
2023-04-05 4w   2023-05-03 2023-05-03
2022-04-15 4w   2022-05-16 2022-05-16
2024-03-28 4w   2024-04-25 2024-04-25
2023-04-27 7wd  2023-05-09 2023-05-09
2024-04-18 7wd  2024-04-29 2024-04-29
2026-03-30 7wd  2026-04-13 2026-04-13
2025-12-22 7wd  2026-01-05 2026-01-07
2025-12-23 7wd  2026-01-06 2026-01-08
2025-06-04 7wd  2025-06-16 2025-06-17
2026-04-04 1wd  2026-04-07 2026-04-07
2025-09-06 7wd  2025-09-16 2025-09-16
2025-09-07 7wd  2025-09-16 2025-09-16
2025-09-05 7wd  2025-09-16 2025-09-16
2025-12-23 1wd  2025-12-24 2025-12-29
2025-12-30 1wd  2025-12-31 2026-01-02
2025-05-28 1wd  2025-05-30 2025-06-02
2025-05-28 7wd  2025-06-10 2025-06-12
2026-02-14 14d  2026-03-02 2026-03-02
2025-12-10 14d  2025-12-24 2025-12-29
2025-12-11 14d  2025-12-29 2025-12-29
2025-12-17 14d  2025-12-31 2026-01-02
2025-09-01 1d   2025-09-02 2025-09-02
2025-09-05 1d   2025-09-08 2025-09-08
2025-02-28 1d   2025-03-03 2025-03-03
2024-02-28 1d   2024-02-29 2024-02-29
2025-07-01 6m   2026-01-02 2026-01-02
2025-08-31 6m   2026-03-02 2026-03-02
2023-08-31 6m   2024-02-29 2024-02-29
2025-06-24 6m   2025-12-24 2025-12-29
2025-02-28 1m   2025-03-28 2025-03-28
2025-04-30 1m   2025-05-30 2025-06-02
2025-05-05 1m   2025-06-05 2025-06-06
"""
"""Received, length, safe day, latest day."""
INTERRUPTED: Final = """
2025-09-01 4w   2025-10-15 2025-10-15 14d 2025-09-24..2025-10-01
2025-09-01 4w   2025-10-08 2025-10-08 14d 2025-09-03..2025-09-12
2025-09-01 4w   2025-10-06 2025-10-06 14d 2025-09-15..2025-09-22
2025-09-01 4w   2025-10-06 2025-10-06 14d 2025-09-16..2025-09-22
2025-09-01 4w   2025-10-07 2025-10-07 14d 2025-09-14..2025-09-22
2025-09-01 4w   2025-10-22 2025-10-22 14d 2025-09-29..2025-10-08
2025-09-01 4w   2025-09-29 2025-09-29 14d 2025-09-30..2025-10-08
2025-09-01 4w   2025-10-13 2025-10-13 14d 2025-09-24..2025-09-27
2025-09-01 4w   2025-10-13 2025-10-13 14d 2025-09-24..2025-09-28
2025-09-01 4w   2025-10-08 2025-10-08 14d 2025-09-01..2025-09-10
2025-11-20 4w   2025-12-29 2025-12-29 14d 2025-12-01..2025-12-10
2025-11-20 4w   2025-12-31 2026-01-02 14d 2025-12-15..2025-12-17
2025-11-01 4w   2025-12-19 2025-12-19 14d 2025-11-29..2025-12-05
2025-11-01 4w   2025-12-19 2025-12-19 14d 2025-12-01..2025-12-05
2025-11-01 4w   2025-12-01 2025-12-01 14d 2025-12-02..2025-12-05
2026-03-05 4w   2026-04-28 2026-04-28 14d 2026-04-07..2026-04-14
2025-05-02 4w   2025-05-30 2025-06-17 14d 2025-05-31..2025-06-03
2025-09-01 4w   2025-09-29 2025-09-29 14d 2025-09-03..2025-09-03
2025-09-01 4w   2025-10-08 2025-10-08 14d 2025-09-24..2025-09-24
2025-09-01 4w   2025-10-03 2025-10-03 14d 2025-09-03..2025-09-05,2025-09-10..2025-09-12
2025-09-01 4w   2025-11-03 2025-11-03 14d 2025-09-24..2025-10-01,2025-10-14..2025-10-20
2024-02-29 1m   2024-04-10 2024-04-10 14d 2024-03-20..2024-03-27
2025-01-31 1m   2025-03-04 2025-03-04 14d 2025-02-10..2025-02-14
2025-09-01 7wd  2025-09-19 2025-09-19 14d 2025-09-03..2025-09-05
2025-09-01 4w   2025-10-22 2025-10-22 21d 2025-09-24..2025-10-01
2025-09-01 4w   2025-10-08 2025-10-08 1w  2025-09-24..2025-10-01
2025-09-01 4w   2025-10-06 2025-10-06 2d  2025-09-24..2025-10-01
2025-09-01 4w   2025-10-08 2025-10-08 5wd 2025-09-24..2025-10-01
2025-09-01 4w   2025-11-03 2025-11-03 1m  2025-09-24..2025-10-01
2025-09-01 4w   2025-10-15 2025-10-15 2w  2025-09-24..2025-10-01
"""
"""Received, length, safe day, latest day, the least that is left, and when access was asked for and answered."""
EASTER: Final = {
    **{2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1), 2019: (4, 21), 2020: (4, 12), 2021: (4, 4)},
    **{2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16)},
    **{2029: (4, 1), 2030: (4, 21)},
}
"""Easter Sunday, from the church calendar and not from a library."""


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("way", list(Delivery))
def test_the_days_found_by_hand(way: Delivery) -> None:
    for row in rows(BY_HAND):
        received, length, safe, latest = row.split()
        found = compute(date.fromisoformat(received), Length.parse(length), delivery=way)
        assert (found.safe_by, found.latest_by) == (date.fromisoformat(safe), date.fromisoformat(latest)), row


@pytest.mark.parametrize("row", rows(INTERRUPTED))
def test_the_days_found_by_hand_when_access_was_asked_for(row: str) -> None:
    received, length, safe, latest, least, spans = row.split()
    pairs = [span.split("..") for span in spans.split(",")]
    found = compute(
        date.fromisoformat(received),
        Length.parse(length),
        interruptions=[Interruption(*map(date.fromisoformat, pair)) for pair in pairs],
        at_least=Length.parse(least),
    )
    assert (found.safe_by, found.latest_by) == (date.fromisoformat(safe), date.fromisoformat(latest))


@given(
    st.dates(date(2015, 1, 1), date(2028, 12, 31)),
    st.builds(Length, st.integers(1, 30), st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.WORKING_DAYS])),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_second_reckoning_finds_the_same_days(received: date, length: Length, after: int, lasts: int) -> None:
    if length.unit is Unit.MONTHS:
        length = Length(length.count % 12 + 1, Unit.MONTHS)
    asked = received + timedelta(days=after)
    answered = asked + timedelta(days=lasts)
    found = compute(received, length, interruptions=[Interruption(asked, answered)])
    assert found.safe_by == second(received, length, asked, answered, wide=False)
    assert found.latest_by == second(received, length, asked, answered, wide=True)


def second(received: date, length: Length, asked: date, answered: date, *, wide: bool) -> date:
    """Reckon once more, written from the text of the rules alone."""
    end = ended(received, length, wide=wide)
    if asked <= moved(end, wide=wide):
        if length.unit is Unit.WORKING_DAYS:
            left = sum(not closed(asked + timedelta(days=n), wide=wide) for n in range(1, (end - asked).days + 1))
            runs_on = ended(answered, Length(left, Unit.WORKING_DAYS), wide=wide)
        else:
            runs_on = answered + max(timedelta(0), end - asked)
        end = max(runs_on, answered + timedelta(days=14))
    return moved(end, wide=wide)


def ended(start: date, length: Length, *, wide: bool) -> date:
    if length.unit is Unit.MONTHS:
        year, month = divmod(start.month - 1 + length.count, 12)
        year, month = start.year + year, month + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    if length.unit is not Unit.WORKING_DAYS:
        return start + timedelta(days=length.count * (7 if length.unit is Unit.WEEKS else 1))
    left = length.count
    while left:
        start += timedelta(days=1)
        left -= not closed(start, wide=wide)
    return start


def moved(day: date, *, wide: bool) -> date:
    while closed(day, wide=wide):
        day += timedelta(days=1)
    return day


def closed(day: date, *, wide: bool) -> bool:
    since_easter = (day - date(day.year, *EASTER[day.year])).days
    holidays = {-3, -2, 0, 1, 39, 49, 50} | ({26} if day.year < 2024 else set()) | ({40} if wide else set())
    fixed = {(1, 1), (12, 25), (12, 26)} | ({(6, 5), (12, 24), (12, 31)} if wide else set())
    return day.weekday() > 4 or since_easter in holidays or (day.month, day.day) in fixed
