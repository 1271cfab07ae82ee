"""A case: opened from a contact, written in, with consents and parties, closed and opened again."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from indgang.adviser import case_refusals as refusals
from indgang.adviser import people
from indgang.adviser.models import Case, Contact, Forwarding, Key, Mediation, Outcome, Party
from indgang.adviser.models.cases import NEED_REASON
from indgang.adviser.registration import NewContact, log
from indgang.journal.models import Event
from indgang.sample.cast import Cast

from .forwarded import answered, case_of, forwarded


@pytest.fixture
def contact(cast: Cast, zone: Key) -> Contact:
    person = people.register(name="Mette Lauridsen", phone="95304050", by=cast.ali, at=cast.at, key=zone)
    asked = NewContact(kind="complaint", way="phone", at=cast.at, text="Intet svar.", person=person)
    return log(asked, by=cast.ali, at=cast.at)


@pytest.fixture
def case(cast: Cast, contact: Contact) -> Case:
    return Case.open_from(contact, kind="complaint", title="Intet svar", by=cast.ali, at=cast.at)


def test_a_case_takes_the_contact_and_its_person(cast: Cast, zone: Key, contact: Contact) -> None:
    due = cast.today + timedelta(days=7)
    case = Case.open_from(
        contact, kind="complaint", title="Intet svar", department=cast.ydelse, next_on=due, by=cast.ali, at=cast.at
    )
    assert case.person == contact.person
    assert contact.case == case
    assert zone.read(case)["title"] == "Intet svar"
    assert Event.objects.get(kind="adviser_case.opened").facts == {"contact": contact.pk, "kind": "complaint"}
    assert list(Case.objects.due(due)) == [case]
    with pytest.raises(refusals.AlreadyInCase):
        Case.open_from(contact, kind="complaint", by=cast.ali, at=cast.at)


def test_what_case_is_not_opened(cast: Cast, contact: Contact) -> None:
    with pytest.raises(refusals.WrongChoice):
        Case.open_from(contact, kind="signposting", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NextStepInThePast):
        Case.open_from(contact, kind="complaint", next_on=cast.today - timedelta(days=1), by=cast.ali, at=cast.at)


def test_a_step_is_written_once(cast: Cast, zone: Key, case: Case) -> None:
    key = uuid4()
    step = case.write("note", "Lovet at vende tilbage.", by=cast.ali, at=cast.at, key=key, spent=15)
    assert zone.read(step)["text"] == "Lovet at vende tilbage."
    with pytest.raises(refusals.AlreadyLogged):
        case.write("note", "Lovet at vende tilbage.", by=cast.ali, at=cast.at, key=key)


@pytest.mark.parametrize(
    ("kind", "text", "facts", "refusal"),
    [
        ("call", " ", {}, refusals.NoteNeeded),
        ("røgsignal", "Hej", {}, refusals.WrongChoice),
        ("note", "Hej", {"when": timedelta(hours=1)}, refusals.InTheFuture),
    ],
)
def test_what_step_is_not_written(
    cast: Cast, case: Case, kind: str, text: str, facts: dict[str, Any], refusal: type[Exception]
) -> None:
    moments = {name: cast.at + span for name, span in facts.items()}
    with pytest.raises(refusal):
        case.write(kind, text, by=cast.ali, at=cast.at, **moments)


def test_a_department_is_told_nothing_before_the_consent(cast: Cast, case: Case) -> None:
    def call() -> None:
        case.write("call", "Spurgte til sagen.", department=cast.ydelse, by=cast.ali, at=cast.at)

    with pytest.raises(refusals.ConsentMissing):
        call()
    other = case.allow("contact", "At ringe.", department=cast.plan_og_byg, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ConsentMissing):
        call()
    given = case.allow("contact", "At ringe.", department=cast.ydelse, by=cast.ali, at=cast.at)
    call()
    given.withdraw(by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ConsentMissing):
        call()
    with pytest.raises(refusals.ConsentWithdrawn):
        given.withdraw(by=cast.ali, at=cast.at)
    case.write("note", "Et internt notat om afdelingen.", department=cast.ydelse, by=cast.ali, at=cast.at)
    assert other.withdrawn_at is None


def test_a_consent_about_a_story_lets_nobody_be_called(cast: Cast, case: Case) -> None:
    case.allow("story", "Uden navn.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ConsentMissing):
        case.needs_consent_for(cast.ydelse)


def test_nobody_is_told_about_in_an_anonymous_case(cast: Cast, zone: Key) -> None:
    asked = log(NewContact(kind="guidance", way="phone", at=cast.at, text="Hvad nu?"), by=cast.ali, at=cast.at)
    case = Case.open_from(asked, kind="complaint", by=cast.ali, at=cast.at)
    case.write("call", "Spurgte i almindelighed.", department=cast.ydelse, by=cast.ali, at=cast.at)


def test_what_consent_is_not_written_down(cast: Cast, case: Case) -> None:
    with pytest.raises(refusals.ScopeNeeded):
        case.allow("contact", "", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongChoice):
        case.allow("alt", "Alt.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.InTheFuture):
        case.allow("contact", "At ringe.", given_at=cast.later(hours=1), by=cast.ali, at=cast.at)


def test_a_representative_shows_a_power_of_attorney(cast: Cast, zone: Key, case: Case) -> None:
    who: dict[str, Any] = {"name": "Bent Lauridsen", "by": cast.ali, "at": cast.at}
    with pytest.raises(refusals.MandateNeeded):
        case.join("representative", **who)
    mandate: dict[str, Any] = {"mandate": "Hele sagen", "proof": "written", "mandate_from": cast.today}
    with pytest.raises(refusals.MandateBackwards):
        case.join("representative", **who, **mandate, mandate_to=cast.today - timedelta(days=1))
    party = case.join("representative", **who, **mandate, mandate_to=cast.today + timedelta(days=30))
    assert zone.read(party)["mandate"] == "Hele sagen"
    assert list(Party.objects.with_mandate(cast.today)) == [party]
    assert not Party.objects.with_mandate(cast.today + timedelta(days=31)).exists()


def test_a_companion_needs_a_name_and_can_leave(cast: Cast, case: Case) -> None:
    with pytest.raises(refusals.NameNeeded):
        case.join("companion", name=" ", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongChoice):
        case.join("ven", name="Bent", by=cast.ali, at=cast.at)
    party = case.join("companion", name="Bent", by=cast.ali, at=cast.at)
    party.leave(by=cast.ali, at=cast.at)
    assert not Party.objects.standing().exists()
    with pytest.raises(refusals.PartyHasLeft):
        party.leave(by=cast.ali, at=cast.at)


def test_a_case_ends_with_outcome_and_lesson_and_opens_again(cast: Cast, zone: Key, case: Case) -> None:
    case.plan(cast.today, by=cast.ali, at=cast.at)
    case.close("svar-modtaget", "praksis-aendret", "Afdelingen svarede.", by=cast.ali, at=cast.at, key=zone)
    assert (case.is_open, case.next_on) == (False, None)
    assert zone.read(case)["conclusion"] == "Afdelingen svarede."
    assert zone.read(case)["title"] == "Intet svar"
    with pytest.raises(refusals.CaseClosed):
        case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.ReasonNeeded):
        case.reopen(" ", by=cast.ali, at=cast.at)
    case.reopen("Svaret var ikke et svar.", by=cast.ali, at=cast.at)
    assert case.is_open
    assert Event.objects.get(kind="adviser_case.reopened").facts == {
        "outcome": "svar-modtaget",
        "lesson": "praksis-aendret",
    }
    with pytest.raises(refusals.CaseOpen):
        case.reopen("Igen.", by=cast.ali, at=cast.at)


@pytest.mark.parametrize("outcome", sorted(NEED_REASON))
def test_some_ends_need_a_reason(cast: Cast, zone: Key, case: Case, outcome: str) -> None:
    with pytest.raises(refusals.ReasonNeeded):
        case.close(outcome, "ingen", "", by=cast.ali, at=cast.at, key=zone)
    case.close(outcome, "ingen", "Derfor.", by=cast.ali, at=cast.at, key=zone)


def test_an_end_needs_to_be_on_the_list_and_a_lesson(cast: Cast, zone: Key, case: Case) -> None:
    with pytest.raises(refusals.WrongChoice):
        case.close("", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.LessonNeeded):
        case.close(Outcome.GUIDED, "", "", by=cast.ali, at=cast.at, key=zone)


def test_a_case_does_not_close_silently_over_what_waits(cast: Cast, zone: Key) -> None:
    letter = forwarded(cast, case_of(cast, consent="contact"))
    case = letter.case
    case.allow("mediation", "At mægle.", by=cast.ali, at=cast.at)
    mediation = Mediation.begin(case, cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.StillWaiting) as told:
        case.close("vejledt", "ingen", "Borgeren vil ikke mere.", by=cast.ali, at=cast.at, key=zone)
    assert f"brev til {cast.ydelse}, svar senest {letter.due:%d.%m.%Y}; mægling med {cast.ydelse}" in str(
        told.value.in_full
    )
    with pytest.raises(refusals.ReasonNeeded):
        case.close("vejledt", "ingen", " ", by=cast.ali, at=cast.at, key=zone, rest="stop")
    assert (letter.is_standing, mediation.is_running) == (True, True)
    case.close("vejledt", "ingen", "Borgeren vil ikke mere.", by=cast.ali, at=cast.at, key=zone, rest="stop")
    letter.refresh_from_db()
    mediation.refresh_from_db()
    assert (letter.state, mediation.outcome) == ("recalled", "none")
    assert zone.read(mediation)["conclusion"] == "Borgeren vil ikke mere."
    facts = Event.objects.get(kind="adviser_case.closed").facts
    assert (facts["left"], facts["rest"]) == (2, "stop")


def test_what_waits_can_be_followed_after_the_case_is_closed(cast: Cast, zone: Key) -> None:
    letter = answered(cast, case=case_of(cast))
    case = letter.case
    assert case.loose_ends() == [f"svar fra {cast.ydelse}, som borgeren ikke har hørt om"]
    case.close("svar-modtaget", "ingen", "Svaret er på vej.", by=cast.ali, at=cast.at, key=zone, rest="follow")
    assert not case.is_open
    assert Forwarding.objects.unfinished().get() == letter


def test_a_letter_that_only_stands_open_is_ended_with_the_case(cast: Cast, zone: Key) -> None:
    letter = answered(cast, case=case_of(cast))
    letter.tell("phone", "Du får medhold.", by=cast.ali, at=cast.later(days=3))
    assert letter.case.loose_ends() == []
    letter.case.close("svar-modtaget", "ingen", "", by=cast.ali, at=cast.later(days=4), key=zone)
    letter.refresh_from_db()
    assert letter.closed_at == cast.later(days=4)
    assert zone.read(letter)["reply"] == "Vi beklager."


def test_nothing_is_written_in_a_closed_case(cast: Cast, zone: Key, case: Case) -> None:
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    for deed in (
        lambda: case.write("note", "Mere.", by=cast.ali, at=cast.at),
        lambda: case.allow("contact", "At ringe.", by=cast.ali, at=cast.at),
        lambda: case.join("companion", name="Bent", by=cast.ali, at=cast.at),
        lambda: case.plan(cast.today, by=cast.ali, at=cast.at),
    ):
        with pytest.raises(refusals.CaseClosed):
            deed()


def test_the_next_step_lies_ahead_or_nowhere(cast: Cast, case: Case) -> None:
    with pytest.raises(refusals.NextStepInThePast):
        case.plan(cast.today - timedelta(days=1), by=cast.ali, at=cast.at)
    case.plan(cast.today, by=cast.ali, at=cast.at)
    case.plan(None, by=cast.ali, at=cast.at)
    assert case.next_on is None
