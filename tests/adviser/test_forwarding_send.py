"""Sending a letter to a department (videresend)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from indgang.adviser import case_refusals
from indgang.adviser.forwarding import refusals
from indgang.adviser.models import ForwardingEvent, Key, Letter
from indgang.adviser.refusals import NotTheAdviser
from indgang.inquiries.refusals import TextTooLong
from indgang.journal.models import Event
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast

from .forwarded import LETTER, address, answered, case_of, forwarded

SECRET = "Ring til 070365-1231"


def test_it_works(cast: Cast, zone: Key) -> None:
    row = forwarded(cast, answers_citizen=True, addressee=cast.ditte)
    row.refresh_from_db()
    assert row.state == "sent"
    assert row.letter["title"] == "Svar på ansøgning"
    assert row.letter["name"] == "Mette Lauridsen"
    assert "Mette" not in row.open_texts
    assert row.sealed == ""
    assert (row.receipt_due, row.remind_on, row.due) == (date(2026, 9, 16), date(2026, 9, 24), date(2026, 9, 28))
    assert (row.leader_on, row.director_on, row.first_due) == (date(2026, 9, 29), date(2026, 10, 12), row.due)
    assert [each.kind for each in row.events.all()] == ["sent"]
    told = Event.objects.get(kind="adviser_forwarding.sent")
    assert told.facts["due"] == "2026-09-28"
    assert told.facts["department"] == cast.ydelse.pk


def test_numbers_are_masked(cast: Cast, zone: Key) -> None:
    row = forwarded(cast, letter=replace(LETTER, text=SECRET))
    assert row.masked_numbers == 1
    assert "1231" not in row.letter["text"]


def test_nobody_asked_goes_to_the_case_worker(cast: Cast, zone: Key) -> None:
    row = forwarded(cast, asked="nobody", receiver="case_worker")
    assert (row.asked, row.asked_on) == ("nobody", None)


@pytest.mark.parametrize("receiver", ["contact", "management"])
def test_nobody_asked_and_sent_higher(cast: Cast, zone: Key, receiver: str) -> None:
    with pytest.raises(refusals.CaseWorkerFirst):
        forwarded(cast, asked="nobody", receiver=receiver)


@pytest.mark.parametrize("asked_on", [None, date(2026, 9, 15)])
def test_asked_on_no_day_or_on_one_to_come(cast: Cast, zone: Key, asked_on: date | None) -> None:
    with pytest.raises(refusals.WhenAsked):
        forwarded(cast, asked_on=asked_on)


@pytest.mark.parametrize("letter", [replace(LETTER, title=" "), replace(LETTER, text="")])
def test_nothing_to_send(cast: Cast, zone: Key, letter: Letter) -> None:
    with pytest.raises(refusals.NothingToSend):
        forwarded(cast, letter=letter)


def test_too_long(cast: Cast, zone: Key) -> None:
    with pytest.raises(TextTooLong):
        forwarded(cast, letter=replace(LETTER, text="x" * 30_000))


def test_no_consent(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.NoConsent, match="NoConsent") as refused:
        forwarded(cast, case_of(cast, consent=""))
    assert "Ydelse" in refused.value.message


@pytest.mark.parametrize("kind", ["fetch", "mediation", "feedback", "story"])
def test_consent_to_something_else(cast: Cast, zone: Key, kind: str) -> None:
    with pytest.raises(refusals.NoConsent):
        forwarded(cast, case_of(cast, consent=kind))


def test_consent_for_another_department(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.NoConsent):
        forwarded(cast, case_of(cast, department=cast.plan_og_byg))


@pytest.mark.parametrize("kind", ["forward", "contact"])
def test_consent_for_this_department(cast: Cast, zone: Key, kind: str) -> None:
    case = case_of(cast, consent=kind, department=cast.ydelse)
    assert forwarded(cast, case).consent == case.consents.get()


def test_consent_withdrawn(cast: Cast, zone: Key) -> None:
    case = case_of(cast)
    case.consents.get().withdraw(by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NoConsent):
        forwarded(cast, case)


def test_a_direct_answer_needs_a_name(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.NameNeeded):
        forwarded(cast, letter=replace(LETTER, name=""), answers_citizen=True)
    assert forwarded(cast, letter=replace(LETTER, name="")).letter["name"] == ""


def test_for_one_alone_needs_that_one(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.OneReceiverNeeded):
        forwarded(cast, addressee_alone=True)


def somebody(cast: Cast, who: str) -> Employee:
    found: Employee = getattr(cast, who)
    return found


@pytest.mark.parametrize("who", ["per", "karen", "outsider"])
def test_a_receiver_outside_the_department(cast: Cast, zone: Key, who: str) -> None:
    with pytest.raises(refusals.NotOfTheDepartment):
        forwarded(cast, addressee=somebody(cast, who))


@pytest.mark.parametrize("who", ["karen", "ditte", "christian", "anders", "outsider"])
def test_by_others_than_the_adviser(cast: Cast, zone: Key, who: str) -> None:
    from_whom: dict[str, Any] = {"by": somebody(cast, who), "at": cast.at}
    with pytest.raises(NotTheAdviser):
        type(forwarded(cast)).send(case_of(cast), LETTER, address(cast), **from_whom)


def test_a_closed_case(cast: Cast, zone: Key) -> None:
    case = case_of(cast)
    case.closed_at = cast.at
    case.save()
    with pytest.raises(case_refusals.CaseClosed):
        forwarded(cast, case)


def test_twice_to_the_same(cast: Cast, zone: Key) -> None:
    case = case_of(cast)
    first = forwarded(cast, case)
    with pytest.raises(refusals.AlreadyThere) as refused:
        forwarded(cast, case)
    assert refused.value.message == "Sagen ligger allerede hos Ydelse, sendt den 14.09.2026."
    assert ForwardingEvent.objects.count() == 1
    first.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.at)
    assert forwarded(cast, case).is_standing
    assert forwarded(cast, case, department=cast.plan_og_byg).is_standing


def test_who_sees_it(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    seen = {who for who in ("karen", "tina", "ali", "ditte", "per", "christian", "ulla", "dorthe", "anders", "outsider")
            if type(row).objects.visible_to(somebody(cast, who)).exists()}  # fmt: skip
    assert seen == {"ditte"}


def test_one_for_a_single_person(cast: Cast, zone: Key) -> None:
    other = Employee.objects.create_user("dan", name="Dan Dam", department=cast.ydelse)
    other.grant(Role.DEPARTMENT, at=cast.at - timedelta(days=9))
    row = forwarded(cast, addressee=cast.ditte, addressee_alone=True)
    assert type(row).objects.visible_to(cast.ditte).exists()
    assert not type(row).objects.visible_to(other).exists()


def test_a_conflict_of_interest_hides_it(cast: Cast, zone: Key) -> None:
    row = answered(cast)
    assert type(row).objects.seen_by(cast.ali).exists()
    row.case.recusals.create(employee=cast.ali, ground="family", declared_at=cast.at)
    assert not type(row).objects.seen_by(cast.ali).exists()
