"""A conversation that holds several inquiries: begun and ended at the desk."""

import pytest
from django.test import Client

from indgang.inquiries.models import Contact, Identification, Recusal
from indgang.inquiries.registration import begin
from indgang.organisation.models import Centre, Employee
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

from .filling import send


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def test_it_works(cast: Cast, karen: Client) -> None:
    assert karen.post("/kontakter/", {"channel": "phone", "citizen": cast.mette.pk}).headers["Location"] == "/"
    contact = Contact.objects.running(cast.karen).get()
    assert (contact.channel, contact.centre, contact.citizen) == ("phone", cast.fjordby, cast.mette)
    assert contact.identification == Identification.ASSERTED
    desk = karen.get("/")
    assert 'data-key="Alt+a"' in desk.content.decode()
    send(karen, desk, f"/kontakter/{contact.pk}/afslutning/")
    assert "Kontakten er afsluttet efter 0 min." in check_page(karen.get("/")).text
    assert not Contact.objects.running(cast.karen).exists()


def test_begun_twice(cast: Cast, karen: Client) -> None:
    for _ in range(2):
        karen.post("/kontakter/", {"channel": "phone"})
    assert Contact.objects.count() == 1
    assert "Du er allerede i en kontakt, som begyndte den 14.09.2026 10.00." in check_page(karen.get("/")).text


@pytest.mark.parametrize("channel", ["", "pigeon"])
def test_without_a_channel(cast: Cast, karen: Client, channel: str) -> None:
    karen.post("/kontakter/", {"channel": channel})
    assert "Vælg en kanal, før kontakten begynder." in check_page(karen.get("/")).text
    assert not Contact.objects.exists()


def test_before_there_is_a_centre(cast: Cast, sign_in: SignIn) -> None:
    Employee.objects.update(centre=None)
    for centre in Centre.objects.all():
        centre.delete()
    sign_in(Employee.objects.get(username="karen")).post("/kontakter/", {"channel": "phone"})
    assert not Contact.objects.exists()


def test_a_citizen_that_one_is_not_impartial_to(cast: Cast, karen: Client) -> None:
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    karen.post("/kontakter/", {"channel": "phone", "citizen": cast.mette.pk})
    assert Contact.objects.get().citizen is None


def test_ended_twice(cast: Cast, karen: Client) -> None:
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    for _ in range(2):
        karen.post(f"/kontakter/{contact.pk}/afslutning/")
    text = check_page(karen.get("/")).text
    assert "Kontakten er afsluttet efter 0 min." in text
    assert "Kontakten er afsluttet. " in text


def test_another_clerks_contact_is_not_ones_own_to_end(cast: Cast, karen: Client) -> None:
    contact = begin(cast.contact(), by=cast.bo, at=cast.at)
    check_page(karen.post(f"/kontakter/{contact.pk}/afslutning/"), 404)
    check_page(karen.post("/kontakter/999999/afslutning/"), 404)
    assert Contact.objects.running(cast.bo).exists()


def test_only_posted(karen: Client, cast: Cast) -> None:
    assert karen.get("/kontakter/").status_code == 405
