from datetime import date

import pytest

from indgang.law import refusals, written
from indgang.law.deadlines import Length, Unit, compute
from indgang.law.deliveries import read_days, shipped

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "count", "unit", "words"),
    [
        ("4w", 4, Unit.WEEKS, "4 uger"),
        ("1w", 1, Unit.WEEKS, "1 uge"),
        ("14d", 14, Unit.DAYS, "14 dage"),
        ("1d", 1, Unit.DAYS, "1 dag"),
        ("7wd", 7, Unit.WORKING_DAYS, "7 arbejdsdage"),
        ("1m", 1, Unit.MONTHS, "1 måned"),
        ("2 Y", 2, Unit.YEARS, "2 år"),
        ("72H", 72, Unit.HOURS, "72 timer"),
    ],
)
def test_lengths_are_read_and_said(text: str, count: int, unit: Unit, words: str) -> None:
    length = Length.parse(text)
    assert (length.count, length.unit, length.words) == (count, unit, words)


@pytest.mark.parametrize("text", ["", "4", "w", "4 uger", "-4w", "4.5w", "4w2d", "fire uger", "٤w", "1234567d"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(refusals.UnreadableLength) as found:
        Length.parse(text)
    assert f"»{text}«" in found.value.message
    assert "4w" in found.value.hint


@pytest.mark.parametrize("text", ["999999d", "2100w", "500m", "41y", "9999wd"])
def test_what_no_deadline_can_be_is_refused(text: str) -> None:
    with pytest.raises(refusals.LengthTooLong):
        Length.parse(text)


def test_no_time_at_all_is_no_deadline() -> None:
    with pytest.raises(refusals.UnreadableLength):
        compute(D("2025-09-01"), Length.parse("0w"))


def test_hours_are_not_reckoned_from_a_day() -> None:
    with pytest.raises(refusals.HoursNeedAMoment):
        compute(D("2025-09-01"), Length.parse("72h"))


@pytest.mark.parametrize("text", ["2026-12-24", "24.12.2026", "24-12-2026", "24/12/2026", " 2026-12-24 "])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert written.day(text) == D("2026-12-24")


@pytest.mark.parametrize("text", ["", "2026-02-30", "31.04.2026", "i morgen", "24.12.26x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(refusals.UnreadableDay):
        written.day(text)


@pytest.mark.parametrize("text", ["", "2026-12-24", "kl. 14", "2026-12-24T25:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(refusals.UnreadableMoment):
        written.moment(text)


def test_postal_rules_are_five_numbers_or_a_length() -> None:
    assert read_days("5,5,7,6,5") == [5, 5, 7, 6, 5]
    assert read_days("6wd") == [6] * 5
    for wrong in ("5,5", "5,5,7,6,x", "6w", "hurtigt"):
        with pytest.raises(refusals.UnreadableLength):
            read_days(wrong)


def test_the_rules_that_come_with_the_product_say_which_is_uncertain() -> None:
    assert [each.is_uncertain for each in shipped()] == [False, False, True, False]
