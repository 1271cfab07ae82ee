"""The keys' page, and that a key is worth nothing in other hands."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from indgang.adviser.models import KeyKind, Zone, ZoneKey
from indgang.desk.adviser import access
from indgang.foundation import envelopes, vault
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.adviser.forwarded import forwarded
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
    unlock(cast.ali)
    Zone.current()._replace_own(PRIVATE, "den gamle lange sætning", cast.ali, cast.at)
    client, elsewhere = unlock(cast.ali), unlock(cast.ali)
    new = {"passphrase": "den nye lange sætning", "again": "den nye lange sætning"}
    assert client.post(f"{KEYS}adgangssaetning/", {"old": "forkert og endnu længere", **new}).status_code == 422
    assert client.post(f"{KEYS}adgangssaetning/", {"old": "den gamle lange sætning", **new}).status_code == 302
    assert Zone.current().unlock("den nye lange sætning", by=cast.ali, at=cast.at)
    assert client.get(KEYS).status_code == 200
    assert elsewhere.get(KEYS).status_code == 302, "another browser, opened with the old passphrase, is locked"


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


def test_the_pages_of_the_door_and_the_codes_on_them_are_not_kept_by_the_browser(sign_in: SignIn, cast: Cast) -> None:
    client = sign_in(cast.ali)
    typed = {"passphrase": "fire gule ænder i sneen", "again": "fire gule ænder i sneen"}
    answers = [client.get(reverse("zone_found")), client.post(reverse("zone_found"), typed)]
    answers += [client.get(reverse(name)) for name in ("zone_unlock", "zone_enter")]
    for answer in answers:
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_key_is_worthless_after_two_idle_hours_and_given_anew_while_one_works(unlock: Unlock, cast: Cast) -> None:
    with time_machine.travel(cast.at, tick=False) as now:
        client = unlock(cast.ali)
        first = client.cookies[access.COOKIE].value
        client.get(KEYS)
        assert client.cookies[access.COOKIE].value == first
        for _hour in range(3):
            now.shift(timedelta(hours=1, minutes=50))
            assert client.get(KEYS).status_code == 200
        now.shift(timedelta(hours=2, minutes=1))
        assert client.get(KEYS).status_code == 302
        client.cookies[access.COOKIE] = first
        assert client.get(KEYS).status_code == 302


def test_a_key_that_was_put_in_place_of_the_real_one_locks_everybody_out_at_once(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    Zone.objects.update(public_key=envelopes.new_pair()[1])
    assert client.get(KEYS).status_code == 302


def test_a_cookie_from_before_an_update_only_locks(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    held = {"private": PRIVATE, "employee": cast.ali.pk, "session": client.session.session_key}
    client.cookies[access.COOKIE] = vault.seal(json.dumps(held))
    assert client.get(KEYS).status_code == 302


def test_a_page_that_shows_what_was_typed_after_all_is_kept_nowhere(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    answer = client.post("/borgervejleder/findes-ikke/", {"text": "Anna skriver om naboen"})
    assert (answer.status_code, "Anna skriver" in answer.content.decode()) == (404, True)
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_a_department_reads_is_kept_nowhere(unlock: Unlock, sign_in: SignIn, cast: Cast) -> None:
    unlock(cast.ali)
    row = forwarded(cast)
    for address in (reverse("adviser_letters"), reverse("adviser_letter", args=[row.pk])):
        assert "no-store" in sign_in(cast.ditte).get(address).headers["Cache-Control"]
