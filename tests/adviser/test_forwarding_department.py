"""What a department does with a letter: receive, ask for time, answer."""

from datetime import date
from typing import Any

import pytest

from indgang.adviser.forwarding import refusals
from indgang.adviser.models import Key
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast

from .forwarded import answered, forwarded

OTHERS = ["per", "karen", "christian", "anders", "outsider"]


def person(cast: Cast, who: str) -> Employee:
    found: Employee = getattr(cast, who)
    return found


def deeds(row: Any, by: Employee, at: Any) -> list[Any]:
    return [
        lambda: row.receive(by=by, at=at),
        lambda: row.ask_for_time(date(2026, 10, 20), "Ferie.", by=by, at=at),
        lambda: row.answer_with("medhold", "Ja.", by=by, at=at),
    ]


def test_received(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.receive(by=cast.ditte, at=cast.later(hours=1))
    assert (row.state, row.received_by) == ("received", cast.ditte)
    with pytest.raises(refusals.AlreadyReceived) as refused:
        row.receive(by=cast.ditte, at=cast.later(hours=2))
    assert refused.value.message == "Brevet blev modtaget af Ditte Kjeldsen den 14.09.2026 11.00."


@pytest.mark.parametrize("who", OTHERS)
def test_not_by_others(cast: Cast, zone: Key, who: str) -> None:
    row = forwarded(cast)
    for deed in deeds(row, person(cast, who), cast.at):
        with pytest.raises(refusals.OnlyTheDepartment):
            deed()
    assert row.events.count() == 1


def test_nothing_after_the_end(cast: Cast, zone: Key) -> None:
    row = answered(cast)
    for deed in deeds(row, cast.ditte, cast.later(days=3)):
        with pytest.raises(refusals.IsOver) as refused:
            deed()
        assert refused.value.message == "Det er allerede slut: Besvaret."


# --- more time ---


def test_more_time_is_asked_for_and_given(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.ask_for_time(date(2026, 10, 5), "Lægen skal svare os.", by=cast.ditte, at=cast.at)
    assert (row.state, row.due) == ("received", date(2026, 9, 28))
    assert row.events.get(kind="extension_asked").shared["text"] == "Lægen skal svare os."
    row.extend(by=cast.ali, at=cast.at)
    assert (row.due, row.first_due, row.extension_to) == (date(2026, 10, 5), date(2026, 9, 28), None)
    assert (row.remind_on, row.leader_on) == (date(2026, 10, 1), date(2026, 10, 6))


def test_more_time_is_declined(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    row.decline_time(by=cast.ali, at=cast.at)
    assert (row.due, row.extension_to) == (date(2026, 9, 28), None)
    row.ask_for_time(date(2026, 10, 2), "Sygdom.", by=cast.ditte, at=cast.at)
    assert row.extension_to == date(2026, 10, 2)


def test_nobody_asked_for_time(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    for deed in (row.extend, row.decline_time):
        with pytest.raises(refusals.NoExtensionAsked):
            deed(by=cast.ali, at=cast.at)


def test_one_wish_at_a_time(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    with pytest.raises(refusals.ExtensionAwaited):
        row.ask_for_time(date(2026, 10, 6), "Ferie.", by=cast.ditte, at=cast.at)


@pytest.mark.parametrize("until", [date(2026, 9, 28), date(2026, 9, 20)])
def test_a_wish_for_no_more(cast: Cast, zone: Key, until: date) -> None:
    with pytest.raises(refusals.ExtensionNotLater):
        forwarded(cast).ask_for_time(until, "Ferie.", by=cast.ditte, at=cast.at)


def test_a_wish_without_reason(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.ReasonNeeded):
        forwarded(cast).ask_for_time(date(2026, 10, 5), " ", by=cast.ditte, at=cast.at)


def test_no_wish_while_it_is_paused(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.pause("Mangler en kvittering.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.IsPaused):
        row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)


# --- the answer ---


@pytest.mark.parametrize("answer", ["medhold", "delvis-medhold", "ikke-medhold", "beklagelse"])
def test_answered(cast: Cast, zone: Key, answer: str) -> None:
    row = forwarded(cast)
    row.answer_with(answer, "Vi skulle have svaret.", by=cast.ditte, at=cast.later(days=2), changes="Ny frist.")
    row.refresh_from_db()
    assert (row.state, row.answer, row.working_days) == ("answered", answer, 2)
    assert (row.received_by, row.answered_by) == (cast.ditte, cast.ditte)
    assert (row.letter["reply"], row.letter["changes"]) == ("Vi skulle have svaret.", "Ny frist.")
    assert row.letter["title"] == "Svar på ansøgning"
    assert "skulle" not in row.open_texts


def test_the_adviser_writes_in_what_came_by_mail(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.answer_with("beklagelse", "Undskyld.", by=cast.ali, at=cast.at)
    assert (row.answered_by, row.working_days) == (cast.ali, 0)


@pytest.mark.parametrize(("answer", "text"), [("ikke-besvaret", "Ja."), ("", "Ja."), ("medhold", " ")])
def test_no_answer(cast: Cast, zone: Key, answer: str, text: str) -> None:
    with pytest.raises(refusals.AnswerNeeded):
        forwarded(cast).answer_with(answer, text, by=cast.ditte, at=cast.at)


def test_an_answer_ends_pause_and_wish(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    row.pause("Mangler en kvittering.", by=cast.ali, at=cast.at)
    row.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.later(days=7))
    row.refresh_from_db()
    assert (row.paused_on, row.paused_days, row.extension_to, row.working_days) == (None, 5, None, 0)
    assert row.due == date(2026, 10, 5)
