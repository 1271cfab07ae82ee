"""Finding and reading articles, at the desk, on the tasks' pages and in the one box."""

import pytest
from django.test import Client

from indgang.catalogue.models import LifeEvent
from indgang.inquiries.models import SourceUse
from indgang.knowledge import searching
from indgang.knowledge.models import Article
from indgang.sample.cast import SINCE, Cast
from tests.cast import SignIn
from tests.knowledge.telling import article
from tests.pages import check_page

from .filling import send


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    searching._articles.cache_clear()
    searching._life_events.cache_clear()


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/viden/{query}")
    check_page(response)
    return [line["article"].title for line in response.context["lines"]]


def test_the_list_is_narrowed(cast: Cast, karen: Client) -> None:
    article(cast, title="Pas", audience="public")
    article(cast, title="Adresser", text="Se efter.", tasks=[cast.moving], owner=cast.ditte)
    article(cast, title="Gammel", text="Se efter.", tasks=[], review_by=cast.today)
    assert titles(karen) == ["Adresser", "Gammel", "Pas"]
    assert titles(karen, "?q=pas") == ["Pas"]
    assert titles(karen, "?audience=public") == ["Pas"]
    assert titles(karen, f"?area={cast.moving.area_id}") == ["Adresser"]
    assert titles(karen, f"?owner={cast.ditte.pk}") == ["Adresser"]
    Article.objects.filter(title="Gammel").update(review_by=SINCE)
    assert titles(karen, "?state=gammel") == ["Gammel"]
    assert titles(karen, "?audience=alle&area=999&owner=x&state=tilbagetrukket&page=x") == ["Adresser", "Gammel", "Pas"]


def test_an_empty_list_says_what_to_do(karen: Client) -> None:
    assert "Ingen artikel passer" in check_page(karen.get("/viden/")).text


def test_a_long_list_has_pages_and_asks_no_more(cast: Cast, karen: Client, django_assert_max_num_queries) -> None:
    for n in range(31):
        article(cast, title=f"Artikel {n:02}")
    karen.get("/viden/")
    with django_assert_max_num_queries(14):
        assert len(titles(karen)) == 30
    assert titles(karen, "?page=2") == ["Artikel 30"]


def test_an_article_shows_all_that_a_reader_needs(cast: Cast, sign_in: SignIn) -> None:
    row = article(cast, text="## Tag med\n- Pas", confidence="low")
    Article.objects.update(review_by=SINCE)
    text = check_page(sign_in(cast.karen).get(row.get_absolute_url())).text
    for said in (
        "Kun medarbejdere",
        "Usikker: efterprøv",
        "skulle være gennemgået inden 01.01.2024",
        "Tag med Pas",
        "Pasloven efterprøvet 01.09.2026",
        "Tina Mørch",
        "Pas til voksen",
        "Lixtal",
    ):
        assert said in text, said
    assert sign_in(cast.anders).get(row.get_absolute_url()).status_code == 404
    assert sign_in(cast.karen).get("/viden/findes-ikke/").status_code == 404


def test_a_tasks_page_and_card_show_its_articles(cast: Cast, karen: Client) -> None:
    row, other = article(cast, audience="public"), article(cast, title="Kun flytning", tasks=[cast.moving])
    page = check_page(karen.get("/opgaver/pas-voksen/"))
    assert row.get_absolute_url() in page.links
    assert other.get_absolute_url() not in page.links
    desk = check_page(karen.get("/?task=pas-voksen"))
    assert row.get_absolute_url() in desk.links
    assert "Kom med dit gamle pas." in desk.text


def test_an_article_that_was_used_is_remembered(cast: Cast, karen: Client) -> None:
    row, foreign = article(cast), article(cast, tasks=[cast.moving])
    page = karen.get("/?task=pas-voksen")
    typed = {"channel": "phone", "outcome": "guided", "article": [str(row.pk), str(foreign.pk), "x"]}
    assert send(karen, page, "/registrering/", **typed).status_code == 302
    assert list(SourceUse.objects.values_list("kind", "number")) == [("article", row.pk)]


def test_one_box_finds_all_kinds_as_far_as_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    public, internal = article(cast, audience="public"), article(cast, title="Pas ved skranken")
    LifeEvent.objects.create(slug="rejse", title="Jeg mangler pas og skal rejse", valid_from=SINCE).steps.create(
        order=1, task=cast.passport
    )
    inquiry = cast.inquiry(text="Mit pas er væk.")
    page = check_page(sign_in(cast.karen).get("/soegning/?q=pas"))
    assert {public.get_absolute_url(), internal.get_absolute_url(), inquiry.get_absolute_url()} <= set(page.links)
    assert "/opgaver/pas-voksen/" in page.links
    assert "Jeg mangler pas og skal rejse Livsbegivenhed" in page.text
    page = check_page(sign_in(cast.anders).get("/soegning/?q=pas"))
    assert public.get_absolute_url() in page.links
    assert internal.get_absolute_url() not in page.links
    assert inquiry.get_absolute_url() not in page.links
    assert "Ingen henvendelser" not in page.text
    assert "Intet passer på de ord" in check_page(sign_in(cast.anders).get("/soegning/?q=xyzzy")).text
    assert "Artikler" not in check_page(sign_in(cast.karen).get("/soegning/?q=pas&page=2")).text


def test_whoever_reads_only_what_is_public_has_no_tabs_for_feedback(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.dorthe).get("/viden/"))
    assert "/viden/beskeder/" in page.links
    assert "/viden/til-mig/" not in page.links
