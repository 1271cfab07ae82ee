"""The uptake of self-service: what is shown, what came digitally, and who came again within ninety days."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given

from indgang.catalogue.models import Task
from indgang.inquiries.models import Channel, Inquiry, Outcome
from indgang.results import folding
from indgang.results.figures import Figure
from indgang.results.reading import Selection
from indgang.results.uptake import SEASON, Part, Uptake, UptakeReading, inquiries_of
from indgang.sample.build import Built
from indgang.sample.cast import Cast
from tests.town import another_town

from .test_folding import forgotten, one_cast
from .world import NOW, Closing, Life, World, worlds

WHOLE = Selection(first=date(2026, 9, 1), last=date(2026, 12, 31))
SHOWN = [Closing(0, Outcome.SELF_SERVICE_SHOWN)]
LONG_AFTER = NOW + SEASON
DAYS_90 = 90 * 24


def uptake(cast: Cast, *lives: Life, selection: Selection = WHOLE) -> Uptake:
    World(cast).write(*lives)
    return UptakeReading(selection, LONG_AFTER).whole


def test_it_counts_what_was_shown_and_what_came_digitally(cast: Cast) -> None:
    found = uptake(cast, Life(0, SHOWN), Life(1), Life(2, SHOWN, channel=Channel.DIGITAL), Life(3, discarded=True))
    assert (found.shown_figure, found.digital_figure) == (Figure(2, 3), Figure(1, 3))
    assert found.unknown_figure == Figure(2, 2)


def test_only_tasks_with_self_service_count(cast: Cast) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(self_service="")
    assert uptake(cast, Life(0, SHOWN), Life(0, SHOWN, task=None)) == Uptake()


@pytest.mark.parametrize(
    ("again", "came"),
    [
        ([], 0),
        ([Life(DAYS_90, citizen=0)], 1),
        ([Life(DAYS_90 + 1, citizen=0)], 0),
        ([Life(0, citizen=0)], 0),
        ([Life(24, citizen=1)], 0),
        ([Life(24)], 0),
        ([Life(24, citizen=0, task=1)], 0),
        ([Life(24, citizen=0, discarded=True)], 0),
        ([Life(24, citizen=0), Life(48, citizen=0)], 1),
    ],
)
def test_who_came_again_about_the_same(
    cast: Cast, again: list[Life], came: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.results.world.NOW", NOW + SEASON)
    World(cast).write(Life(0, SHOWN, citizen=0), *again)
    assert UptakeReading(WHOLE, NOW + 2 * SEASON).whole.again_figure == Figure(came, 1)


def test_what_was_shown_lately_waits_whether_or_not_the_citizen_is_back(cast: Cast) -> None:
    first, _second = World(cast).write(Life(0, SHOWN, citizen=0), Life(24, citizen=0))
    settled = first.opened_at + SEASON
    before = UptakeReading(WHOLE, settled - timedelta(microseconds=1)).whole
    after = UptakeReading(WHOLE, settled).whole
    assert (before.pending, before.again_figure) == (1, Figure(0, 0))
    assert (after.pending, after.again_figure) == (0, Figure(1, 1))


def test_what_was_reopened_and_solved_otherwise_was_not_shown(cast: Cast) -> None:
    reopened = Closing(0, Outcome.SELF_SERVICE_SHOWN, withdrawn_after=24)
    found = uptake(cast, Life(0, [reopened, Closing(24, Outcome.SOLVED)], citizen=0))
    assert found == Uptake(population=1)


def test_filters_narrow_and_another_channel_tells_nothing_of_the_digital_one(cast: Cast) -> None:
    digital = Selection(first=WHOLE.first, last=WHOLE.last, channel=Channel.DIGITAL)
    lives = [Life(0, SHOWN), Life(1, channel=Channel.DIGITAL), Life(2, centre=1, task=2)]
    assert uptake(cast, *lives, selection=digital).digital_figure == Figure(1, 1)
    phone = Selection(first=WHOLE.first, last=WHOLE.last, channel=Channel.PHONE)
    assert UptakeReading(phone, LONG_AFTER).whole.digital_figure == Figure(0, 2)
    there = Selection(first=WHOLE.first, last=WHOLE.last, centre=cast.sandby.pk)
    assert list(UptakeReading(there, LONG_AFTER).by_task) == [cast.moving.pk]
    one = Selection(first=WHOLE.first, last=WHOLE.last, task=cast.passport.pk)
    assert UptakeReading(one, LONG_AFTER).whole.shown_figure == Figure(1, 2)


@pytest.mark.django_db
@one_cast
@given(lives=worlds)
def test_live_and_folded_agree_and_the_lists_hold_what_is_counted(cast: Cast, lives: list[Life]) -> None:
    with forgotten():
        World(cast).write(*lives)
        at = NOW + timedelta(days=75)
        live = UptakeReading(WHOLE, at)
        told = (live.by_task, live.by_month, live.months_of_tasks)
        folding.fold(date(2026, 9, 1), date(2026, 10, 20), at=NOW)
        folded = UptakeReading(WHOLE, at)
        assert (folded.by_task, folded.by_month, folded.months_of_tasks) == told
        for part in Part:
            assert inquiries_of(WHOLE, part, at=at).count() == getattr(live.whole, part), part
        assert live.whole.shown == live.whole.settled + live.whole.pending + live.whole.unknown
        assert sum(each.population for each in live.by_month.values()) == live.whole.population


@pytest.fixture
def town(db: None) -> Built:
    """A small town, whose inquiries the builder remembers one by one."""
    return another_town()


@pytest.mark.slow
def test_the_made_up_town_tells_the_truth(town: Built) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    offered = set(Task.objects.with_self_service().values_list("slug", flat=True))
    for row in town.truth.rows:
        if row.counted and row.task in offered:
            expected[row.task, "population"] += 1
            expected[row.task, "digital"] += row.channel == "digital"
            expected[row.task, "shown"] += row.shown
            expected[row.task, "unknown"] += row.shown and not row.known
            expected[row.task, "again"] += row.asked_again
            expected[row.task, "settled"] += row.shown and row.known
    slugs = dict(Task.objects.values_list("pk", "slug"))
    reading = UptakeReading(Selection(first=town.first, last=town.until), town.at + SEASON)
    found = {
        (slugs[task], name): getattr(cell, name)
        for task, cell in reading.by_task.items()
        for name in ("population", "digital", "shown", "unknown", "again", "settled")
    }
    assert found == dict(expected)
    assert 0 < reading.whole.again < reading.whole.settled < reading.whole.shown < reading.whole.population
    meant = {row.number for row in town.truth.rows if row.counted and row.task in offered and row.asked_again}
    again = inquiries_of(reading.selection, Part.AGAIN, at=reading.at)
    assert set(again.values_list("pk", flat=True)) == meant
    assert Inquiry.objects.filter(pk__in=meant).count() == reading.whole.again


@pytest.mark.slow
def test_of_the_truth_nothing_is_settled_at_the_towns_last_moment(town: Built) -> None:
    whole = UptakeReading(Selection(first=town.first, last=town.until), town.at).whole
    assert (whole.settled, whole.pending + whole.unknown) == (0, whole.shown)
