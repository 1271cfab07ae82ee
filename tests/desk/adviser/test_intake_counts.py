"""The adviser's pages ask the database as often with thirty contacts, cases and messages as with one."""

from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indgang.adviser import people
from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, Key, Theme
from indgang.adviser.registration import NewContact, NewPoint, log
from indgang.sample.cast import Cast
from tests.adviser_zone import Unlock

pytestmark = pytest.mark.django_db
MANY: Final = 30
PAGES: Final = {
    "": 45,
    "henvendelser/": 12,
    "henvendelser/1/": 14,
    "sager/": 12,
    "sager/1/": 60,
    "personer/": 10,
    "personer/1/": 15,
    "beskeder/": 10,
}


def fill(cast: Cast, key: Key, count: int) -> Case:
    """Write so much down, each with all that it can have; all of it in the first case."""
    theme = Theme.objects.get(code="tone")
    for n in range(count):
        person = people.register(name=f"Mette {n}", by=cast.ali, at=cast.at, key=key)

        asked = NewContact(
            kind="complaint",
            way="phone",
            at=cast.at,
            text="Hej.",
            person=person,
            task=cast.passport,
            department=cast.ydelse,
            points=[NewPoint(theme=theme)],
        )
        first = log(asked, by=cast.ali, at=cast.at)
        case = Case.open_from(first, kind="complaint", title=f"Sag {n}", next_on=cast.today, by=cast.ali, at=cast.at)
        receive("guidance", "Hjælp.", at=cast.at)
    case = Case.objects.order_by("pk")[0]
    for n in range(count):
        case.allow("contact", "At ringe.", department=cast.ydelse, by=cast.ali, at=cast.at)
        case.write("call", f"Ringede {n}.", department=cast.ydelse, by=cast.ali, at=cast.at)
        case.join("companion", name=f"Bent {n}", by=cast.ali, at=cast.at)
        log(NewContact(kind="complaint", way="phone", at=cast.at, case=case, text="Igen."), by=cast.ali, at=cast.at)
    return case


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        response = client.get(address)
    assert response.status_code == 200, address
    return len([each for each in questions.captured_queries if "SAVEPOINT" not in each["sql"]])


def test_as_many_questions_for_thirty_as_for_one(cast: Cast, zone: Key, unlock: Unlock) -> None:
    client, case = unlock(cast.ali), fill(cast, zone, 1)
    contact, person = case.contacts.order_by("pk")[0], case.person
    assert person
    numbers = {"henvendelser/1/": contact.pk, "sager/1/": case.pk, "personer/1/": person.pk}
    addresses = {page: f"/borgervejleder/{page.replace('1', str(numbers.get(page, 1)))}" for page in PAGES}
    few = {}
    for page, address in addresses.items():
        asked(client, address)  # what is kept in memory is fetched once
        few[page] = asked(client, address)
    fill(cast, zone, MANY - 1)
    many = {page: asked(client, address) for page, address in addresses.items()}
    print(many)
    assert {page: (few[page], many[page]) for page in PAGES if many[page] > few[page]} == {}
    assert {page: many[page] for page in PAGES if many[page] > PAGES[page]} == {}
