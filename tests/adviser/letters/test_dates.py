"""Dates as authorities write them, and numbers that are no dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.letters import dates, lengths

NEAR = date(2026, 3, 1)
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("senest den 3. maj 2026", date(2026, 5, 3)),
        ("senest d. 8. april", date(2026, 4, 8)),
        ("d.3.maj 2026", date(2026, 5, 3)),
        ("3. sept. 2026", date(2026, 9, 3)),
        ("03.05.2026", date(2026, 5, 3)),
        ("Dato 30.03.26", date(2026, 3, 30)),
        ("02-03-2026", date(2026, 3, 2)),
        ("18/3-2026", date(2026, 3, 18)),
        ("9/3 2026", date(2026, 3, 9)),
        ("den 3/5-26 kl. 10.15", date(2026, 5, 3)),
        ("den 3/5", date(2026, 5, 3)),
        ("2026-05-03", date(2026, 5, 3)),
        ("senest den 27. ds.", date(2026, 3, 27)),
        ("den 2. n.m.", date(2026, 4, 2)),
        ("fra dags dato", NEAR),
        ("inden udgangen af juni", date(2026, 6, 30)),
        ("senest d. 8. januar", date(2027, 1, 8)),
    ],
)
def test_days_are_read_in_all_forms(said, day):
    assert [each.day for each in dates.find(said, NEAR)] == [day]


@pytest.mark.parametrize(
    "said",
    [
        "kl. 10.15",
        "1.845 kr.",
        "Sagsnr. 02.34.02-P19-88-26",
        "27.36.00-G01-41-26",
        "J.nr. 25-60211",
        "§ 10/2",
        "0,5 meter",
        "ring 70 15 73 04",
        "kl. 8-14",
        "den 31. februar 2026",
        "Tlf. 95 00 12-13",
    ],
)
def test_other_numbers_are_no_days(said):
    assert dates.find(said, NEAR) == ()


def test_a_wrong_weekday_is_told():
    (found,) = dates.find("mandag den 24. marts 2026", NEAR)
    assert found.weekday_wrong
    (right,) = dates.find("tirsdag den 24. marts 2026", NEAR)
    assert not right.weekday_wrong


def test_a_year_left_out_is_guessed_and_told():
    (found,) = dates.find("den 15. april", NEAR)
    assert (found.day, found.year_guessed) == (date(2026, 4, 15), True)
    assert dates.find("den 15. april", None) == ()
    (past,) = dates.find("den 15. december", NEAR, forward=False)
    assert past.day == date(2025, 12, 15)


@given(st.dates(date(1995, 1, 1), date(2095, 12, 31)))
def test_every_day_is_read_as_it_is_written(day):
    written = f"{day.day}. {(*MONTHS, 'december')[day.month - 1]} {day.year}"
    for said in (written, f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}", f"{day.day}/{day.month}-{day.year}", f"{day}"):
        assert [each.day for each in dates.find(f"senest den {said}.", NEAR)] == [day]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    for each in dates.find(text, NEAR):
        assert 0 <= each.begin < each.end <= len(text)
    for length in lengths.find(text):
        assert text[length.begin : length.end]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("inden 4 uger", "4w"),
        ("fire uger", "4w"),
        ("fjorten dage", "14d"),
        ("7 arbejdsdage", "7wd"),
        ("10 hverdage", "10wd"),
        ("en måned", "1m"),
        ("3 mdr.", "3m"),
        ("otte dage", "8d"),
    ],
)
def test_lengths(said, code):
    assert [each.code for each in lengths.find(said)] == [code]


@pytest.mark.parametrize("said", ["0 dage", "dagen efter", "ugen før", "§ 4 uger", "1.4 uger"])
def test_no_lengths(said):
    assert list(lengths.find(said)) == []
