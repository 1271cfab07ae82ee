"""The citizen comes back on the same matter, and keeps the number."""

from unittest.mock import ANY
from uuid import uuid4

from indgang.inquiries import refusals
from indgang.inquiries.models import Contact
from indgang.inquiries.registration import begin, come_back
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    again = cast.contact(channel="phone", citizen=cast.mette, started_at=cast.later(days=1), centre=cast.sandby)
    with one_event("inquiry.noted", cast.bo, entry=ANY, kind="continued"):
        entry = come_back(inquiry, again, "Er det klar?", by=cast.bo, at=cast.later(days=1))
    assert entry.contact is not None
    assert (entry.contact.channel, entry.contact.clerk, entry.contact.ended_at) == (
        "phone",
        cast.bo,
        cast.later(days=1),
    )
    assert entry.kind == "continued"
    assert inquiry.state == "open"


def test_in_the_contact_that_is_going_on(cast: Cast) -> None:
    inquiry = cast.inquiry()
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    entry = come_back(inquiry, contact, "Én ting til.", by=cast.karen, at=cast.at)
    assert entry.contact == contact
    assert Contact.objects.get(pk=contact.pk).ended_at is None


def test_a_contact_of_its_own_may_come_while_another_goes_on(cast: Cast) -> None:
    inquiry = cast.inquiry()
    begin(cast.contact(), by=cast.karen, at=cast.at)
    assert come_back(inquiry, cast.contact(channel="written"), "En mail.", by=cast.karen, at=cast.at).contact


def test_the_same_form_twice_leaves_one_contact(cast: Cast) -> None:
    inquiry, key = cast.inquiry(), uuid4()
    come_back(inquiry, cast.contact(), "Er det klar?", by=cast.karen, at=cast.at, key=key)
    with refused(refusals.AlreadyRegistered):
        come_back(inquiry, cast.contact(), "Er det klar?", by=cast.karen, at=cast.at, key=key)


def test_without_words_no_contact_is_left(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.ReasonNeeded):
        come_back(inquiry, cast.contact(), " ", by=cast.karen, at=cast.at)


def test_the_future(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.InTheFuture):
        come_back(inquiry, cast.contact(started_at=cast.later(hours=1)), "Hej.", by=cast.karen, at=cast.at)


def test_only_citizen_service(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.NotAllowed):
        come_back(handover.inquiry, cast.contact(), "Hej.", by=cast.ditte, at=cast.at)


def test_an_ended_contact_or_another_clerks(cast: Cast) -> None:
    inquiry = cast.inquiry()
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    with refused(refusals.NotAllowed):
        come_back(inquiry, contact, "Hej.", by=cast.bo, at=cast.at)
    contact.end(by=cast.karen, at=cast.at)
    with refused(refusals.ContactEnded):
        come_back(inquiry, contact, "Hej.", by=cast.karen, at=cast.at)


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason="Reklame")
    with refused(refusals.Discarded):
        come_back(inquiry, cast.contact(), "Hej.", by=cast.karen, at=cast.at)
