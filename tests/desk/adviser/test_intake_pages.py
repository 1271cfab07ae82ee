"""The adviser's pages for contacts, cases, people and messages."""

import pytest

from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, Contact, Key, Message, Person, Step
from indgang.adviser.registration import NewContact, log
from indgang.sample.cast import Cast
from tests.adviser_zone import Unlock
from tests.pages import check_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(cast: Cast, zone: Key) -> Contact:
    return log(
        NewContact(kind="guidance", way="phone", at=cast.at, text="Hun venter på svar om boligstøtte."),
        by=cast.ali,
        at=cast.at,
    )


@pytest.fixture
def case(cast: Cast, contact: Contact) -> Case:
    return Case.open_from(contact, kind="complaint", title="Ventetid", by=cast.ali, at=cast.at)


def test_every_page_is_sound(cast: Cast, unlock: Unlock, case: Case, contact: Contact, zone: Key) -> None:
    message = receive("guidance", "Jeg har brug for hjælp.", at=cast.at, phone="20304050")
    client = unlock(cast.ali)
    for address in (
        "/borgervejleder/",
        "/borgervejleder/henvendelser/",
        f"/borgervejleder/henvendelser/{contact.pk}/",
        f"/borgervejleder/henvendelser/{contact.pk}/rettelse/",
        "/borgervejleder/sager/",
        f"/borgervejleder/sager/{case.pk}/",
        "/borgervejleder/personer/",
        "/borgervejleder/beskeder/",
        f"/borgervejleder/beskeder/{message.pk}/",
    ):
        check_page(client.get(address))


def test_a_contact_is_written_down_from_the_front_page(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    page = client.get("/borgervejleder/")
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"text": "Spurgte om pas."}
    answered = client.post("/borgervejleder/henvendelse/", sent, follow=True)
    row = Contact.objects.get()
    assert (row.kind, row.way, row.outcome, row.spent) == ("signposting", "phone", "vejvist", 15)
    assert f"Henvendelse nr. {row.pk}" in check_page(answered).text
    client.post(f"/borgervejleder/henvendelser/{row.pk}/fortrydelse/")
    assert not Contact.objects.counted().exists()
