"""What citizens type is made safe before it becomes an address; whatever they type."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from indgang.public.asking import HIDDEN, LONGEST, asked
from indgang.sample.cast import Cast
from indgang.wayfinder.models import Search
from tests.pages import check_page

NUMBERS = ["070365-1231", "070365 1231", "0703651231", "07 03 65 - 1231", "07.03.65-1231", "12345678", "95 30 40 50"]
SEPARATED = st.sampled_from(["", "-", " ", "  ", ".", "\u2013", "\x00", "\u200b", "\n"])


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_taken_out(number: str) -> None:
    words = asked(f"mit nummer er {number} og passet er væk")
    assert words.text == f"mit nummer er {HIDDEN} og passet er væk"
    assert words.had_number


@pytest.mark.parametrize("text", ["jeg fylder 18 i 2027", "100 kr.", "§ 107", "24/7", "lejlighed 3, 2. th"])
def test_small_numbers_stay(text: str) -> None:
    assert asked(text).text == text


@given(st.text())
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    words = asked(text)
    assert asked(words.text) == words
    assert len(words.text) <= LONGEST


@given(st.text(max_size=8), st.lists(st.tuples(st.sampled_from("0123456789"), SEPARATED), min_size=10, max_size=10))
def test_no_ten_digits_reach_an_address(before: str, signs: list[tuple[str, str]]) -> None:
    words = asked(before + "".join(digit + sign for digit, sign in signs))
    assert not re.search(r"(\d[\s.-]{0,3}){10}", words.text)


def test_a_long_letter_is_read_from_its_beginning() -> None:
    words = asked("min mor er død " * 1000)
    assert words.was_long
    assert words.text.startswith("min mor er død")
    assert len(words.url) < 2000


def test_words_are_posted_and_become_a_safe_address(cast: Cast, citizen: Client) -> None:
    response = citizen.post("/borger/svar/", {"q": "pas 070365-1231 "})
    assert response.status_code == 302
    address = response.headers["Location"]
    assert parse_qs(urlsplit(address).query) == {"q": [f"pas {HIDDEN}"]}
    page = check_page(citizen.get(address))
    assert "Skriv aldrig dit CPR-nummer her" in page.text
    assert "0703" not in page.text


def test_a_number_that_stands_in_an_address_anyway_is_not_shown(cast: Cast, citizen: Client) -> None:
    response = citizen.get("/borger/svar/", {"q": "070365-1231"})
    assert response.status_code == 302
    assert "0703" not in response.headers["Location"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "a",
        "?",
        "🙂🙂",
        "مرحبا",
        "我的护照",
        "<script>alert(1)</script>",
        "x" * 10_000,
        "\x00",
        "' OR 1=1",
    ],
    ids=["nothing", "space", "letter", "sign", "emoji", "arabic", "chinese", "html", "long", "nul", "sql"],
)
def test_whatever_is_typed_gets_a_page_with_a_person(cast: Cast, citizen: Client, typed: str) -> None:
    response = citizen.post("/borger/svar/", {"q": typed}, follow=True)
    page = check_page(response)
    assert "Tal med et menneske" in page.text
    assert "<script>" not in response.content.decode()
    assert not response.cookies


def test_what_was_asked_is_learnt_from_without_who_asked(cast: Cast, citizen: Client) -> None:
    citizen.post("/borger/svar/", {"q": "Mit pas er udløbet 070365-1231"})
    search = Search.objects.get()
    assert (search.face, search.first) == ("public", cast.passport)
    assert "070365" not in search.text
    assert {field.name for field in Search._meta.fields}.isdisjoint({"user", "by", "session", "address"})


@pytest.mark.parametrize("said", ["", "🙂", "min mand slår mig", "det brænder i mit køkken"])
def test_nothing_empty_and_nothing_said_in_danger_is_written_down(cast: Cast, citizen: Client, said: str) -> None:
    citizen.post("/borger/svar/", {"q": said})
    citizen.get("/borger/svar/", {"q": "pas"})
    assert not Search.objects.exists()


def test_the_box_needs_no_token(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/borger/svar/", {"q": "pas"}).status_code == 302
