"""A case with something to hide, and a request to see it."""

from datetime import timedelta

from indgang.adviser import people
from indgang.adviser.access import requests
from indgang.adviser.models import AccessKind, AccessRequest, Case, CaseKind, ContactKind, Key, Person, StepKind, Way
from indgang.adviser.registration import NewContact, log
from indgang.foundation import clock
from indgang.sample.cast import Cast

NEIGHBOUR = "Preben Zachariassen"


def person(cast: Cast, key: Key) -> Person:
    return people.register(by=cast.ali, at=cast.at, key=key, name="Mette Lauridsen", phone="95304050")


def case(cast: Cast, key: Key, somebody: Person | None = None) -> Case:
    """A case of Mette's, with a note that speaks of her neighbour, and one that is for the adviser alone."""
    somebody = somebody or person(cast, key)
    matter = NewContact(
        kind=ContactKind.COMPLAINT, way=Way.PHONE, at=cast.at, text="Mette er vred over støj", person=somebody
    )
    contact = log(matter, by=cast.ali, at=cast.at)
    row = Case.open_from(contact, kind=CaseKind.COMPLAINT, by=cast.ali, at=cast.at, title="Støj fra naboen")
    later = cast.at + timedelta(minutes=5)
    row.write(StepKind.NOTE, f"Naboen {NEIGHBOUR} har telefon 22 33 44 55 og er syg.", by=cast.ali, at=later)
    row.write(StepKind.NOTE, "Overvejelse om næste skridt, kun til mig selv.", by=cast.ali, at=later)
    return row


def request(cast: Cast, key: Key, about: Case, kind: str = AccessKind.PARTY) -> AccessRequest:
    today = clock.local_day(cast.at)
    return requests.register(kind, today, "Mette Lauridsen", by=cast.ali, at=cast.at, cases=[about])
