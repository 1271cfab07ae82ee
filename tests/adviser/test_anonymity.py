"""Somebody who asks to be anonymous goes out of their contacts, which still count; a case keeps its name."""

import pytest

from indgang.adviser import case_refusals as refusals
from indgang.adviser import people
from indgang.adviser.anonymity import make_anonymous, without
from indgang.adviser.messaging import become_contact, receive
from indgang.adviser.models import Case, CaseRecusal, Contact, Key, Message, Person, PersonMark
from indgang.adviser.registration import NewContact, correct, log
from indgang.journal.models import Event
from indgang.sample.cast import Cast


@pytest.fixture
def person(cast: Cast, zone: Key) -> Person:
    return people.register(by=cast.ali, at=cast.at, key=zone, name="Mette Lauridsen", phone="95304050")


def test_the_name_goes_and_the_contacts_stay(cast: Cast, zone: Key, person: Person) -> None:
    said = NewContact(kind="guidance", way="phone", at=cast.at, text="Mettes sag: ring 95 30 40 50.", person=person)
    row = log(said, by=cast.ali, at=cast.at)
    correct(row, {"title": "Lauridsen venter"}, by=cast.ali, at=cast.at, key=zone)
    message = receive("guidance", "Hilsen Mette", name="Mette", phone="95304050", at=cast.at)
    become_contact(message, by=cast.ali, at=cast.at, key=zone)

    assert make_anonymous(person, by=cast.ali, at=cast.at, key=zone) == 2
    assert Contact.objects.counted().filter(person=None).count() == 2
    row.refresh_from_db()
    assert zone.read(row)["text"] == "[…] sag: ring […]."
    assert zone.read(row)["title"] == "[…] venter"
    assert "Mette" not in zone.read(row.corrections.get())["text"]
    kept = zone.read(Message.objects.get())
    assert (kept["name"], kept["phone"], kept["text"]) == ("", "", "Hilsen […]")
    person.refresh_from_db()
    assert (person.sealed, person.erased_at) == ("", cast.at)
    assert not PersonMark.objects.exists()
    assert Event.objects.get(kind="adviser_person.made_anonymous").facts == {"contacts": 2}
    with pytest.raises(refusals.AlreadyAnonymous):
        make_anonymous(person, by=cast.ali, at=cast.at, key=zone)


def test_a_case_keeps_its_name(cast: Cast, zone: Key, person: Person) -> None:
    row = log(
        NewContact(kind="complaint", way="phone", at=cast.at, text="Svar?", person=person), by=cast.ali, at=cast.at
    )
    Case.open_from(row, kind="complaint", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.CaseNeedsName):
        make_anonymous(person, by=cast.ali, at=cast.at, key=zone)


def test_a_conflict_of_interest_keeps_it(cast: Cast, zone: Key, person: Person) -> None:
    CaseRecusal.objects.create(employee=cast.anders, person=person, ground="family", declared_at=cast.at)
    with pytest.raises(refusals.ClosedToSomebody):
        make_anonymous(person, by=cast.ali, at=cast.at, key=zone)


def test_only_the_words_that_point_to_somebody_go() -> None:
    known = {"name": "Bo Li", "phone": "11223344", "email": "bo@li.dk", "address": "", "cpr": ""}
    said = "Bo Li (bo@li.dk, 1122 3344) bor i en bolig. Lis bil."
    assert without(said, known) == "[…] ([…], […]) bor i en bolig. […] bil."
    assert without(said, dict.fromkeys(known, "")) == said
