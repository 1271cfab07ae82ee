"""What is typed is kept while it is typed, for oneself alone, and without CPR numbers."""

import pytest
from django.test import Client

from indgang.inquiries.models import Draft
from indgang.sample.cast import Cast
from tests.cast import SignIn

ADDRESS = "/kladder/registrering/"


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def test_it_works(cast: Cast, karen: Client) -> None:
    typed = {"text": "Mit pas", "task": "pas", "channel": "phone", "subject": ""}
    assert karen.post(ADDRESS, typed).status_code == 204
    draft = Draft.objects.get()
    assert (draft.employee, draft.name, draft.saved_at) == (cast.karen, "registrering", cast.at)
    assert draft.fields == {"text": "Mit pas", "task": "pas", "channel": "phone"}
    karen.post(ADDRESS, {"text": "Mit pas er"})
    assert Draft.objects.get().fields == {"text": "Mit pas er"}


def test_keys_clocks_and_cpr_numbers_are_not_kept(karen: Client) -> None:
    secret = {"key": "k", "contact": "1", "started_at": "x", "new_cpr": "070365-1231", "csrfmiddlewaretoken": "t"}
    karen.post(ADDRESS, {"text": "Ring til 070365-1231", "new_name": "Jens 070365-1231", **secret})
    assert Draft.objects.get().fields == {"text": "Ring til 070365-····", "new_name": "Jens 070365-····"}


def test_a_choice_alone_is_no_draft(karen: Client) -> None:
    karen.post(ADDRESS, {"text": "Mit pas"})
    karen.post(ADDRESS, {"channel": "phone"})
    assert not Draft.objects.exists()


def test_thrown_away(karen: Client) -> None:
    karen.post(ADDRESS, {"text": "Mit pas"})
    assert karen.post(ADDRESS, {"discard": "1", "text": "Mit pas"}).status_code == 204
    assert not Draft.objects.exists()


def test_each_has_their_own(cast: Cast, karen: Client, sign_in: SignIn) -> None:
    karen.post(ADDRESS, {"text": "Karens"})
    bo = sign_in(cast.bo)
    assert "Karens" not in bo.get("/").content.decode()
    bo.post(ADDRESS, {"text": "Bos"})
    bo.post(ADDRESS, {"discard": "1"})
    assert Draft.objects.get().fields == {"text": "Karens"}


def test_too_long_a_text_is_not_kept_and_the_last_one_stays(karen: Client) -> None:
    karen.post(ADDRESS, {"text": "Mit pas"})
    assert karen.post(ADDRESS, {"text": "å" * 20_001}).status_code == 413
    assert Draft.objects.get().fields == {"text": "Mit pas"}


def test_odd_names_and_signs(karen: Client) -> None:
    karen.post(
        "/kladder/" + "x" * 300 + "/", {"text": "a\x00b", "\x00": "x y", "a" * 500: "x", "note-text": "Hej", "1": "x"}
    )
    draft = Draft.objects.get()
    assert len(draft.name) == 60
    assert draft.fields["text"] == "ab"
    assert "\x00" not in "".join(draft.fields)
    karen.post("/kladder/%00/", {"text": "Hej"})
    karen.post("/kladder/a%2Fb/", {"text": "Hej"})


def test_only_those_who_have_forms_to_fill_in(cast: Cast, sign_in: SignIn, client: Client) -> None:
    for person in (cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider):
        assert sign_in(person).post(ADDRESS, {"text": "Hej"}).status_code == 403
    assert sign_in(cast.ditte).post(ADDRESS, {"text": "Hej"}).status_code == 204
    assert client.post(ADDRESS, {"text": "Hej"}).status_code == 401
    assert sign_in(cast.karen).get(ADDRESS).status_code == 405
