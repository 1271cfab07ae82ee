"""People at the adviser's desk: written down, found again, put together; then each refusal."""

import pytest

from indgang.adviser import case_refusals as refusals
from indgang.adviser import people
from indgang.adviser.access import requests
from indgang.adviser.models import CaseRecusal, Key, Person
from indgang.adviser.registration import NewContact, log
from indgang.foundation import clock
from indgang.sample.cast import METTES_CPR, Cast


def mette(cast: Cast, zone: Key, **more: str) -> Person:
    said = {"name": "Mette Lauridsen", "phone": "+45 95 30 40 50", "email": "Mette@Example.dk"} | more
    return people.register(by=cast.ali, at=cast.at, key=zone, **said)


@pytest.mark.parametrize(
    "typed", ["95304050", "+4595304050", "mette@example.dk", METTES_CPR, "lauridsen", "met LAU", "Mette"]
)
def test_a_person_is_found_again(cast: Cast, zone: Key, typed: str) -> None:
    person = mette(cast, zone, cpr=METTES_CPR)
    people.register(by=cast.ali, at=cast.at, key=zone, name="Bo Lund", phone="20202020")
    assert [found for found, _words in people.find(typed, by=cast.ali, key=zone)] == [person]


@pytest.mark.parametrize("typed", ["", "   ", "12345678", "Jens", "ette"])
def test_nobody_is_found(cast: Cast, zone: Key, typed: str) -> None:
    mette(cast, zone)
    assert people.find(typed, by=cast.ali, key=zone) == []


def test_a_conflict_of_interest_hides_a_person(cast: Cast, zone: Key) -> None:
    CaseRecusal.objects.create(employee=cast.ali, person=mette(cast, zone), ground="family", declared_at=cast.at)
    assert people.find("Mette", by=cast.ali, key=zone) == []


def test_nothing_of_a_person_stands_in_clear(cast: Cast, zone: Key) -> None:
    person = mette(cast, zone, cpr=METTES_CPR)
    stored = [person.sealed, *person.marks.values_list("mark", flat=True)]
    assert not [text for text in stored if "Mette" in text or METTES_CPR in text or "9530" in text]


def test_a_changed_number_is_found_and_the_old_one_is_not(cast: Cast, zone: Key) -> None:
    person = mette(cast, zone)
    people.change(person, phone="11223344", by=cast.ali, at=cast.at, key=zone)
    assert people.find("11223344", by=cast.ali, key=zone)
    assert not people.find("95304050", by=cast.ali, key=zone)
    with pytest.raises(refusals.NothingChanged):
        people.change(person, phone="11 22 33 44", by=cast.ali, at=cast.at, key=zone)


def test_two_that_are_one_are_put_together(cast: Cast, zone: Key) -> None:
    person, other = (
        mette(cast, zone),
        people.register(name="M. Lauridsen", phone="11223344", note="Ringer tit", by=cast.ali, at=cast.at, key=zone),
    )
    row = log(NewContact(kind="guidance", way="phone", at=cast.at, text="Pas.", person=other), by=cast.ali, at=cast.at)
    people.merge(person, other, by=cast.ali, at=cast.at, key=zone)
    row.refresh_from_db()
    other.refresh_from_db()
    assert row.person == person
    assert (other.merged_into, other.sealed) == (person, "")
    assert zone.read(person)["note"] == "Ringer tit"
    assert [found for found, _words in people.find("11223344", by=cast.ali, key=zone)] == [person]
    with pytest.raises(refusals.AlreadyMerged):
        people.merge(person, other, by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.AlreadyMerged):
        people.change(other, name="X", by=cast.ali, at=cast.at, key=zone)


def test_a_recusal_follows_a_merged_person(cast: Cast, zone: Key) -> None:
    person, other = mette(cast, zone), people.register(name="M. L.", by=cast.ali, at=cast.at, key=zone)
    CaseRecusal.objects.create(employee=cast.ali, person=other, ground="family", declared_at=cast.at)
    people.merge(person, other, by=cast.ali, at=cast.at, key=zone)
    assert not Person.objects.seen_by(cast.ali).filter(pk=person.pk).exists()


def test_who_is_not_put_together(cast: Cast, zone: Key) -> None:
    person = mette(cast, zone, cpr=METTES_CPR)
    with pytest.raises(refusals.SamePerson):
        people.merge(person, person, by=cast.ali, at=cast.at, key=zone)
    other = people.register(name="Mette L.", cpr="0101901234", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.DifferentNumbers):
        people.merge(person, other, by=cast.ali, at=cast.at, key=zone)


def test_who_is_not_written_down(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.NothingSaid):
        people.register(name=" ", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.WrongNumber):
        people.register(name="Mette", cpr="9999999999", by=cast.ali, at=cast.at, key=zone)
    mette(cast, zone, cpr=METTES_CPR)
    with pytest.raises(refusals.NumberTaken):
        people.register(name="En anden", cpr=METTES_CPR, by=cast.ali, at=cast.at, key=zone)


def test_an_anonymous_contact_gets_its_person_once(cast: Cast, zone: Key) -> None:
    person = mette(cast, zone)
    row = log(NewContact(kind="guidance", way="phone", at=cast.at, text="Pas."), by=cast.ali, at=cast.at)
    assert people.identify(row, phone="95304050", name="", by=cast.ali, at=cast.at, key=zone) == person
    with pytest.raises(refusals.PersonKnown):
        people.identify(row, name="Bo", by=cast.ali, at=cast.at, key=zone)


def test_a_request_for_access_follows_the_person_and_holds_what_it_is_about(zone: Key, cast: Cast) -> None:
    stays = mette(cast, zone)
    twin = people.register(by=cast.ali, at=cast.at, key=zone, name="Mette L.")
    request = requests.register("gdpr", clock.local_day(cast.at), "Mette", by=cast.ali, at=cast.at, person=twin)
    people.merge(stays, twin, by=cast.ali, at=cast.at, key=zone)
    request.refresh_from_db()
    assert request.person == stays
