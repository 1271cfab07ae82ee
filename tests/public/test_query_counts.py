"""The citizens' pages ask the database as often with sixty tasks, centres and events as with few, and seldom."""

from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indgang.catalogue.models import LifeEvent, Placement, Task
from indgang.desk import context
from indgang.organisation.models import Authority, Centre
from indgang.sample.cast import SINCE, Cast
from indgang.wayfinder import held

PAGES: Final = {
    "/borger/": 6,
    "/borger/livsbegivenheder/": 4,
    "/borger/livsbegivenheder/flytte/": 6,
    "/borger/svar/?q=pas": 4,
    "/borger/a-aa/": 5,
    "/borger/a-aa/?bogstav=p": 6,
    "/borger/opgaver/pas-voksen/": 10,
    "/borger/aabningstider/": 4,
    "/borger/servicemaal/": 5,
    "/borger/myndigheder/": 5,
    "/borger/klage/": 4,
    "/borger/sprog/": 0,
    "/borger/sitemap.xml": 2,
    "/robots.txt": 0,
}


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the clock by which things are kept in memory."""
    for module in (context, held):
        monkeypatch.setattr(module, "monotonic", lambda: 0.0)
    monkeypatch.setattr("indgang.public.goals.monotonic", lambda: 0.0)
    context._municipality.cache_clear()


def fill(cast: Cast, first: int, last: int) -> None:
    """Write more of everything, all bound to the passport and the move."""
    for n in range(first, last):
        authority = Authority.objects.create(slug=f"styrelse-{n}", name=f"Styrelse {n}")
        task = Task.objects.create(
            slug=f"opgave-{n}", title=f"Pas nummer {n}", keywords=f"pas {n}|rejsepas {n}", area=cast.passport.area,
            department=cast.borgerservice, authority=authority, valid_from=SINCE, service_goal_text="Straks.",
        )  # fmt: skip
        Placement.objects.create(task=task, kind="full", valid_from=SINCE)
        event = LifeEvent.objects.create(slug=f"begivenhed-{n}", title=f"Begivenhed {n}", valid_from=SINCE)
        event.steps.create(order=1, task=cast.passport)
        LifeEvent.objects.get(slug="flytte").steps.create(order=n + 2, task=task)
        Centre.objects.create(slug=f"center-{n}", name=f"Center {n}")


def count(citizen: Client, address: str) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as asked:
        assert citizen.get(address).status_code in (200, 405)
    told = [each["sql"][:150] for each in asked.captured_queries]
    return len(told), "\n".join(told)


def test_as_many_questions_for_sixty_as_for_one(cast: Cast, citizen: Client) -> None:
    LifeEvent.objects.create(slug="flytte", title="Du flytter", valid_from=SINCE).steps.create(
        order=1, task=cast.moving
    )
    fill(cast, 0, 1)
    few = {}
    for address in PAGES:
        count(citizen, address)
        few[address], _told = count(citizen, address)
    fill(cast, 1, 60)
    faults = []
    for address, most in PAGES.items():
        many, told = count(citizen, address)
        if many > few[address] or many > most:
            faults.append(f"{address}: {few[address]} for one, {many} for sixty, {most} allowed\n{told}")
    assert not faults, "\n\n".join(faults)
