"""What holds for all pages of the citizens: no cookie, no script, light, kept for a minute, and a person on each."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from indgang.catalogue.models import LifeEvent
from indgang.law.models import Route
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page
from tests.ways import way

STATIC = Path(settings.STATICFILES_DIRS[0])
PAGES = [
    "/borger/",
    "/borger/svar/?q=pas",
    "/borger/svar/",
    "/borger/livsbegivenheder/",
    "/borger/livsbegivenheder/en-er-doed/",
    "/borger/a-aa/",
    "/borger/a-aa/?bogstav=p",
    "/borger/opgaver/pas-voksen/",
    "/borger/aabningstider/",
    "/borger/servicemaal/",
    "/borger/myndigheder/",
    "/borger/klage/",
    "/borger/klage/afgoerelse/",
    "/borger/klage/afgoerelse/?q=pas",
    "/borger/klage/efter-klagen/",
    "/borger/klage/afgoerelse/23/",
    "/borger/klage/afgoerelse/23/brev/?dag=01.09.2026",
]
ASKED = ("/borger/svar/", "/borger/klage/afgoerelse/?", "/borger/klage/afgoerelse/23/brev/")
"""Pages that hold what a citizen has typed, which nobody keeps."""
MISSING = [
    "/borger/hvad/",
    "/borger/klage/hvad/",
    "/borger/klage/afgoerelse/72/",
    "/borger/opgaver/findes-ikke/",
    "/borger/livsbegivenheder/findes-ikke/",
]
HEAVIEST = 100_000


@pytest.fixture(autouse=True)
def life_event(cast: Cast) -> LifeEvent:
    event = LifeEvent.objects.create(slug="en-er-doed", title="En i familien er død", valid_from=cast.today)
    event.steps.create(order=1, task=cast.moving, when="straks")
    return event


@pytest.fixture(autouse=True)
def ways_to_complain(cast: Cast) -> None:
    Route.objects.bulk_create([way(number) for number in (1, 23, 59, 60, 72)])


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_sound_and_leaves_nothing_behind(citizen: Client, address: str) -> None:
    response = citizen.get(address)
    page = check_page(response)
    assert not response.cookies
    assert "Cookie" in response.headers["Vary"]
    assert "Tal med et menneske" in page.text
    assert "95 00 00 00" in page.text
    assert "Medarbejder: log ind" in page.text
    assert "<script src" not in response.content.decode()


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_offers_the_box_and_a_person(citizen: Client, address: str) -> None:
    response = citizen.get(address)
    page = check_page(response, 404)
    assert page.headings == ["Den side findes ikke"]
    assert {"method": "post", "action": "/borger/svar/", "class": "ask", "role": "search"} in page.forms
    assert "Tal med et menneske" in page.text
    assert not response.cookies


def test_a_page_of_the_desk_that_is_not_there_is_still_the_desks(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.karen).get("/opgaver/findes-ikke/"), 404)
    assert page.headings == ["Siden findes ikke"]


@pytest.mark.parametrize("address", [each for each in PAGES if not each.startswith(ASKED)])
def test_pages_may_be_kept_for_a_minute(citizen: Client, address: str) -> None:
    assert citizen.get(address).headers["Cache-Control"] == "public, max-age=60"


def test_an_answer_is_kept_by_nobody_else(citizen: Client) -> None:
    assert "private" in citizen.get("/borger/svar/?q=pas").headers["Cache-Control"]


def test_a_missing_page_is_not_kept(citizen: Client) -> None:
    assert "max-age=60" not in citizen.get("/borger/opgaver/findes-ikke/").headers.get("Cache-Control", "")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_weighs_little_with_all_that_it_needs(citizen: Client, address: str) -> None:
    response = citizen.get(address, headers={"Accept-Encoding": "gzip"})
    markup = response.content if "Content-Encoding" not in response.headers else gzip.decompress(response.content)
    assert len(response.content) + needed(markup.decode()) < HEAVIEST


def needed(markup: str) -> int:
    """The bytes of style sheets, icons and fonts, as they travel."""
    names = set(re.findall(r'(?:href)="/static/([^"#]+)', markup))
    fonts = {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")}
    return sum(weight(STATIC / name) for name in names | fonts)


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 6, mtime=0))


def test_no_link_leads_nowhere(cast: Cast, citizen: Client) -> None:
    waiting, seen = ["/borger/"], set()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen or not address.startswith("/borger/"):
            continue
        seen.add(address)
        links = check_page(citizen.get(address, follow=True)).links
        path = address.partition("?")[0]
        waiting += [f"{path}{link}" if link.startswith("?") else link for link in links]
    assert len(seen) > 15


def test_a_signed_in_employee_reads_what_citizens_read(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.karen).get("/borger/"))
    assert "Karen Holm" not in page.text


def test_every_page_tells_its_own_address(citizen: Client) -> None:
    markup = citizen.get("/borger/a-aa/?bogstav=p").content.decode()
    assert '<link rel="canonical" href="http://testserver/borger/a-aa/">' in markup


def test_the_first_page_when_nothing_is_loaded(db: Any, citizen: Client, cast: Cast) -> None:
    LifeEvent.objects.all().delete()
    assert "Er der sket noget" not in check_page(citizen.get("/borger/")).text
