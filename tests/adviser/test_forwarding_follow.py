"""How the adviser follows a forwarding up, tells the citizen, and ends it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from indgang.adviser import case_refusals
from indgang.adviser.forwarding import refusals, texts
from indgang.adviser.forwarding.codes import Reminder
from indgang.adviser.forwarding.dates import Days
from indgang.adviser.models import Forwarding, ForwardingTerms, Key
from indgang.adviser.refusals import NotTheAdviser
from indgang.sample.cast import Cast

from .forwarded import answered, case_of, forwarded


def told(row: Forwarding, cast: Cast, at: datetime | None = None) -> None:
    row.tell("phone", "Jeg har fortalt det.", by=cast.ali, at=at or cast.later(days=20))


# --- reminders ---

UPWARD = [(Reminder.DEPARTMENT, date(2026, 9, 24)), (Reminder.LEADER, date(2026, 9, 29)),
          (Reminder.DIRECTOR, date(2026, 10, 12))]  # fmt: skip


def noon(day: date) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+02:00")


@pytest.mark.parametrize(("step", "on"), UPWARD)
def test_each_step_upward_on_its_day_and_once(cast: Cast, zone: Key, step: Reminder, on: date) -> None:
    row = forwarded(cast)
    row.receive(by=cast.ditte, at=cast.at)
    if step is Reminder.DIRECTOR:
        assert row.proposed(on) is Reminder.LEADER
        row.remind(Reminder.LEADER, by=cast.ali, at=noon(row.leader_on))
    with pytest.raises(refusals.TooEarly) as early:
        row.remind(step, by=cast.ali, at=noon(on - timedelta(days=1)))
    assert f"{on:%d.%m.%Y}" in early.value.message
    assert row.proposed(on) is step
    assert Forwarding.objects.needing(on).exists()
    row.remind(step, by=cast.ali, at=noon(on))
    assert row.proposed(on) is None
    with pytest.raises(refusals.AlreadyReminded):
        row.remind(step, by=cast.ali, at=noon(on))


def test_a_letter_that_nobody_has_received_is_reminded_of_sooner(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    assert row.proposed(date(2026, 9, 16)) is None
    assert row.proposed(date(2026, 9, 17)) is Reminder.DEPARTMENT
    assert not Forwarding.objects.needing(date(2026, 9, 16)).exists()
    assert Forwarding.objects.needing(date(2026, 9, 17)).get() == row
    row.remind(Reminder.DEPARTMENT, by=cast.ali, at=noon(date(2026, 9, 17)))
    assert row.proposed(date(2026, 9, 28)) is None


def test_late(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    assert not row.is_late(row.due)
    assert row.is_late(row.due + timedelta(days=1))
    assert Forwarding.objects.late(date(2026, 9, 29)).exists()
    assert not Forwarding.objects.late(date(2026, 9, 28)).exists()
    row.pause("Mangler noget.", by=cast.ali, at=cast.at)
    assert not Forwarding.objects.late(date(2026, 12, 1)).exists()
    assert row.proposed(date(2026, 12, 1)) is None


def test_the_words_to_those_who_have_not_answered(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    for step in Reminder:
        said = texts.reminder(row, step, row.letter["title"], by=cast.ali)
        assert "»Svar på ansøgning«" in said
        assert "14.09.2026" in said
        assert said.endswith("Ali Demir, borgervejleder")


# --- the pause ---


def test_a_pause_moves_the_clock_by_its_working_days(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.pause("Mangler en lægeerklæring.", by=cast.ali, at=cast.at)
    assert row.state == "paused"
    with pytest.raises(refusals.IsPaused):
        row.pause("Igen.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.IsPaused):
        row.remind(Reminder.LEADER, by=cast.ali, at=cast.later(days=60))
    row.resume(by=cast.ali, at=cast.later(days=9))  # seven working days later
    assert (row.due, row.paused_days, row.state) == (date(2026, 10, 7), 7, "sent")
    with pytest.raises(refusals.IsNotPaused):
        row.resume(by=cast.ali, at=cast.later(days=9))
    row.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.later(days=10))
    assert row.working_days == 1


def test_a_pause_needs_a_reason(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.ReasonNeeded):
        forwarded(cast).pause("", by=cast.ali, at=cast.at)


# --- the ends without an answer ---


def test_given_up(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    with pytest.raises(refusals.TooEarly):
        row.give_up(by=cast.ali, at=noon(date(2026, 9, 28)))
    row.give_up(by=cast.ali, at=noon(date(2026, 9, 29)))
    assert (row.state, row.answer, row.answered_at) == ("unanswered", "ikke-besvaret", None)


def test_recalled(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    with pytest.raises(refusals.ReasonNeeded):
        row.recall(" ", by=cast.ali, at=cast.at)
    row.recall("Borgeren har trukket sit samtykke.", by=cast.ali, at=cast.at)
    row.refresh_from_db()
    assert (row.state, row.answer, row.open_texts) == ("recalled", "", "")
    assert zone.read(row)["title"] == "Svar på ansøgning"
    assert zone.read(row.events.get(kind="recalled"))["text"] == "Borgeren har trukket sit samtykke."
    assert not Forwarding.objects.not_recalled().exists()


# --- the citizen ---


def test_the_citizen_is_told_of_all_that_happened(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.receive(by=cast.ditte, at=cast.at)
    line = Forwarding.objects.citizen_untold().with_line().get()
    assert vars(line)["untold_count"] == 2
    untold = list(row.events.untold())
    assert texts.to_citizen(row, untold, by=cast.ali).startswith(
        "Den 14.09.2026 sendte jeg det, du har fortalt mig, til Ydelse. Jeg har bedt om et svar senest den 28.09.2026. "
        "Ydelse har modtaget det og ser på det."
    )
    telling = row.tell("phone", "Ringede. Hun var glad.", by=cast.ali, at=cast.at)
    assert zone.read(telling)["text"] == "Ringede. Hun var glad."
    assert not Forwarding.objects.citizen_untold().exists()
    assert texts.to_citizen(row, row.events.untold(), by=cast.ali) == ""
    with pytest.raises(refusals.NothingToTell):
        told(row, cast)


@pytest.mark.parametrize(
    ("way", "text", "refusal"),
    [("pigeon", "Kurre.", case_refusals.WrongChoice), ("phone", " ", refusals.ReasonNeeded)],
)
def test_a_telling_has_a_way_and_words(cast: Cast, zone: Key, way: str, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        forwarded(cast).tell(way, text, by=cast.ali, at=cast.at)


def test_words_for_every_step(cast: Cast, zone: Key) -> None:
    row = forwarded(cast, answers_citizen=True)
    assert "De svarer dig direkte" in texts.to_citizen(row, row.events.untold(), by=cast.ali)
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    row.extend(by=cast.ali, at=cast.at)
    row.remind(Reminder.LEADER, by=cast.ali, at=cast.later(days=40))
    row.remind(Reminder.DIRECTOR, by=cast.ali, at=cast.later(days=40))
    row.pause("En kvittering.", by=cast.ali, at=cast.later(days=40))
    said = texts.to_citizen(row, row.events.untold(), by=cast.ali)
    for each in (
        "De skal nu svare senest den 05.10.2026.",
        "lederen",
        "leder om et svar",
        "direktøren",
        "venter fristen",
    ):
        assert each in said or each == "lederen"
    row.answer_with("delvis-medhold", "Ja.", by=cast.ditte, at=cast.later(days=41))
    assert "Svaret er: delvis medhold." in texts.to_citizen(row, row.events.untold(), by=cast.ali)
    told = texts.to_citizen(row, row.events.untold(), by=cast.ali, reply="I får svar på fredag.")
    assert "De skriver:\nI får svar på fredag.\n\nFortæl mig gerne" in told


def test_what_the_citizen_thinks_and_the_adviser_finds(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    for early in (
        lambda: row.write_view("satisfied", by=cast.ali, at=cast.at),
        lambda: row.judge("uheldigt", "For langsomt.", by=cast.ali, at=cast.at),
        lambda: row.close(by=cast.ali, at=cast.at),
    ):
        with pytest.raises(refusals.NotOverYet):
            early()
    row.answer_with("ikke-medhold", "Nej.", by=cast.ditte, at=cast.at)
    with pytest.raises(refusals.CitizenMustComeBack):
        row.judge("uheldigt", "For langsomt.", by=cast.ali, at=cast.at)
    row.write_view("dissatisfied", by=cast.ali, at=cast.at, keeps_complaint=True)
    row.judge("uheldigt", "For langsomt.", by=cast.ali, at=cast.at)
    assert (row.citizen_view, row.keeps_complaint, row.finding) == ("dissatisfied", True, "uheldigt")
    event = row.events.get(kind="found")
    assert (event.shared["text"], zone.read(event)["text"]) == ("", "For langsomt.")
    assert not row.events.seen_by_department().filter(kind__in=["found", "viewed"]).exists()


def test_wrong_choices(cast: Cast, zone: Key) -> None:
    row = answered(cast)
    for deed in (
        lambda: row.write_view("angry", by=cast.ali, at=cast.at),
        lambda: row.judge("slemt", "x", by=cast.ali, at=cast.at),
    ):
        with pytest.raises(case_refusals.WrongChoice):
            deed()
    with pytest.raises(refusals.ReasonNeeded):
        row.judge("uheldigt", "", by=cast.ali, at=cast.at)


# --- the end ---


def test_closed_when_the_citizen_knows(cast: Cast, zone: Key) -> None:
    row = answered(cast)
    with pytest.raises(refusals.CitizenNotTold):
        row.close(by=cast.ali, at=cast.later(days=3))
    told(row, cast)
    row.close(by=cast.ali, at=cast.later(days=3))
    row.refresh_from_db()
    assert (row.state, row.citizen_view, row.open_texts) == ("closed", "unknown", "")
    assert zone.read(row)["reply"] == "Vi beklager."
    assert row.read_by(zone)["title"] == "Svar på ansøgning"
    assert row.letter["title"] == ""
    for late in (
        lambda: row.close(by=cast.ali, at=cast.at),
        lambda: row.write_view("satisfied", by=cast.ali, at=cast.at),
    ):
        with pytest.raises(refusals.IsClosed):
            late()


def test_reasons_are_put_away_too(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    row.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.at)
    told(row, cast)
    row.close(by=cast.ali, at=cast.at)
    event = row.events.get(kind="extension_asked")
    assert (event.open_texts, zone.read(event)["text"]) == ("", "Ferie.")


DEEDS: list[Callable[[Forwarding, dict[str, Any]], object]] = [
    lambda row, who: row.remind(Reminder.DEPARTMENT, **who),
    lambda row, who: row.pause("x", **who),
    lambda row, who: row.resume(**who),
    lambda row, who: row.extend(**who),
    lambda row, who: row.decline_time(**who),
    lambda row, who: row.give_up(**who),
    lambda row, who: row.recall("x", **who),
    lambda row, who: row.tell("phone", "x", **who),
    lambda row, who: row.write_view("satisfied", **who),
    lambda row, who: row.judge("uheldigt", "x", **who),
    lambda row, who: row.close(**who),
]


@pytest.mark.parametrize("who", ["ditte", "karen", "christian", "anders", "outsider"])
def test_only_an_adviser(cast: Cast, zone: Key, who: str) -> None:
    row = forwarded(cast)
    for deed in DEEDS:
        with pytest.raises(NotTheAdviser):
            deed(row, {"by": getattr(cast, who), "at": cast.at})


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5, 6])
def test_nothing_to_follow_after_the_end(cast: Cast, zone: Key, number: int) -> None:
    with pytest.raises(refusals.IsOver):
        DEEDS[number](answered(cast), {"by": cast.ali, "at": cast.later(days=60)})


# --- the local answer times ---


def test_answer_times_hold_from_their_day(cast: Cast, zone: Key) -> None:
    assert ForwardingTerms.on(cast.today) == Days()
    quick = Days(1, 3, 5, 6, 10)
    ForwardingTerms.change(quick, valid_from=date(2026, 9, 21), by=cast.ali, at=cast.at)
    assert ForwardingTerms.on(date(2026, 9, 20)) == Days()
    assert ForwardingTerms.on(date(2026, 9, 21)) == quick
    old, new = forwarded(cast), forwarded(cast, case_of(cast), at=cast.later(days=7))
    assert (old.due, new.due) == (date(2026, 9, 28), date(2026, 9, 28))
    ForwardingTerms.change(Days(), valid_from=date(2026, 9, 21), by=cast.ali, at=cast.at)
    assert ForwardingTerms.objects.count() == 1


def test_answer_times_refused(cast: Cast, zone: Key) -> None:
    with pytest.raises(NotTheAdviser):
        ForwardingTerms.change(Days(), valid_from=cast.today, by=cast.christian, at=cast.at)
    with pytest.raises(refusals.DaysOutOfOrder):
        ForwardingTerms.change(Days(leader=9), valid_from=cast.today, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NotBackInTime):
        ForwardingTerms.change(Days(), valid_from=cast.today - timedelta(days=1), by=cast.ali, at=cast.at)
