"""English by choice only: one cookie, the catalogue's own English, and what is Danish is marked as Danish."""

from django.test import Client

from indgang.catalogue.models import LifeEvent, Task
from indgang.sample.cast import Cast
from tests.pages import check_page


def chosen(citizen: Client, language: str, back: str = "/borger/") -> str:
    response = citizen.post("/borger/sprog/", {"language": language, "next": back})
    assert response.status_code == 302
    return response.headers["Location"]


def test_english_is_one_press_away_and_the_only_cookie(cast: Cast) -> None:
    citizen = Client(enforce_csrf_checks=True)
    assert chosen(citizen, "en", "/borger/klage/") == "/borger/klage/"
    assert list(citizen.cookies) == ["django_language"]
    response = citizen.get("/borger/")
    assert '<html lang="en">' in response.content.decode()
    assert response.headers["Content-Language"] == "en"
    chosen(citizen, "da")
    assert '<html lang="da">' in citizen.get("/borger/").content.decode()


def test_nobody_is_sent_to_another_site(cast: Cast, citizen: Client) -> None:
    assert not chosen(citizen, "en", "https://example.org/").startswith("https://example.org")


def test_titles_and_summaries_are_read_in_english_where_they_are_and_marked_as_danish_where_not(
    cast: Cast, citizen: Client
) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(
        title_en="Adult passport", summary="Et pas.", summary_en="A passport."
    )
    LifeEvent.objects.create(slug="doed", title="En er død", title_en="A death", valid_from=cast.today)
    citizen.cookies["django_language"] = "en"
    page = check_page(citizen.get("/borger/opgaver/pas-voksen/"))
    assert page.headings == ["Adult passport"]
    assert "A passport." in page.text
    markup = citizen.get("/borger/").content.decode()
    assert "A death" in markup
    assert '<span lang="da">Flytning i Danmark</span>' in markup


def test_a_page_whose_title_is_danish_only_has_no_markup_in_its_title(cast: Cast, citizen: Client) -> None:
    citizen.cookies["django_language"] = "en"
    page = check_page(citizen.get("/borger/opgaver/pas-voksen/"))
    assert page.title.startswith("Pas til voksen")
    assert "<span" not in page.title
