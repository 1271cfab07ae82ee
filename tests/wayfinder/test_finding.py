"""Everyday words in, ranked tasks with reasons out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indgang.catalogue.loading import load_catalogue
from indgang.catalogue.models import Task
from indgang.organisation.loading import load_organisation
from indgang.sample.cast import MONDAY, Cast
from indgang.wayfinder import held as shelf
from indgang.wayfinder.finding import find, most_asked


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold the clock, also the one by which the catalogue is kept."""
    monkeypatch.setattr(shelf, "monotonic", lambda: 0.0)
    shelf.forget()
    with time_machine.travel(MONDAY, tick=False):
        yield
    shelf.forget()


def first(said: str) -> Task | None:
    found = find(said, typing=True)
    return found[0].task if found else None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("pas", "passport"),
        ("Mit PAS er udløbet!", "passport"),
        ("jeg skal forny passet", "passport"),
        ("jeg flytter på mandag", "moving"),
        ("ny adresse", "moving"),
        ("hjælp til huslejen", "housing_benefit"),
        ("boligst", "housing_benefit"),
        ("ingen penge", "cash_benefit"),
        ("må jeg bygge en carport", "building_permit"),
    ],
)
def test_it_works(cast: Cast, said: str, name: str) -> None:
    assert first(said) == getattr(cast, name)


def test_it_says_why(cast: Cast) -> None:
    match = find("hjælp til huslejen")[0]
    assert (match.task, match.placement) == (cast.housing_benefit, "guidance")
    assert {(reason.typed, reason.matched, reason.where) for reason in match.reasons} == {
        ("hjælp", "hjælp", "keyword"),
        ("huslejen", "huslejen", "keyword"),
        ("", "hjælp til huslejen", "likeness"),
    }
    assert match.score > 0


def test_the_word_that_is_still_being_typed_counts_from_its_third_letter(cast: Cast) -> None:
    assert first("byg") == cast.building_permit
    assert first("by") is None
    assert first("carp") == cast.building_permit
    assert find("carp adresse", typing=True)[0].task == cast.moving  # only the last word is unfinished


def test_what_is_said_word_for_word_is_worth_more_than_its_words(cast: Cast) -> None:
    apart, together = find("adresse, ny")[0].score, find("ny adresse")[0].score
    assert together > apart


@pytest.mark.parametrize("said", ["", "   ", "jeg har en", "qwertyuiop", "!?()", "\x00", "…", "😀"])
def test_nothing_fits(cast: Cast, said: str) -> None:
    assert find(said) == []


def test_best_first_and_no_more_than_asked_for(cast: Cast) -> None:
    found = find("pas flytte boligstøtte kontanthjælp bygge", limit=3)
    assert len(found) == 3
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_the_same_words_find_the_same(cast: Cast) -> None:
    said = "pas flytte bolig"
    before = [(each.task.pk, each.score) for each in find(said)]
    shelf.forget()
    assert [(each.task.pk, each.score) for each in find(said)] == before


def test_a_change_of_the_catalogue_shows_within_ten_seconds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find("kørekort") == []
    Task.objects.filter(pk=cast.passport.pk).update(keywords="kørekort")
    assert find("kørekort") == []
    monkeypatch.setattr(shelf, "monotonic", lambda: 10.0)
    assert first("kørekort") == cast.passport


def test_what_is_no_longer_offered_is_not_found(cast: Cast) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(valid_to=cast.today - timedelta(days=1))
    assert find("pas") == []


def test_a_task_without_placement_is_guidance(cast: Cast) -> None:
    cast.passport.placements.all().delete()
    assert find("pas")[0].placement == "guidance"


def test_the_most_asked(cast: Cast) -> None:
    Task.objects.filter(pk=cast.moving.pk).update(frequency=9)
    Task.objects.filter(pk=cast.cash_benefit.pk).update(frequency=5)
    assert [each.task for each in most_asked(2)] == [cast.moving, cast.cash_benefit]


def test_an_empty_catalogue(db: None) -> None:
    assert find("pas") == []
    assert most_asked() == []


def test_it_asks_the_database_only_when_the_catalogue_is_old(cast: Cast, django_assert_num_queries: object) -> None:
    find("pas")
    with django_assert_num_queries(0):  # type: ignore[operator]
        find("flytte")


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text(max_size=60))
def test_any_words_are_taken(cast: Cast, said: str) -> None:
    for match in find(said):
        assert match.score > 0
        assert match.reasons


def test_in_the_whole_catalogue(db: None) -> None:
    """What citizens ask for most is found on the first line."""
    load_organisation()
    load_catalogue()
    asked = {
        "mit pas er udløbet": "pas-voksen",
        "flytte til ny adresse": "flytning-indenlands",
        "hjælp til huslejen": "boligstoette",
        "nyt sundhedskort": "sundhedskort",
        "kørekort fornyelse": "koerekort",
    }
    wrong = {}
    for said, slug in asked.items():
        found = find(said, limit=1)
        if not found or not found[0].task.slug.startswith(slug):
            wrong[said] = found[0].task.slug if found else "nothing"
    assert wrong == {}
