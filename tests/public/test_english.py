"""The citizens' pages in English: no Danish is left on them but the municipality's own words, marked as Danish."""

import pytest
from django.test import Client

from indgang.catalogue.models import Appeal, LifeEvent
from indgang.law.models import Route
from indgang.organisation.models import SpecialDay
from indgang.sample.cast import Cast
from tests.desk.test_english import check_english, danish_in
from tests.ways import way

PAGES = [
    "/borger/",
    "/borger/svar/",
    "/borger/svar/?q=pas",
    "/borger/svar/?q=det+brænder+i+mit+køkken",
    "/borger/svar/?q=de+svarer+ikke+på+min+ansøgning",
    "/borger/svar/?q=xyzzy",
    "/borger/livsbegivenheder/",
    "/borger/livsbegivenheder/flytte/",
    "/borger/a-aa/",
    "/borger/a-aa/?bogstav=n",
    "/borger/a-aa/?bogstav=x",
    "/borger/opgaver/pas-voksen/?tak",
    "/borger/opgaver/kontanthjaelp/",
    "/borger/opgaver/byggetilladelse/",
    "/borger/opgaver/boligstoette/",
    "/borger/aabningstider/",
    "/borger/servicemaal/",
    "/borger/myndigheder/",
    "/borger/klage/",
    "/borger/klage/afgoerelse/",
    "/borger/klage/afgoerelse/?q=xyzzy",
    "/borger/klage/efter-klagen/",
    "/borger/klage/eget-arbejde/",
    "/borger/klage/afgoerelse/1/?dag=01.09.2026&maade=digital_post&vejledning=nej&indsigt=03.09.2026",
    "/borger/klage/afgoerelse/1/?dag=01.03.2026&maade=letter",
    "/borger/klage/afgoerelse/52/?dag=x",
    "/borger/klage/aktindsigt/59/?dag=01.08.2026",
    "/borger/klage/ventetid/72/?dag=01.08.2026&lovet=01.09.2026",
    "/borger/klage/afgoerelse/38/brev/?dag=18.08.2026",
]


@pytest.fixture(autouse=True)
def surroundings(cast: Cast) -> None:
    event = LifeEvent.objects.create(slug="flytte", title="Du flytter", valid_from=cast.today)
    event.steps.create(order=1, task=cast.moving, when="straks", note="Gør det på nettet.")
    Appeal.objects.create(task=cast.passport, body="Klagenævnet", deadline="4 uger", route="via", source="prøve")
    SpecialDay.objects.create(day=cast.today, reason="Personaledag")
    Route.objects.bulk_create([way(number) for number in (1, 23, 38, 52, 59, 72)])


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_english(citizen: Client, address: str) -> None:
    path, _mark, asked = address.partition("?q=")
    words = {"q": asked.replace("+", " ")} if asked else {}
    assert danish_in(citizen.get(path, words) if asked else citizen.get(address))
    citizen.cookies["django_language"] = "en"
    check_english(citizen.get(path, words) if asked else citizen.get(address))


def test_what_is_not_there_is_told_in_english(citizen: Client) -> None:
    citizen.cookies["django_language"] = "en"
    check_english(citizen.get("/borger/findes-ikke/"), 404)
