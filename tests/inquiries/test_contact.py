"""Begin a contact, learn who it is, end it."""

from typing import Any

from indgang.inquiries import refusals
from indgang.inquiries.models import Contact, Identification
from indgang.inquiries.registration import begin
from indgang.sample.cast import Cast

from .telling import one_event, refused


def running(cast: Cast, **facts: Any) -> Contact:
    return begin(cast.contact(**facts), by=cast.karen, at=cast.at)


def test_it_works(cast: Cast) -> None:
    with one_event("contact.begun", cast.karen):
        contact = running(cast)
    assert Contact.objects.running(cast.karen).get() == contact
    assert not Contact.objects.running(cast.bo).exists()
    with one_event("contact.identified", cast.karen, how="document"):
        contact.identify(cast.mette, how=Identification.DOCUMENT, by=cast.karen, at=cast.at, document="Pas 070365-1231")
    with one_event("contact.ended", cast.karen):
        contact.end(by=cast.karen, at=cast.later(minutes=3, seconds=1))
    kept = Contact.objects.get()
    assert (kept.minutes, kept.citizen, kept.document) == (4, cast.mette, "Pas 070365-····")
    assert not Contact.objects.running(cast.karen).exists()


def test_a_contact_takes_no_minutes_while_it_runs(cast: Cast) -> None:
    assert running(cast).minutes is None


def test_a_contact_never_ends_before_it_began(cast: Cast) -> None:
    contact = running(cast)
    contact.end(by=cast.karen, at=cast.later(minutes=-5))
    assert Contact.objects.get().minutes == contact.minutes == 0


def test_only_citizen_service_begins(cast: Cast) -> None:
    with refused(refusals.NotAllowed):
        begin(cast.contact(), by=cast.ditte, at=cast.at)


def test_the_future(cast: Cast) -> None:
    with refused(refusals.InTheFuture):
        running(cast, started_at=cast.later(hours=1))


def test_one_contact_at_a_time(cast: Cast) -> None:
    running(cast)
    with refused(refusals.StillInContact, at="14.09.2026 10.00"):
        running(cast)


def test_it_ends_once(cast: Cast) -> None:
    contact = running(cast)
    contact.end(by=cast.karen, at=cast.at)
    with refused(refusals.ContactEnded):
        contact.end(by=cast.karen, at=cast.later(minutes=1))


def test_nobody_is_tied_to_an_ended_contact(cast: Cast) -> None:
    contact = running(cast)
    contact.end(by=cast.karen, at=cast.at)
    with refused(refusals.ContactEnded):
        contact.identify(cast.mette, how=Identification.ASSERTED, by=cast.karen, at=cast.at)
