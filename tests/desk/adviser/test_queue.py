"""Who waits in the open hours: a number is called, its contact begun and written down, and the list shows it served."""

import pytest
from django.test import Client

from indgang.adviser.models import Contact, DropIn, Place
from indgang.sample.cast import Cast
from tests.pages import check_page

pytestmark = pytest.mark.django_db
FRONT = "/borgervejleder/"
QUICK = {
    "kind": "signposting",
    "way": "drop_in",
    "text": "Spurgte om pas.",
    "key": "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c11",
}


@pytest.fixture
def library(cast: Cast) -> Place:
    return Place.objects.create(name="Hovedbiblioteket")


def test_a_called_number_begins_a_contact_and_is_served(cast: Cast, ali: Client, library: Place) -> None:
    first, second = (DropIn.come(library, at=cast.at) for _person in range(2))
    called = ali.post(f"{FRONT}koe/{library.pk}/naeste/")
    assert called.headers["Location"] == f"{FRONT}?nummer={first.pk}"
    page = ali.get(called.headers["Location"])
    assert "Henvendelsen hører til nummer 1, Hovedbiblioteket" in check_page(page).text
    assert (page.context["form"]["way"].value(), page.context["form"]["place"].value()) == ("drop_in", library.pk)
    kept = ali.post(f"{FRONT}henvendelse/", QUICK | {"drop_in": first.pk, "place": library.pk}, follow=True)
    assert "Kald næste, 1 venter" in check_page(kept).text
    first.refresh_from_db()
    row = Contact.objects.get()
    assert (first.contact, bool(first.ended_at), row.place) == (row, True, library)
    assert str(row) in check_page(ali.get(f"{FRONT}koe/?sted={library.pk}")).text
    assert ali.post(f"{FRONT}koe/{library.pk}/naeste/").headers["Location"].endswith(f"?nummer={second.pk}")


def test_what_is_taken_back_leaves_the_number_inside(cast: Cast, ali: Client, library: Place) -> None:
    DropIn.come(library, at=cast.at)
    number = DropIn.call_next(library, at=cast.at).pk
    ali.post(f"{FRONT}henvendelse/", QUICK | {"drop_in": number, "place": library.pk})
    back = ali.post(f"{FRONT}henvendelser/{Contact.objects.get().pk}/fortrydelse/")
    assert back.headers["Location"] == f"{FRONT}?nummer={number}"
    assert DropIn.objects.talking().get().contact is None


def test_a_number_of_another_day_or_not_called_begins_nothing(cast: Cast, ali: Client, library: Place) -> None:
    waits = DropIn.come(library, at=cast.at).pk
    DropIn.come(library, at=cast.later(days=-1))
    old = DropIn.call_next(library, at=cast.later(days=-1)).pk
    for number in (waits, old, "x", 999_999_999_999_999_999_999):
        assert ali.get(FRONT, {"nummer": number}).context["inside"] is None
    ali.post(f"{FRONT}henvendelse/", QUICK | {"drop_in": waits})
    assert Contact.objects.count() == 1
    assert not DropIn.objects.filter(contact__isnull=False).exists()


def test_nobody_waits(cast: Cast, ali: Client, library: Place) -> None:
    called = ali.post(f"{FRONT}koe/{library.pk}/naeste/", follow=True)
    assert "Der venter ingen" in check_page(called).text or called.redirect_chain[0][0].endswith(f"?sted={library.pk}")
