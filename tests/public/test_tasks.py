import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from indgang.catalogue.models import Appeal, Confidence, LifeEvent, Placement, Task, Usefulness
from indgang.inquiries.models import Outcome
from indgang.knowledge.models import Article
from indgang.law.models import Route
from indgang.sample.cast import Cast
from tests.pages import check_page

PASSPORT = "/borger/opgaver/pas-voksen/"


def test_a_task_tells_what_who_how_and_what_to_bring(cast: Cast, read) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(
        summary="Et pas til dig, der er fyldt 18 år.",
        law="Pasloven",
        checked_on=cast.today,
        id_rule="Vis dit gamle pas.",
    )
    text = read(PASSPORT).text
    for told in (
        "Et pas til dig, der er fyldt 18 år.",
        "Søg efter »Pas«. Gå til borger.dk",
        "Eller få det klaret hos os",
        "Det skal du have med Dit gamle pas Betaling Du skal vise, hvem du er Vis dit gamle pas.",
        "Hvem afgør det? Fjordby Kommune",
        "Lov: Pasloven",
        "Efterprøvet 14.09.2026",
        "Vi har ikke prisen her.",
    ):
        assert told in text


def test_an_authority_is_told_with_how_to_reach_it(cast: Cast, read) -> None:
    page = read("/borger/opgaver/boligstoette/")
    assert "Udbetaling Danmark tager sig af det På borger.dk eller i telefonen via borger.dk." in page.text
    assert "/borger/myndigheder/#udbetaling-danmark" in page.links


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        (
            "kontanthjaelp",
            "Eller begynd hos os Vi tager imod og klarer en del af det. Afdelingen Ydelse",
        ),
        ("byggetilladelse", "Afdelingen Plan og Byg tager sig af det"),
    ],
)
def test_the_department_that_does_the_rest_is_named(cast: Cast, read, slug: str, told: str) -> None:
    assert told in read(f"/borger/opgaver/{slug}/").text


def test_where_to_complain_is_told_only_where_it_is_known(cast: Cast, read) -> None:
    assert "står der i den, hvem du klager til" in read(PASSPORT).text
    Appeal.objects.create(task=cast.passport, body="Ankestyrelsen", deadline="4 uger", route="via", source="prøve")
    text = read(PASSPORT).text
    assert "Klageinstans Ankestyrelsen Frist 4 uger Sådan klager du Send klagen til den, der har truffet" in text
    assert "Ikke bekræftet" not in text
    Appeal.objects.update(confidence=Confidence.LOW)
    assert "Ikke bekræftet. Se i din afgørelse." in read(PASSPORT).text


def test_the_list_of_ways_goes_before_the_catalogue(cast: Cast, read) -> None:
    Appeal.objects.create(task=cast.passport, body="Ministeriet", deadline="4 uger", route="via", source="prøve")
    route = Route.objects.create(number=52, area="Pas", body="Klagenævnet", deadline_text="2 uger", way="direct")
    route.tasks.set([cast.passport])
    text = read(PASSPORT).text
    assert "Klageinstans Klagenævnet Frist 2 uger Sådan klager du Send klagen direkte" in text
    assert "Ministeriet" not in text
    Route.objects.update(confidence=Confidence.LOW)
    text = read(PASSPORT).text
    assert "står der i den, hvem du klager til" in text
    assert "Klagenævnet" not in text and "Ministeriet" not in text


def test_of_several_ways_the_catalogue_tells_what_they_share(cast: Cast, read) -> None:
    Appeal.objects.create(task=cast.passport, body="Nævnet", deadline="4 uger", route="via", source="prøve")
    for number in (52, 53):
        Route.objects.create(number=number, area="Pas", body="Nævnet", way="via").tasks.set([cast.passport])
    assert "Klageinstans Nævnet" in read(PASSPORT).text
    Route.objects.update(body="Et andet nævn")
    assert "Klageinstans" not in read(PASSPORT).text


def test_what_is_uncertain_or_old_is_marked(cast: Cast, read) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(
        confidence=Confidence.LOW, checked_on=cast.today - timedelta(days=400)
    )
    text = read(PASSPORT).text
    assert "Vi er ikke helt sikre på alt her" in text
    assert "Ikke efterprøvet i over et år" in text


def test_only_articles_for_citizens_are_shown(cast: Cast, read) -> None:
    article = Article.objects.create(
        slug="pas", title="Skal du rejse?", text="Bestil tid i god tid.\n\n- Tag billede", owner=cast.tina,
        review_by=cast.today, changed_at=cast.at, version=1,
    )  # fmt: skip
    article.tasks.add(cast.passport)
    assert "Skal du rejse?" not in read(PASSPORT).text
    Article.objects.update(audience="public")
    assert "Skal du rejse? Bestil tid i god tid. Tag billede" in read(PASSPORT).text
    Article.objects.update(version=0)
    assert "Skal du rejse?" not in read(PASSPORT).text


def test_the_life_event_that_a_task_belongs_to_is_a_link(cast: Cast, read) -> None:
    event = LifeEvent.objects.create(slug="rejse", title="Du skal rejse", valid_from=cast.today)
    event.steps.create(order=1, task=cast.passport)
    assert "/borger/livsbegivenheder/rejse/" in read(PASSPORT).links


def test_what_an_answer_usually_takes_is_told_from_twenty_answers_on(cast: Cast, read) -> None:
    for n in range(20):
        inquiry = cast.inquiry(task=cast.moving, promise=cast.today - timedelta(days=5), at=cast.later(days=-20))
        inquiry.solve(Outcome.SOLVED, text="Svar.", by=cast.karen, at=cast.later(days=-20 + n % 5))
    assert "4 ud af 5 fik svar inden 3 dage" in read("/borger/opgaver/flytning-indenlands/").text


def test_english_is_a_paragraph_of_its_own(cast: Cast, citizen: Client) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(title_en="Adult passport", summary_en="A passport for adults.")
    markup = " ".join(citizen.get(PASSPORT).content.decode().split())
    assert '<section class="panel" lang="en"> <h2>Adult passport</h2> <p>A passport for adults.</p>' in markup


def test_machines_read_a_government_service(cast: Cast, citizen: Client) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(title="Pas & <b>kort</b>", summary="Ja </script> nej")
    markup = citizen.get(PASSPORT).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', markup, re.DOTALL)
    assert block
    told = json.loads(block[1])
    assert told["@type"] == "GovernmentService"
    assert told["name"] == "Pas & <b>kort</b>"
    assert told["description"] == "Ja </script> nej"
    assert told["url"] == f"http://testserver{PASSPORT}"
    online, phone, office, _other = told["availableChannel"]
    assert online["serviceUrl"] == "https://www.borger.dk/"
    assert phone["servicePhone"]["telephone"] == "95 00 00 00"
    assert office["serviceLocation"]["openingHoursSpecification"][0]["opens"] == "09:00"


def test_a_task_that_has_gone_out_of_the_catalogue_is_not_found(cast: Cast, read) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(valid_to=date(2026, 9, 13))
    assert read(PASSPORT, 404).headings == ["Den side findes ikke"]


@pytest.mark.parametrize(("said", "counted"), [("ja", (1, 0)), ("nej", (0, 1)), ("måske", None), ("", None)])
def test_whether_a_page_helped_is_counted_without_a_trace(
    cast: Cast, said: str, counted: tuple[int, int] | None
) -> None:
    citizen = Client(enforce_csrf_checks=True)
    response = citizen.post(f"{PASSPORT}nytte/", {"svar": said})
    assert response.headers["Location"] == f"{PASSPORT}?tak#nytte"
    assert not response.cookies
    assert Usefulness.objects.values_list("helped", "missed").first() == counted
    assert "Tak. Vi tæller kun svaret" in check_page(citizen.get(f"{PASSPORT}?tak")).text


def test_without_placement_or_service_of_its_own_a_person_is_still_there(cast: Cast, read) -> None:
    Placement.objects.all().delete()
    Task.objects.update(self_service="", bring="", id_rule="")
    text = read(PASSPORT).text
    assert "Henvend dig til os." in text
    assert "95 00 00 00" in text
