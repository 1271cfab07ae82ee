from xml.etree import ElementTree

from django.test import Client

from indgang.catalogue.models import LifeEvent, Task
from indgang.sample.cast import Cast

SINCE = "2024-02-01"
SITE = "http://testserver/borger/"


def test_search_engines_read_the_citizens_pages_and_nothing_else(db: None, citizen: Client) -> None:
    response = citizen.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Allow: /borger/" in lines
    assert "Disallow: /borger/svar/" in lines
    assert "Disallow: /" in lines
    assert lines[-1] == f"Sitemap: {SITE}sitemap.xml"


def test_the_list_of_pages_holds_those_that_are_there(cast: Cast, citizen: Client) -> None:
    LifeEvent.objects.create(slug="doed", title="En er død", valid_from=cast.today)
    Task.objects.filter(pk=cast.passport.pk).update(checked_on=cast.today)
    Task.objects.filter(pk=cast.moving.pk).update(valid_to=SINCE)
    response = citizen.get("/borger/sitemap.xml")
    root = ElementTree.fromstring(response.content)
    entries = {entry[0].text: [part.text for part in entry[1:]] for entry in root}
    assert entries[f"{SITE}opgaver/pas-voksen/"] == ["2026-09-14"]
    assert entries[f"{SITE}livsbegivenheder/doed/"] == []
    assert f"{SITE}opgaver/flytning-indenlands/" not in entries
    assert f"{SITE}svar/" not in entries
    for url in entries:
        assert citizen.get(str(url).removeprefix("http://testserver")).status_code == 200
