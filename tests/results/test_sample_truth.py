"""The made-up municipality knows what is true of it; figures, live and folded, say the same."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest

from indgang.catalogue.models import Task
from indgang.organisation.models import Centre
from indgang.results import folding
from indgang.results.conditions import conditions, population
from indgang.results.figures import Counts
from indgang.results.reading import By, Reading, Selection
from indgang.sample.build import Built
from tests.town import another_town

from .recount import Recount


@pytest.fixture
def town(db: None) -> Built:
    """A small town, whose inquiries the builder remembers one by one."""
    return another_town()


def told(built: Built, by: str) -> dict[str, dict[str, int]]:
    """What the builder says is true, as plain numbers."""
    return {key: asdict(counts) for key, counts in built.truth.counts(by).items() if counts.population}


def read(reading: Reading, by: By, names: dict[Any, str]) -> dict[str, dict[str, int]]:
    """What the figures say, by the names that the builder uses."""
    return {names.get(key, str(key)): plain(counts) for key, counts in reading.breakdown(by).items()}


def plain(counts: Counts) -> dict[str, int]:
    return asdict(counts) | {"decided": counts.decided}


def expect_truth(built: Built) -> None:
    reading = Reading(Selection(first=built.first, last=built.until), built.at)
    centres: dict[Any, str] = dict(Centre.objects.values_list("pk", "slug"))
    tasks: dict[Any, str] = {None: ""} | dict(Task.objects.values_list("pk", "slug"))
    assert plain(reading.total()) == told(built, "all")[""]
    assert read(reading, By.CENTRE, centres) == told(built, "centre")
    assert read(reading, By.TASK, tasks) == told(built, "task")
    for by in (By.CHANNEL, By.PLACEMENT, By.WEEK):
        assert read(reading, by, {}) == told(built, str(by)), by


@pytest.mark.slow
def test_figures_tell_the_truth_live_half_folded_and_folded(town: Built) -> None:
    expect_truth(town)
    middle = town.first + (town.until - town.first) / 2
    folding.fold(town.first, middle, at=town.at)
    expect_truth(town)
    folding.fold_changes(at=town.at)
    expect_truth(town)
    folding.fold(middle, town.until, at=town.at + timedelta(days=40))
    folding.fold_changes(at=town.at + timedelta(days=40), again=folding.LATE)
    expect_recount(town, days=40)


def expect_recount(built: Built, days: int) -> None:
    at = built.at + timedelta(days=days)
    recount = Recount(at).sums(lambda _row: True, "any")["all"]
    counts = asdict(Reading(Selection(first=built.first, last=built.until), at).total())
    assert {name: counts[name] for name in recount} == dict(recount)


@pytest.mark.slow
def test_the_inquiries_behind_a_figure_are_those_that_were_meant(town: Built) -> None:
    held = conditions(town.at)
    rows = [row for row in town.truth.rows if row.counted]
    for name in ("solved", "solved_first", "known", "pending", "verified"):
        meant = {row.number for row in rows if getattr(row, name)}
        assert set(population().filter(held[name]).values_list("pk", flat=True)) == meant, name
