"""Folded and live together always equal a recount of every inquiry."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indgang.results import folding
from indgang.results.figures import Counts
from indgang.results.models import COUNTS
from indgang.results.periods import Grain
from indgang.results.reading import NO_PLACEMENT, NO_TASK, By, Reading, Selection
from indgang.sample.cast import Cast

from .recount import Recount
from .world import NOW, Life, World, worlds

FIRST = date(2026, 9, 20)
LAST = date(2026, 11, 8)

one_cast = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
"""The cast is the same for all examples of a test; each leaves it as it was."""


@contextmanager
def forgotten() -> Iterator[None]:
    """What happens inside leaves no trace, so that examples do not meet."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def plain(cells: dict[Any, Counts]) -> dict[Any, dict[str, int]]:
    return {key: {name: getattr(counts, name) for name in COUNTS} for key, counts in cells.items()}


def expect_recount(recount: Recount, selection: Selection, **narrowed: Any) -> None:
    """Assert that every breakdown and every trend of the selection equals the recount."""
    reading = Reading(selection, recount.at)

    def meant(row: dict[str, Any]) -> bool:
        in_time = selection.first <= row["day"] <= selection.last
        return in_time and all(row[key] == value for key, value in narrowed.items())

    for by in By:
        assert plain(reading.breakdown(by)) == recount.sums(meant, str(by)), by
    steps = {step.first: step.counts for step in reading.trend(Grain.DAY) if step.counts.population}
    assert plain(steps) == recount.sums(meant, "day")
    assert plain({"all": reading.total()}) == {"all": dict.fromkeys(COUNTS, 0) | recount.sums(meant, "any")["all"]}


def test_the_counts_have_one_list_of_names() -> None:
    assert tuple(field.name for field in fields(Counts)) == COUNTS


@pytest.mark.django_db
@one_cast
@given(
    lives=worlds,
    runs=st.lists(st.tuples(st.integers(0, 45), st.integers(0, 20)), max_size=4),
    waited=st.integers(0, 40),
    cut=st.tuples(st.integers(0, 20), st.integers(0, 20)),
)
def test_folded_and_live_equal_a_recount(
    cast: Cast, lives: list[Life], runs: list[tuple[int, int]], waited: int, cut: tuple[int, int]
) -> None:
    with forgotten():
        World(cast).write(*lives)
        for begins, length in runs:
            first = FIRST + timedelta(days=begins)
            folding.fold(first, first + timedelta(days=length), at=NOW)
        recount = Recount(NOW + timedelta(days=waited / 2))
        expect_recount(recount, Selection(first=FIRST + timedelta(days=cut[0]), last=LAST - timedelta(days=cut[1])))


@pytest.mark.django_db
@one_cast
@given(
    lives=worlds,
    centre=st.none() | st.integers(0, 1),
    channel=st.sampled_from(["", "phone", "digital"]),
    task=st.sampled_from([None, NO_TASK, 1, 2]),
    placement=st.sampled_from(["", "full", "guidance", NO_PLACEMENT]),
)
def test_every_filter_means_the_same_folded_and_live(
    cast: Cast, lives: list[Life], centre: int | None, channel: str, task: int | None, placement: str
) -> None:
    with forgotten():
        world = World(cast)
        world.write(*lives)
        folding.fold(FIRST, date(2026, 10, 20), at=NOW)
        number = world.tasks[task].pk if task else task
        where = None if centre is None else world.centres[centre].pk
        selection = Selection(first=FIRST, last=LAST, centre=where, channel=channel, task=number, placement=placement)
        narrowed = {
            "centre": where,
            "channel": channel or None,
            "placement": {"": None, NO_PLACEMENT: ""}.get(placement, placement),
        }
        meant: dict[str, Any] = {name: value for name, value in narrowed.items() if value is not None}
        if task is not None:
            meant["task"] = number or None
        expect_recount(Recount(NOW), selection, **meant)
