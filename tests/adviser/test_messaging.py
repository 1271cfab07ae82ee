"""Messages from the public page: sealed as they come, made a contact, or put aside; then each refusal."""

import pytest

from indgang.adviser import case_refusals as refusals
from indgang.adviser import messaging, people
from indgang.adviser.models import Key, Message
from indgang.adviser.refusals import NoZone
from indgang.sample.cast import Cast


def test_a_message_is_sealed_without_the_key(cast: Cast, zone: Key) -> None:
    message = messaging.receive("complaint", "Ingen svarer mig.", name="Mette", phone="95 30 40 50", at=cast.at)
    assert "svarer" not in message.sealed
    assert zone.read(message) == {"text": "Ingen svarer mig.", "name": "Mette", "phone": "95304050"}
    assert message.can_be_reached
    assert len({messaging.new_receipt() for _n in range(50)}) == 50


def test_a_message_becomes_a_contact_with_its_person(cast: Cast, zone: Key) -> None:
    known = people.register(name="Mette Lauridsen", phone="95304050", by=cast.ali, at=cast.at, key=zone)
    message = messaging.receive("complaint", "Ingen svarer mig.", phone="+45 95304050", at=cast.at)
    contact = messaging.become_contact(message, by=cast.ali, at=cast.later(hours=2), key=zone)
    assert (contact.person, contact.way, contact.kind, contact.at) == (known, "web", "complaint", cast.at)
    assert zone.read(contact)["text"] == "Ingen svarer mig."
    assert not Message.objects.waiting().exists()
    with pytest.raises(refusals.MessageTaken):
        messaging.put_aside(message, "spam", by=cast.ali, at=cast.at)


def test_an_unknown_sender_is_written_down_and_an_anonymous_one_is_not(cast: Cast, zone: Key) -> None:
    named = messaging.receive("guidance", "Hjælp.", name="Bo", at=cast.at)
    contact = messaging.become_contact(named, by=cast.ali, at=cast.at, key=zone)
    assert contact.person
    assert zone.read(contact.person)["name"] == "Bo"
    anonymous = messaging.receive("guidance", "Hjælp.", at=cast.at)
    assert messaging.become_contact(anonymous, by=cast.ali, at=cast.at, key=zone).is_anonymous


def test_a_message_is_put_aside_once(cast: Cast, zone: Key) -> None:
    message = messaging.receive("idea", "KØB URE", at=cast.at)
    with pytest.raises(refusals.WrongChoice):
        messaging.put_aside(message, "gider ikke", by=cast.ali, at=cast.at)
    messaging.put_aside(message, "spam", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.MessageTaken):
        messaging.become_contact(message, by=cast.ali, at=cast.at, key=zone)


def test_what_is_not_received(cast: Cast, zone: Key) -> None:
    with pytest.raises(refusals.NothingSaid):
        messaging.receive("guidance", " ", at=cast.at)
    with pytest.raises(refusals.WrongChoice):
        messaging.receive("penge", "Giv mig.", at=cast.at)


def test_nothing_is_received_before_there_is_a_zone(cast: Cast) -> None:
    with pytest.raises(NoZone):
        messaging.receive("guidance", "Hjælp.", at=cast.at)
