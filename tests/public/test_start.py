from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from indgang.catalogue.models import LifeEvent
from indgang.knowledge.models import Notice
from indgang.organisation.models import OpeningHours
from indgang.sample.cast import Cast
from tests.pages import check_page


def test_the_first_page_asks_one_question_and_shows_the_usual_doors(cast: Cast, read) -> None:
    LifeEvent.objects.create(slug="doed", title="En i familien er død", valid_from=cast.today)
    page = read("/borger/")
    assert page.headings == ["Hvad har du brug for hjælp til?"]
    assert page.title == "Hvad har du brug for hjælp til? – Fjordby Kommune"
    for link in ("/borger/opgaver/pas-voksen/", "/borger/livsbegivenheder/doed/", "/borger/klage/", "/log-ind/"):
        assert link in page.links
    assert "tel:+4595000000" in page.links
    assert "Åbent lukker kl. 15.00" in page.text


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 9, 14, 5, 0, tzinfo=UTC), "åbner i dag kl. 09.00"),
        (datetime(2026, 9, 14, 14, 0, tzinfo=UTC), "åbner i morgen kl. 09.00"),
        (datetime(2026, 9, 18, 14, 0, tzinfo=UTC), "åbner mandag 21. september kl. 09.00"),
        (datetime(2026, 12, 25, 10, 0, tzinfo=UTC), "Juledag. åbner mandag 28. december kl. 09.00"),
    ],
)
def test_when_the_doors_open_again(cast: Cast, citizen: Client, now: datetime, told: str) -> None:
    with time_machine.travel(now, tick=False):
        assert told in check_page(citizen.get("/borger/")).text


def test_holidays_are_told_before_they_come(cast: Cast, citizen: Client) -> None:
    with time_machine.travel(datetime(2026, 12, 20, 10, 0, tzinfo=UTC), tick=False):
        assert "Vi holder lukket fredag 25. december (Juledag)." in check_page(citizen.get("/borger/")).text


def test_the_foot_tells_of_the_door_that_is_open_longest(cast: Cast, read) -> None:
    OpeningHours.objects.filter(centre=cast.sandby).update(closes="17:30")
    foot = read("/borger/klage/").text.partition("Find rundt")[0].rpartition("Tal med et menneske")[2]
    assert "Sandby: Åbent lukker kl. 17.30" in foot
    OpeningHours.objects.all().delete()
    assert "Fjordby: Lukket" in read("/borger/klage/").text


def test_notices_for_citizens_stand_on_top_and_those_for_staff_do_not(cast: Cast, read) -> None:
    facts = {"valid_from": cast.today, "by": cast.tina, "at": cast.at}
    Notice.objects.create(title="MitID er nede", text="Vi ringer, når det virker.", for_citizens=True, **facts)
    Notice.objects.create(title="Husk kage", text="I køkkenet.", **facts)
    text = read("/borger/").text
    assert text.index("MitID er nede Vi ringer, når det virker.") < text.index("Det spørger mange om")
    assert "Husk kage" not in text
