"""The keys' page, and that a key is worth nothing in other hands."""

import re

import pytest
from django.urls import reverse

from indgang.adviser.models import KeyKind, Zone, ZoneKey
from indgang.desk.adviser import access
from indgang.foundation import envelopes
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.adviser_zone import PRIVATE, Unlock
from tests.cast import SignIn

KEYS = "/borgervejleder/noegler/"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelopes, "_KIBIBYTES", 64)
    monkeypatch.setattr(envelopes, "_PASSES", 1)


def substitute(cast: Cast) -> None:
    cast.outsider.grant(Role.ADVISER, at=cast.at)


def test_the_page_tells_who_holds_a_key(unlock: Unlock, cast: Cast) -> None:
    page = unlock(cast.ali).get(KEYS).content.decode()
    assert cast.ali.name in page
    assert "Den sidste nøgle kan ikke lukkes" in page


def test_a_substitute_comes_in_with_a_code_that_is_shown_once(unlock: Unlock, sign_in: SignIn, cast: Cast) -> None:
    client = unlock(cast.ali)
    answer = client.post(f"{KEYS}invitation/")
    code = re.findall(r"<code>([\w-]+)</code>", answer.content.decode())[0]
    assert "no-store" in answer.headers["Cache-Control"]
    page = client.get(KEYS).content.decode()
    assert code not in page
    assert "En invitation venter" in page
    substitute(cast)
    other = sign_in(cast.outsider)
    typed = {"code": code, "passphrase": "en lang og god sætning", "again": "en lang og god sætning"}
    assert other.post(reverse("zone_enter"), typed).status_code == 302
    assert other.get(KEYS).status_code == 200
    assert "En invitation venter" not in client.get(KEYS).content.decode()


def test_an_invitation_can_be_withdrawn(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    client.post(f"{KEYS}invitation/")
    row = ZoneKey.objects.get(kind=KeyKind.INVITATION)
    client.post(reverse("zone_key_end", args=[row.pk]))
    row.refresh_from_db()
    assert (row.locked, row.ended_at is None) == ("", False)


def test_a_key_that_was_ended_opens_nothing_though_the_browser_still_has_it(unlock: Unlock, cast: Cast) -> None:
    substitute(cast)
    other, mine = unlock(cast.outsider), unlock(cast.ali)
    assert other.get(KEYS).status_code == 200
    row = ZoneKey.objects.standing().of(cast.outsider).get()
    mine.post(reverse("zone_key_end", args=[row.pk]))
    assert other.get(KEYS).status_code == 302
    assert mine.get(KEYS).status_code == 200


def test_the_last_key_stays_and_ones_own_key_leaves_the_browser(unlock: Unlock, cast: Cast) -> None:
    mine = unlock(cast.ali)
    own = ZoneKey.objects.standing().of(cast.ali).get()
    mine.post(reverse("zone_key_end", args=[own.pk]))
    assert ZoneKey.objects.standing().of(cast.ali).exists()
    substitute(cast)
    unlock(cast.outsider)
    answer = mine.post(reverse("zone_key_end", args=[own.pk]))
    assert answer.cookies[access.COOKIE].value == ""
    assert not ZoneKey.objects.standing().of(cast.ali).exists()


def test_the_passphrase_is_changed_and_a_wrong_one_is_told(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    Zone.current()._replace_own(PRIVATE, "den gamle lange sætning", cast.ali, cast.at)
    new = {"passphrase": "den nye lange sætning", "again": "den nye lange sætning"}
    assert client.post(f"{KEYS}adgangssaetning/", {"old": "forkert og endnu længere", **new}).status_code == 422
    assert client.post(f"{KEYS}adgangssaetning/", {"old": "den gamle lange sætning", **new}).status_code == 302
    assert Zone.current().unlock("den nye lange sætning", by=cast.ali, at=cast.at)


def test_a_new_recovery_code_is_shown_once(unlock: Unlock, cast: Cast) -> None:
    page = unlock(cast.ali).post(f"{KEYS}gendannelse/").content.decode()
    code = re.findall(r"<code>([\w-]+)</code>", page)[0]
    assert Zone.current().enter_with(code, "helt ny sætning igen", by=cast.ali, at=cast.at)


def test_a_stolen_cookie_without_its_session_opens_nothing(unlock: Unlock, sign_in: SignIn, cast: Cast) -> None:
    stolen = unlock(cast.ali).cookies[access.COOKIE].value
    thief = sign_in(cast.ali)  # the same person, another session
    thief.cookies[access.COOKIE] = stolen
    assert thief.get(KEYS).status_code == 302


def test_another_persons_cookie_opens_nothing(unlock: Unlock, cast: Cast) -> None:
    substitute(cast)
    stolen = unlock(cast.ali).cookies[access.COOKIE].value
    other = unlock(cast.outsider)
    other.cookies[access.COOKIE] = stolen
    assert other.get(KEYS).status_code == 302


def test_a_cookie_is_for_the_browsers_session_and_for_the_advisers_pages_only(sign_in: SignIn, cast: Cast) -> None:
    typed = {"passphrase": "fire gule ænder i sneen", "again": "fire gule ænder i sneen"}
    cookie = sign_in(cast.ali).post(reverse("zone_found"), typed).cookies[access.COOKIE]
    assert (cookie["max-age"], cookie["expires"], cookie["path"]) == ("", "", "/borgervejleder/")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


def test_signing_out_takes_the_key_from_the_browser_and_makes_it_worthless(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    kept = client.cookies[access.COOKIE].value
    assert client.post(reverse("account_logout")).cookies[access.COOKIE].value == ""
    client.force_login(cast.ali)
    client.cookies[access.COOKIE] = kept
    assert client.get(KEYS).status_code == 302


def test_who_loses_the_role_loses_the_pages_at_once(unlock: Unlock, cast: Cast) -> None:
    substitute(cast)
    client = unlock(cast.outsider)
    cast.outsider.grants.all().delete()
    assert client.get(KEYS).status_code == 403
