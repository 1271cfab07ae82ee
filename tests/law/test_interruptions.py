"""What a request for access does to the time (forvaltningsloven § 17), reckoned by hand."""

from datetime import date

import pytest

from indgang.law import refusals
from indgang.law.deadlines import Deadline, Interruption, Length, compute

D = date.fromisoformat
WEEKS = Length.parse("4w")


def asked(*spans: str, received: str = "2025-09-01", length: str = "4w", least: str | None = "14d") -> Deadline:
    """Spans are written as "2025-09-08/2025-09-18"; without an answer as "2025-09-08"."""
    read = [span.partition("/") for span in spans]
    interruptions = [Interruption(D(first), D(last) if last else None) for first, _slash, last in read]
    at_least = Length.parse(least) if least else None
    return compute(D(received), Length.parse(length), interruptions=interruptions, at_least=at_least)


def told(found: Deadline) -> str:
    return " ".join(each.text for each in found.steps)


@pytest.mark.parametrize(
    ("spans", "end"),
    [
        (["2025-09-08/2025-09-18"], "2025-10-09"),  # 21 days were left
        (["2025-09-01/2025-09-11"], "2025-10-09"),  # asked on the first day: all 28 were left
        (["2025-09-08/2025-09-08"], "2025-09-29"),  # answered at once
        (["2025-09-15/2025-09-22"], "2025-10-06"),  # 14 left: the same either way
        (["2025-09-24/2025-10-01"], "2025-10-15"),  # 5 left: at least 14
        (["2025-09-29/2025-10-10"], "2025-10-24"),  # asked on the last day
        (["2025-09-29/2025-09-29"], "2025-10-13"),  # asked and answered on the last day
        (["2025-09-30/2025-10-10"], "2025-09-29"),  # too late
        (["2025-09-08/2025-09-18", "2025-10-01/2025-10-06"], "2025-10-20"),  # the second within the longer time
        (["2025-10-01/2025-10-06", "2025-09-08/2025-09-18"], "2025-10-20"),  # in whatever order they are told
        (["2025-09-08/2025-09-18", "2025-09-15/2025-09-25"], "2025-10-16"),  # overlapping: one pause
        (["2025-09-08/2025-09-25", "2025-09-15/2025-09-18"], "2025-10-16"),  # one within the other
        (["2025-09-08/2025-09-18", "2025-10-10/2025-10-12"], "2025-10-09"),  # the second too late
    ],
)
def test_the_time_stands_still_and_what_is_left_runs_on(spans: list[str], end: str) -> None:
    found = asked(*spans)
    assert (found.safe_by, found.latest_by) == (D(end), D(end))


def test_the_new_end_moves_past_closed_days() -> None:
    assert asked("2026-03-19/2026-03-22", received="2026-03-05").safe_by == D("2026-04-07")


def test_a_request_on_the_day_that_the_end_was_moved_to_is_in_time() -> None:
    found = asked("2025-12-01/2025-12-03", received="2025-11-01")
    assert found.safe_by == D("2025-12-17")


def test_a_request_between_the_two_days_stops_the_later_only() -> None:
    found = asked("2025-06-06/2025-06-10", received="2025-05-08")
    assert (found.safe_by, found.latest_by) == (D("2025-06-05"), D("2025-06-24"))
    waiting = asked("2025-06-06", received="2025-05-08")
    assert (waiting.safe_by, waiting.latest_by) == (D("2025-06-05"), None)
    assert "Regn ikke med det" in told(waiting)


def test_while_the_answer_waits_there_is_no_last_day() -> None:
    found = asked("2025-09-08")
    assert (found.safe_by, found.latest_by, found.stands_still, found.pauses) == (None, None, True, 1)
    assert "Der er 21 dage tilbage" in told(found)
    assert "løber først videre" in told(found)


def test_a_late_request_is_told_as_such() -> None:
    found = asked("2025-09-30/2025-10-10")
    assert found.pauses == 0
    assert "Det afbryder ikke fristen" in told(found)


def test_the_steps_tell_what_was_left_and_what_there_is_at_least() -> None:
    assert "Det, der var tilbage (21 dage), løber videre og slutter torsdag den 09.10.2025" in told(
        asked("2025-09-08/2025-09-18")
    )
    assert "mindst 14 dage" in told(asked("2025-09-24/2025-10-01"))


def test_without_a_least_only_what_was_left_runs_on() -> None:
    assert asked("2025-09-24/2025-10-01", least=None).safe_by == D("2025-10-06")
    assert asked("2025-09-24/2025-10-01", least="0d").safe_by == D("2025-10-06")
    assert asked("2025-09-24/2025-10-01", least="1m").safe_by == D("2025-11-03")


@pytest.mark.parametrize(("length", "end"), [("14d", "2025-09-25"), ("1m", "2025-10-13"), ("7wd", "2025-09-18")])
def test_other_lengths_stand_still_as_well(length: str, end: str) -> None:
    assert asked("2025-09-05/2025-09-15", length=length, least=None).safe_by == D(end)


def test_an_answer_before_the_question_is_a_slip() -> None:
    with pytest.raises(refusals.AnsweredBeforeAsked):
        asked("2025-09-08/2025-09-07")


def test_a_request_before_the_decision_stops_nothing_and_says_why() -> None:
    with pytest.raises(refusals.AskedBeforeTheDecision) as found:
        asked("2025-08-31/2025-09-03")
    assert "§ 9 b" in found.value.hint


def test_a_request_before_the_guidance_holds_the_time_back_until_both_are_there() -> None:
    early = [Interruption(D("2025-09-05"), D("2025-10-06"))]
    found = compute(D("2025-09-01"), WEEKS, interruptions=early, guided_on=D("2025-10-01"))
    assert found.safe_by == D("2025-11-03")
    answered = [Interruption(D("2025-09-05"), D("2025-09-10"))]
    assert compute(D("2025-09-01"), WEEKS, interruptions=answered, guided_on=D("2025-10-01")).safe_by == D("2025-10-29")
