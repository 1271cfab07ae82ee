"""The page of a citizen: opened with a reason, the number revealed with another, both written down."""

from typing import Any

import pytest
from django.test import Client

from indgang.citizens.models import Citizen, Mandate, Need
from indgang.foundation import vault
from indgang.inquiries.models import Recusal
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

from .filling import form_on, send

WHOLE = "070365-1231"


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


@pytest.fixture
def page_of_mette(cast: Cast) -> str:
    return f"/borgere/{cast.mette.pk}/"


def reads(cast: Cast) -> list[tuple[str, str, int | None]]:
    events = Event.objects.on_citizen(cast.mette.pk).reads()
    return list(events.values_list("kind", "reason", "actor_id"))


def test_it_works(cast: Cast, karen: Client, page_of_mette: str) -> None:
    inquiry = cast.inquiry(by=cast.bo, citizen=cast.mette)
    Need.objects.create(citizen=cast.mette, kind="hearing", since=cast.today)
    Mandate.objects.create(
        citizen=cast.mette, representative="Jens Lauridsen", kind="power_of_attorney", scope="Bolig", evidence="Set",
        since=cast.today,
    )  # fmt: skip
    asked = check_page(karen.get(page_of_mette))
    assert asked.headings == ["Hvorfor vil du se borgeren?"]
    assert "Mette" not in asked.text
    assert reads(cast) == []
    shown = check_page(karen.post(page_of_mette, {"reason": "Opfølgning på en henvendelse"}))
    assert shown.headings == ["Mette Lauridsen"]
    for text in (
        "07.03.1965",
        "070365-····",
        "95304050",
        "Birkevej 4",
        "Hører dårligt",
        "Jens Lauridsen",
        inquiry.reference,
    ):
        assert text in shown.text
    assert reads(cast) == [("citizen.read", "Opfølgning på en henvendelse", cast.karen.pk)]


def test_three_reasons_have_keys_and_another_may_be_typed(cast: Cast, karen: Client, page_of_mette: str) -> None:
    markup = karen.get(page_of_mette).content.decode()
    for key in ("1", "2", "3"):
        assert f'data-key="{key}"' in markup
    karen.post(page_of_mette, {"reason": "Naboen ringede om 010190-0002"})
    assert reads(cast) == [("citizen.read", "Naboen ringede om 010190-····", cast.karen.pk)]


@pytest.mark.parametrize("reason", ["", "  ", "\x00"])
def test_without_a_reason_nothing_is_shown(cast: Cast, karen: Client, page_of_mette: str, reason: str) -> None:
    for address in (page_of_mette, f"{page_of_mette}cpr/"):
        page = check_page(karen.post(address, {"reason": reason}), 422)
        assert page.headings == ["Hvorfor vil du se borgeren?"]
        assert "Mette" not in page.text
    assert reads(cast) == []


def test_the_number_is_revealed_with_a_reason_of_its_own(cast: Cast, karen: Client, page_of_mette: str) -> None:
    shown = karen.post(page_of_mette, {"reason": "Borgeren har henvendt sig"})
    assert WHOLE not in shown.content.decode()
    revealed = send(karen, shown, f"{page_of_mette}cpr/", reason="Til pension")
    assert WHOLE in check_page(revealed).text
    assert "no-store" in revealed.headers["Cache-Control"]
    assert [kind for kind, *_ in reads(cast)] == ["citizen.read", "citizen.cpr.read"]
    assert WHOLE not in karen.post(page_of_mette, {"reason": "Igen"}).content.decode()


def test_one_whose_number_is_not_known(cast: Cast, karen: Client) -> None:
    jens = Citizen.register(name="Jens Holm", by=cast.karen, at=cast.at)
    shown = karen.post(f"/borgere/{jens.pk}/", {"reason": "Ringer"})
    assert f"/borgere/{jens.pk}/cpr/" not in shown.content.decode()
    page = check_page(karen.post(f"/borgere/{jens.pk}/cpr/", {"reason": "Ringer igen"}))
    assert "CPR-nummer er ikke skrevet ned." in page.text
    assert Event.objects.on_citizen(jens.pk).reads().count() == 2


def test_a_number_sealed_with_a_key_that_is_gone(cast: Cast, karen: Client, page_of_mette: str, settings: Any) -> None:
    settings.INDGANG_KEYS = [vault.new_key()]
    page = check_page(karen.post(f"{page_of_mette}cpr/", {"reason": "Til pension"}))
    assert "Nummeret kan ikke læses: nøglen mangler." in page.text
    assert [kind for kind, *_ in reads(cast)] == ["citizen.cpr.read"]


def test_one_is_not_impartial_to_the_citizen(cast: Cast, karen: Client, page_of_mette: str) -> None:
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    for response in (
        karen.get(page_of_mette),
        karen.post(page_of_mette, {"reason": "Nysgerrig"}),
        karen.post(f"{page_of_mette}cpr/", {"reason": "Nysgerrig"}),
    ):
        assert "Mette" not in check_page(response, 404).text
    assert reads(cast) == []


def test_an_inquiry_that_is_closed_to_one_is_not_listed(cast: Cast, karen: Client, page_of_mette: str) -> None:
    hidden = cast.inquiry(citizen=cast.mette)
    Recusal.objects.create(employee=cast.karen, inquiry=hidden, reason="Nabo", declared_at=cast.at)
    assert hidden.reference not in check_page(karen.post(page_of_mette, {"reason": "Ringer"})).text


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_nobody(karen: Client, number: str) -> None:
    check_page(karen.get(f"/borgere/{number}/"), 404)


def test_a_new_inquiry_begins_from_the_page(cast: Cast, karen: Client, page_of_mette: str) -> None:
    shown = check_page(karen.post(page_of_mette, {"reason": "Ringer"}))
    assert f"/?citizen={cast.mette.pk}" in shown.links
    desk = karen.get(f"/?citizen={cast.mette.pk}")
    assert form_on(desk, "/registrering/").values["citizen"] == [str(cast.mette.pk)]


@pytest.mark.parametrize("who", ["ditte", "ali", "ulla", "dorthe", "anders", "outsider"])
def test_the_others_see_no_citizen(cast: Cast, sign_in: SignIn, page_of_mette: str, who: str) -> None:
    client = sign_in(getattr(cast, who))
    check_page(client.get(page_of_mette), 403)
    check_page(client.post(page_of_mette, {"reason": "Nysgerrig"}), 403)
    check_page(client.post(f"{page_of_mette}cpr/", {"reason": "Nysgerrig"}), 403)
    assert reads(cast) == []
