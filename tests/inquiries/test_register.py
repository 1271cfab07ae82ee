from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from indgang.citizens.models import Mandate
from indgang.inquiries import refusals, texts
from indgang.inquiries.models import Contact, Identification, Inquiry
from indgang.inquiries.registration import Matter, begin, register
from indgang.sample.cast import Cast

from .telling import one_event, refused

NUMBER = "070365-1231"


def put_down(cast: Cast, contact: Any = None, **matter: Any) -> Inquiry:
    facts: dict[str, Any] = {"task": cast.passport, "text": "Pas."}
    return register(contact or cast.contact(), Matter(**facts | matter), by=cast.karen, at=cast.at)


def test_it_works(cast: Cast) -> None:
    contact = cast.contact(citizen=cast.mette, started_at=cast.later(minutes=-5))
    with one_event("inquiry.registered", cast.karen, task=cast.passport.pk, outcome="solved"):
        inquiry = put_down(cast, contact, outcome="solved", answer="Nyt pas bestilt.")
    kept = Inquiry.objects.get()
    assert kept == inquiry
    assert (kept.owner, kept.citizen, kept.centre, kept.channel) == (cast.karen, cast.mette, cast.fjordby, "in_person")
    assert kept.opened_at == kept.opened_in.started_at == cast.later(minutes=-5)
    assert kept.opened_in.ended_at == cast.at
    assert kept.opened_in.identification == Identification.DOCUMENT
    assert (kept.state, kept.solved_at) == ("solved", cast.at)
    solution = kept.solutions.get()
    assert (solution.contact, solution.text, solution.department) == (kept.opened_in, "Nyt pas bestilt.", None)


def test_without_outcome_it_stays_open(cast: Cast) -> None:
    with one_event("inquiry.registered", cast.karen, task=cast.passport.pk):
        assert put_down(cast).state == "open"


def test_it_can_be_handed_over_at_once(cast: Cast) -> None:
    due = cast.later(days=3).date()
    with one_event("inquiry.registered", cast.karen, task=cast.passport.pk, to=cast.ydelse.pk):
        inquiry = put_down(cast, hand_to=cast.ydelse, due=due)
    handover = inquiry.handovers.get()
    assert (handover.story, handover.due, handover.sent_by) == ("Pas.", due, cast.karen)
    assert (inquiry.state, inquiry.owner) == ("sent", cast.karen)


def test_it_can_be_promised_at_once(cast: Cast) -> None:
    due = cast.later(days=3).date()
    with one_event("inquiry.registered", cast.karen, task=cast.passport.pk, due=due.isoformat()):
        inquiry = put_down(cast, promise=due, promise_rule="Servicemål")
    assert inquiry.promised_for == inquiry.promises.get().due == due


def test_a_subject_is_enough(cast: Cast) -> None:
    with one_event("inquiry.registered", cast.karen, task=None):
        assert put_down(cast, task=None, text="", subject="Fundet cykel").title == "Fundet cykel"


def test_the_steps_used_are_kept_once_each(cast: Cast) -> None:
    inquiry = put_down(cast, steps=[4, 2, 4])
    assert sorted(inquiry.sources.values_list("kind", "number")) == [("step", 2), ("step", 4)]


def test_several_inquiries_in_one_contact(cast: Cast) -> None:
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    for end in (False, True):
        matter = Matter(task=cast.passport)
        register(contact, matter, by=cast.karen, at=cast.later(minutes=4), end_contact=end)
    assert contact.opened.count() == 2
    assert Contact.objects.get().ended_at == cast.later(minutes=4)


def test_a_contact_may_be_on_behalf_of_another(cast: Cast) -> None:
    mandate = Mandate.objects.create(
        citizen=cast.mette, representative="Jens", kind="guardian", scope="Alt", evidence="Set", since=cast.today
    )
    assert put_down(cast, cast.contact(citizen=cast.mette, mandate=mandate)).opened_in.mandate == mandate


def test_a_counters_clock_may_be_a_little_ahead(cast: Cast) -> None:
    inquiry = put_down(cast, cast.contact(started_at=cast.later(minutes=1)), outcome="solved")
    assert inquiry.opened_at == cast.at


def test_only_citizen_service_registers(cast: Cast) -> None:
    for person in (cast.ditte, cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider):
        with refused(refusals.NotAllowed):
            register(cast.contact(), Matter(task=cast.passport), by=person, at=cast.at)


def test_one_who_has_left_does_not_register(cast: Cast) -> None:
    cast.karen.is_active = False
    with refused(refusals.NotAllowed):
        put_down(cast)


def test_another_clerks_contact_is_closed_to_one(cast: Cast) -> None:
    contact = begin(cast.contact(), by=cast.bo, at=cast.at)
    with refused(refusals.NotAllowed):
        put_down(cast, contact)


def test_an_ended_contact(cast: Cast) -> None:
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    stale = Contact.objects.get()
    contact.end(by=cast.karen, at=cast.at)
    for ended in (contact, stale):
        with refused(refusals.ContactEnded):
            put_down(cast, ended)


def test_a_contact_that_goes_on_while_another_does(cast: Cast) -> None:
    begin(cast.contact(), by=cast.karen, at=cast.at)
    with refused(refusals.StillInContact, at="14.09.2026 10.00"):
        register(cast.contact(), Matter(task=cast.passport), by=cast.karen, at=cast.at, end_contact=False)


def test_the_future(cast: Cast) -> None:
    with refused(refusals.InTheFuture):
        put_down(cast, cast.contact(started_at=cast.later(hours=1)))


@pytest.mark.parametrize("matter", [{}, {"subject": "  "}, {"text": "\n\x00 "}])
def test_nothing_said(cast: Cast, matter: dict[str, str]) -> None:
    with refused(refusals.NothingSaid):
        put_down(cast, task=None, **{"text": "", **matter})


@pytest.mark.parametrize("outcome", ["answered_by_department", "unheard_of"])
def test_an_outcome_that_no_clerk_gives(cast: Cast, outcome: str) -> None:
    with refused(refusals.WrongOutcome):
        put_down(cast, outcome=outcome)


def test_an_outcome_and_a_hand_over_at_once(cast: Cast) -> None:
    with refused(refusals.WrongOutcome):
        put_down(cast, outcome="solved", hand_to=cast.ydelse)


def test_a_hand_over_without_a_story(cast: Cast) -> None:
    with refused(refusals.ReasonNeeded):
        put_down(cast, text="", hand_to=cast.ydelse)


@pytest.mark.parametrize("name", ["due", "promise"])
def test_a_day_that_has_gone(cast: Cast, name: str) -> None:
    with refused(refusals.DueInThePast):
        put_down(cast, hand_to=cast.ydelse, **{name: cast.today - timedelta(days=1)})


@pytest.mark.parametrize(
    ("name", "limit"), [("text", texts.LIMIT), ("answer", texts.LIMIT), ("subject", texts.SUBJECT_LIMIT)]
)
def test_too_long_a_text(cast: Cast, name: str, limit: int) -> None:
    put_down(cast, outcome="solved", **{name: "å" * limit})
    with refused(refusals.TextTooLong):
        put_down(cast, outcome="solved", **{name: "å" * (limit + 1)})


def test_the_length_is_that_of_what_is_stored(cast: Cast) -> None:
    """A mask has one sign more than ten digits, and a subject has room for 200."""
    with refused(refusals.TextTooLong, length="201"):
        put_down(cast, subject="x" * 189 + " 0101900002")


def test_the_same_form_twice(cast: Cast) -> None:
    key = uuid4()
    first = register(cast.contact(), Matter(task=cast.passport), by=cast.karen, at=cast.at, key=key)
    with refused(refusals.AlreadyRegistered, reference=first.reference):
        register(cast.contact(), Matter(task=cast.moving), by=cast.karen, at=cast.later(minutes=1), key=key)


def test_a_number_in_any_text_is_masked_and_counted(cast: Cast) -> None:
    inquiry = put_down(
        cast,
        cast.contact(citizen=cast.mette, document=f"Pas {NUMBER}"),
        subject=f"Pas til {NUMBER}",
        text=f"Mit nummer er {NUMBER}.",
        answer=f"Pas til {NUMBER}",
        outcome="solved",
    )
    assert inquiry.masked_numbers == 3
    stored = [inquiry.subject, inquiry.text, inquiry.solutions.get().text, inquiry.opened_in.document]
    assert [text for text in stored if "1231" in text] == []
