"""The way to complain is found by everyday words, by matter and by task."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indgang.adviser.guide.finding import find_routes, route_of, routes_of, routes_of_task, topics
from indgang.adviser.guide.matters import Matter
from indgang.law.models import Route
from indgang.sample.cast import Cast
from tests.ways import every_way

TODAY = date(2026, 11, 20)


@pytest.fixture
def ways(cast: Cast) -> list[Route]:
    Route.objects.bulk_create(every_way())
    return routes_of(Matter.DECISION, TODAY)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("de har taget min boligstøtte", 23),
        ("afslag på kørestol", 7),
        ("hjemmehjælpen er skåret ned", 12),
        ("min kontanthjælp er trukket", 1),
        ("jeg vil have mit barn på en specialskole", 33),
        ("de siger nej til min carport", 37),
        ("parkeringsbøde", 48),
        ("kørekortet er taget", 53),
    ],
)
def test_everyday_words_find_the_way(ways: list[Route], said: str, number: int) -> None:
    assert number in [route.number for route in find_routes(ways, said)[:3]]


@pytest.mark.parametrize("said", ["", "   ", "xyzzy", "😀"])
def test_words_that_say_nothing_find_nothing(ways: list[Route], said: str) -> None:
    assert find_routes(ways, said) == []


def test_what_has_no_way_of_its_own_is_offered_last_and_by_a_name_that_fits(cast: Cast) -> None:
    Route.objects.bulk_create(every_way())
    practical = routes_of(Matter.PRACTICAL, TODAY)
    for said, numbers in (("xyzzy", [72]), ("rotter", [45, 72])):
        assert [route.number for route in find_routes(practical, said)] == numbers
    offered = {topic.number: topic.area for topic in topics(Matter.PRACTICAL, practical)}
    assert offered[72] == "Pleje, skole, rengøring eller andet, som kommunen gør"
    assert offered[45] == "Rotter"


def test_the_wayfinders_task_leads_to_its_ways(ways: list[Route], cast: Cast) -> None:
    Route.objects.get(number=51).tasks.add(cast.moving)
    assert find_routes(ways, "jeg vil flytte")[0].number == 51
    assert [route.number for route in routes_of_task(ways, cast.moving.slug)] == [51]
    assert routes_of_task(ways, "findes-ikke") == []


def test_only_ways_that_hold_on_the_day_are_found(ways: list[Route]) -> None:
    Route.objects.filter(number=23).update(valid_to=TODAY)
    assert route_of(Matter.DECISION, 23, TODAY) is None
    assert 23 not in [route.number for route in routes_of(Matter.DECISION, TODAY)]
    assert route_of(Matter.DECISION, 72, TODAY) is None


def test_finding_asks_the_database_no_oftener_for_many_ways(ways: list[Route]) -> None:
    find_routes(ways, "pension")
    with CaptureQueriesContext(
        connection,
    ) as few:
        find_routes(ways[:3], "pension")
    with CaptureQueriesContext(connection) as many:
        find_routes(ways, "pension")
    assert len(few) == len(many) <= 2
