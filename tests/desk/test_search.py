"""Searching inquiries: words, references and CPR numbers; the best or the newest first, page by page."""

import pytest
from django.test import Client

from indgang.desk import search
from indgang.inquiries.models import Recusal
from indgang.sample.cast import METTES_CPR, Cast
from tests.cast import SignIn
from tests.pages import Page, check_page

DASHED = "070365-1231"


def found_on(page: Page) -> list[str]:
    return [link for link in page.links if link.startswith("/henvendelser/") and len(link) > 15]


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def test_it_works(cast: Cast, karen: Client) -> None:
    old, new = (cast.inquiry(at=cast.later(days=-n), text="Hækken er for høj.") for n in (30, 1))
    cast.inquiry(text="Noget andet.")
    response = karen.post("/soegning/", {"q": "hækkens højde hæk"})
    assert response.headers["Location"].startswith("/soegning/?q=h%C3%A6kkens")
    page = check_page(karen.get("/soegning/", {"q": "hækken"}))
    assert found_on(page) == [new.get_absolute_url(), old.get_absolute_url()]


def test_nothing_found_and_nothing_asked(karen: Client) -> None:
    assert "Ingen henvendelser indeholder de ord" in check_page(karen.get("/soegning/?q=qwertyuiop")).text
    newest = check_page(karen.get("/soegning/?q=qwertyuiop&orden=nyeste")).text
    assert "Ingen henvendelser indeholder alle de ord" in newest
    assert "Skriv et eller flere ord" in check_page(karen.get("/soegning/")).text


def test_a_reference_leads_straight_there(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    assert karen.get("/soegning/", {"q": inquiry.reference.lower()}).headers["Location"] == inquiry.get_absolute_url()


@pytest.mark.parametrize("number", [METTES_CPR, DASHED, f"om {DASHED}"])
def test_a_cpr_number_leads_to_the_citizen_and_into_no_address(cast: Cast, karen: Client, number: str) -> None:
    assert karen.post("/soegning/", {"q": number}).headers["Location"] == f"/borgere/{cast.mette.pk}/"
    assert karen.get("/soegning/", {"q": number}).headers["Location"] == f"/borgere/{cast.mette.pk}/"


def test_an_unknown_number(karen: Client) -> None:
    response = karen.post("/soegning/", {"q": "010190-0002"})
    assert response.headers["Location"] == "/soegning/"
    assert "Nummeret er ikke gemt." in check_page(karen.get("/soegning/")).text


def test_a_department_cannot_look_citizens_up(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ditte).post("/soegning/", {"q": DASHED}).headers["Location"] == "/soegning/"


def test_a_citizen_that_one_is_not_impartial_to(cast: Cast, karen: Client) -> None:
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    assert karen.post("/soegning/", {"q": DASHED}).headers["Location"] == "/soegning/"


def test_page_by_page(cast: Cast, karen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PAGE", 2)
    for n in range(5):
        cast.inquiry(at=cast.later(days=-n), text="Hækken.")
    first = check_page(karen.get("/soegning/", {"q": "hækken"}))
    assert "?q=h%C3%A6kken&page=2" in first.links
    last = check_page(karen.get("/soegning/", {"q": "hækken", "page": "3"}))
    assert "Forrige" in last.text
    assert "Næste" not in last.text


def test_page_by_page_the_newest_first(cast: Cast, karen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PAGE", 2)
    for n in range(5):
        cast.inquiry(at=cast.later(days=-n), text="Hækken.")
    first = check_page(karen.get("/soegning/", {"q": "hækken", "orden": "nyeste"}))
    assert "?q=h%C3%A6kken&orden=nyeste&page=2" in first.links
    last = check_page(karen.get("/soegning/", {"q": "hækken", "orden": "nyeste", "page": "3"}))
    assert "Nyere" in last.text
    assert "Ældre" not in last.text


def test_the_best_first_or_the_newest_with_all_the_words(cast: Cast, karen: Client) -> None:
    best = cast.inquiry(at=cast.later(days=-30), text="Hækken mod naboen er for høj.", task=None)
    some = cast.inquiry(text="Naboen larmer.", task=None)
    asked = {"q": "hækken naboen"}
    by_fit = check_page(karen.get("/soegning/", asked))
    assert found_on(by_fit) == [best.get_absolute_url(), some.get_absolute_url()]
    assert "?q=h%C3%A6kken+naboen&orden=nyeste" in by_fit.links
    assert found_on(check_page(karen.get("/soegning/", asked | {"orden": "nyeste"}))) == [best.get_absolute_url()]
    assert found_on(check_page(karen.get("/soegning/", asked | {"orden": "xyz"}))) == found_on(by_fit)
    again = karen.post("/soegning/", asked | {"orden": "nyeste"}).headers["Location"]
    assert again == "/soegning/?q=h%C3%A6kken+naboen&orden=nyeste"


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 5_000, "", "٣"])
def test_a_page_that_is_none(cast: Cast, karen: Client, page: str) -> None:
    cast.inquiry(text="Hækken.")
    check_page(karen.get("/soegning/", {"q": "hækken", "page": page}))


@pytest.mark.parametrize(
    "said", ["AND", '"', "*", "(", ":", "pas AND (", "%00", "\x00", "§", "a§b", "<script>", "x" * 3_000]
)
def test_signs_that_mean_something_to_a_database(karen: Client, said: str) -> None:
    check_page(karen.get("/soegning/", {"q": said}))
    assert karen.post("/soegning/", {"q": said}).status_code == 302


def test_only_what_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    theirs = cast.handed_over(text="Hækken.").inquiry
    hidden = cast.handed_over(cast.plan_og_byg, text="Hækken.").inquiry
    page = check_page(sign_in(cast.ditte).get("/soegning/", {"q": "hækken"}))
    assert theirs.get_absolute_url() in page.links
    assert hidden.get_absolute_url() not in page.links
