"""Deadlines against cases reckoned by hand, the first of them worked through in the law's own examples."""

from datetime import date

import pytest
from django.utils import translation

from indgang.law import refusals
from indgang.law.deadlines import Deadline, Delivery, Length, compute

D = date.fromisoformat


def reckon(received: str, length: str = "4w", **more: object) -> Deadline:
    return compute(D(received), Length.parse(length), **more)  # type: ignore[arg-type]


def told(found: Deadline) -> str:
    return " ".join(each.text for each in found.steps)


@pytest.mark.parametrize(
    ("received", "safe", "latest"),
    [
        pytest.param("2015-03-20", "2015-04-17", "2015-04-17", id="T1 a real case in court"),
        pytest.param("2025-11-01", "2025-12-01", "2025-12-01", id="T2 a Saturday moves"),
        pytest.param("2026-03-05", "2026-04-07", "2026-04-07", id="T3 Maundy Thursday moves past Easter"),
        pytest.param("2025-05-02", "2025-05-30", "2025-06-02", id="T4 the Friday after Ascension"),
        pytest.param("2025-05-08", "2025-06-05", "2025-06-06", id="T5 Constitution Day"),
        pytest.param("2025-11-26", "2025-12-24", "2025-12-29", id="T6 24 December"),
        pytest.param("2023-04-07", "2023-05-08", "2023-05-08", id="T7 Great Prayer Day was a holiday"),
        pytest.param("2024-03-29", "2024-04-26", "2024-04-26", id="T8 and is none any more"),
        pytest.param("2022-04-15", "2022-05-16", "2022-05-16", id="Great Prayer Day 2022"),
        pytest.param("2025-12-03", "2025-12-31", "2026-01-02", id="31 December"),
        pytest.param("2024-12-02", "2024-12-30", "2024-12-30", id="a Monday between the holidays"),
        pytest.param("2026-04-16", "2026-05-15", "2026-05-18", id="Ascension, and then the Friday after it"),
        pytest.param("2027-04-08", "2027-05-07", "2027-05-10", id="the same a year later"),
        pytest.param("2026-04-27", "2026-05-26", "2026-05-26", id="Whit Monday"),
        pytest.param("2028-03-16", "2028-04-18", "2028-04-18", id="Easter 2028"),
        pytest.param("2026-05-08", "2026-06-05", "2026-06-08", id="5 June on a Friday"),
        pytest.param("2026-04-03", "2026-05-01", "2026-05-01", id="1 May is no holiday"),
        pytest.param("2024-02-01", "2024-02-29", "2024-02-29", id="29 February"),
        pytest.param("2025-11-27", "2025-12-29", "2025-12-29", id="Christmas Day before a weekend"),
        pytest.param("2024-11-26", "2024-12-24", "2024-12-27", id="24 December on a Tuesday"),
    ],
)
def test_four_weeks(received: str, safe: str, latest: str) -> None:
    found = reckon(received)
    assert (found.safe_by, found.latest_by) == (D(safe), D(latest))


@pytest.mark.parametrize(
    ("received", "length", "safe", "latest"),
    [
        ("2025-09-01", "7wd", "2025-09-10", "2025-09-10"),  # T12, and the three below it
        ("2025-09-01", "14wd", "2025-09-19", "2025-09-19"),
        ("2025-09-01", "20wd", "2025-09-29", "2025-09-29"),
        ("2025-09-01", "40wd", "2025-10-27", "2025-10-27"),
        ("2025-09-06", "7wd", "2025-09-16", "2025-09-16"),
        ("2025-04-14", "7wd", "2025-04-28", "2025-04-28"),
        ("2025-12-18", "7wd", "2025-12-31", "2026-01-05"),
        ("2023-04-28", "7wd", "2023-05-10", "2023-05-10"),
        ("2025-12-11", "14d", "2025-12-29", "2025-12-29"),
        ("2025-03-01", "14d", "2025-03-17", "2025-03-17"),
        ("2025-01-01", "90d", "2025-04-01", "2025-04-01"),
        ("2025-01-14", "1m", "2025-02-14", "2025-02-14"),
        ("2024-01-31", "1m", "2024-02-29", "2024-02-29"),
        ("2025-01-31", "1m", "2025-02-28", "2025-02-28"),
        ("2024-02-29", "1m", "2024-04-02", "2024-04-02"),
        ("2025-11-30", "3m", "2026-03-02", "2026-03-02"),
        ("2025-08-31", "6m", "2026-03-02", "2026-03-02"),
        ("2025-12-31", "2m", "2026-03-02", "2026-03-02"),
        ("2024-02-29", "1y", "2025-02-28", "2025-02-28"),
        ("2024-06-05", "2y", "2026-06-05", "2026-06-08"),
        ("2023-12-24", "1y", "2024-12-24", "2024-12-27"),
        ("2025-12-05", "1w", "2025-12-12", "2025-12-12"),
    ],
)
def test_other_lengths(received: str, length: str, safe: str, latest: str) -> None:
    found = reckon(received, length)
    assert (found.safe_by, found.latest_by) == (D(safe), D(latest))


def test_four_weeks_are_no_month() -> None:
    assert reckon("2025-01-14", "4w").safe_by == D("2025-02-11")


@pytest.mark.parametrize("way", [each for each in Delivery if each is not Delivery.UNKNOWN])
def test_the_day_of_receipt_is_the_day_however_it_came(way: Delivery) -> None:
    found = reckon("2025-09-01", delivery=way)
    assert (found.starts_on, found.safe_by, found.is_uncertain) == (D("2025-09-01"), D("2025-09-29"), False)


def test_a_day_that_nobody_knows_is_reckoned_from_the_first_possible_one_and_marked() -> None:
    found = reckon("2025-09-01", delivery=Delivery.UNKNOWN)
    assert (found.safe_by, found.is_uncertain) == (D("2025-09-29"), True)
    assert "Er det ikke sikkert, hvilken dag det var" in told(found)


@pytest.mark.parametrize("way", [Delivery.DIGITAL_POST, Delivery.UNKNOWN])
def test_without_a_day_the_letters_date_is_the_first_possible_one(way: Delivery) -> None:
    found = compute(None, Length.parse("4w"), delivery=way, sent=D("2025-09-01"))
    assert (found.safe_by, found.is_uncertain) == (D("2025-09-29"), True)


def test_without_any_day_nothing_is_reckoned() -> None:
    with pytest.raises(refusals.DayNotKnown) as found:
        compute(None, Length.parse("4w"))
    assert "send klagen nu" in found.value.hint


def test_a_letter_of_today_is_safe_from_its_date_and_may_have_come_later() -> None:
    found = compute(None, Length.parse("4w"), delivery=Delivery.LETTER, sent=D("2026-09-01"))
    assert (found.safe_by, found.latest_by, found.is_uncertain) == (D("2026-09-29"), D("2026-10-07"), True)
    assert "brevet regnes for at være kommet senere" in told(found)


@pytest.mark.parametrize(
    ("sent", "sender", "arrived"),
    [
        ("2017-03-06", "", "2017-03-11"),  # a Monday: 5 days
        ("2017-03-08", "", "2017-03-15"),  # a Wednesday: 7
        ("2017-03-09", "", "2017-03-15"),  # a Thursday: 6
        ("2017-03-10", "", "2017-03-15"),  # a Friday: 5
        ("2017-03-11", "", "2017-03-18"),  # a Saturday goes with Monday's post
        ("2019-09-02", "", "2019-09-10"),  # six weekdays
        ("2019-04-15", "", "2019-04-26"),  # six weekdays over Easter
        ("2019-09-02", "Udbetaling Danmark", "2019-09-09"),
        ("2019-09-03", "Udbetaling Danmark", "2019-09-09"),
        ("2019-09-04", "Udbetaling Danmark", "2019-09-11"),
        ("2019-09-06", "Udbetaling Danmark", "2019-09-11"),
        ("2019-09-02", "Gribskov Kommune", "2019-09-10"),
    ],
)
def test_a_letters_way_follows_the_rule_of_its_year_and_sender(sent: str, sender: str, arrived: str) -> None:
    found = compute(None, Length.parse("4w"), delivery=Delivery.LETTER, sent=D(sent), sender=sender)
    assert found.received_on == found.starts_on == D(arrived)


def test_there_is_no_rule_for_letters_before_2016() -> None:
    with pytest.raises(refusals.NoPostTime):
        compute(None, Length.parse("4w"), delivery=Delivery.LETTER, sent=D("2015-12-31"))


def test_the_actual_day_goes_before_the_reckoned_one() -> None:
    found = compute(D("2026-09-03"), Length.parse("4w"), delivery=Delivery.LETTER, sent=D("2026-09-01"))
    assert (found.safe_by, found.is_uncertain) == (D("2026-10-01"), False)


def test_without_guidance_the_time_has_not_begun() -> None:
    found = reckon("2025-09-01", guidance_missing=True)
    assert (found.starts_on, found.safe_by, found.latest_by) == (None, None, None)
    assert not found.has_begun
    assert not found.stands_still
    assert "klagen kan sendes nu" in told(found)


def test_guidance_that_comes_later_begins_the_time() -> None:
    found = reckon("2025-09-01", guidance_missing=True, guided_on=D("2025-10-01"))
    assert (found.received_on, found.starts_on, found.safe_by) == (D("2025-09-01"), D("2025-10-01"), D("2025-10-29"))


def test_guidance_on_the_same_day_changes_nothing() -> None:
    assert reckon("2025-09-01", guided_on=D("2025-09-01")) == reckon("2025-09-01")


def test_guidance_before_the_decision_is_a_slip() -> None:
    with pytest.raises(refusals.GuidedBeforeTheDecision):
        reckon("2025-09-01", guided_on=D("2025-08-31"))


@pytest.mark.parametrize("day", ["1989-12-31", "2101-01-01", "0025-05-02"])
def test_a_year_out_of_reach_is_a_slip(day: str) -> None:
    with pytest.raises(refusals.DayOutOfReach):
        reckon(day)


def test_each_step_has_its_day_and_tells_what_moved_the_end() -> None:
    found = reckon("2026-03-05")
    assert found.steps[0].day == D("2026-03-05")
    assert found.steps[1].text.endswith("fredag den 06.03.2026.")
    assert "4 uger slutter på samme ugedag: torsdag den 02.04.2026." in told(found)
    for closed in ("Skærtorsdag", "Langfredag", "lørdag)", "Påskedag", "Anden påskedag"):
        assert closed in told(found)
    assert found.steps[-1].day == D("2026-04-07")
    assert "23.59" in found.steps[-1].text


def test_the_later_day_is_told_with_its_reason_and_not_advised() -> None:
    said = reckon("2025-05-02").steps[-1].text
    assert "dagen efter Kristi himmelfartsdag" in said
    assert said.endswith("regn med fredag den 30.05.2025.")
    working = reckon("2025-12-18", "7wd").steps[-1].text
    assert "juleaftensdag, nytårsaftensdag" in working


def test_a_month_without_the_date_says_so() -> None:
    assert "Måneden har ikke datoen" in told(reckon("2025-01-31", "1m"))


def test_the_steps_are_told_in_the_readers_language() -> None:
    with translation.override("en"):
        assert len(reckon("2026-03-05").steps) == len(reckon("2026-03-05").steps)
