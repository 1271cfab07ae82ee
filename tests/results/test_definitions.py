"""The definitions, told case by case: what each inquiry counts as, live and folded."""

from datetime import date, timedelta

import pytest

from indgang.inquiries.models import Outcome
from indgang.results import folding
from indgang.results.conditions import conditions, population, truth
from indgang.results.figures import Counts
from indgang.results.metrics import DEFINITIONS, METRICS
from indgang.results.periods import Grain
from indgang.results.reading import Reading, Selection
from indgang.sample.cast import Cast

from .world import NOW, Closing, Life, World

SOLVED = Closing(after=0, outcome=Outcome.SOLVED)
LATER = Closing(after=24, outcome=Outcome.GUIDED, in_first_contact=False)
WHOLE = Selection(first=date(2026, 9, 1), last=date(2026, 12, 31))
FORTNIGHT = 14 * 24


def counted(cast: Cast, *lives: Life, waited: int = 30) -> Counts:
    """Count the lives live and then folded, see that both agree, and return the counts."""
    World(cast).write(*lives)
    at = NOW + timedelta(days=waited)
    live = Reading(WHOLE, at).total()
    folding.fold(date(2026, 9, 1), date(2026, 11, 30), at=at)
    assert Reading(WHOLE, at).total() == live
    return live


@pytest.mark.parametrize(
    ("life", "solved", "first"),
    [
        (Life(0), 0, 0),
        (Life(0, [SOLVED]), 1, 1),
        (Life(0, [LATER]), 1, 0),
        (Life(0, [Closing(0, Outcome.SELF_SERVICE_SHOWN)]), 1, 1),
        (Life(0, [Closing(0, Outcome.REFERRED)]), 0, 0),
        (Life(0, [Closing(0, Outcome.ABANDONED)]), 0, 0),
        (Life(0, [Closing(0, Outcome.SOLVED, by_department=True)]), 0, 0),
        (Life(0, [Closing(0, Outcome.SOLVED, withdrawn_after=1)]), 0, 0),
        (Life(0, [Closing(0, Outcome.REFERRED, withdrawn_after=1), SOLVED]), 1, 1),
        (Life(0, [LATER], [(0, None)]), 1, 0),
        (Life(0, [LATER], [(0, 23)]), 0, 0),
        (Life(0, [LATER], [(0, 24)]), 1, 0),
        (Life(0, [LATER], [(0, None), (1, 1)]), 0, 0),
    ],
)
def test_solved_and_solved_at_first_contact(cast: Cast, life: Life, solved: int, first: int) -> None:
    counts = counted(cast, life)
    assert (counts.population, counts.solved, counts.solved_first) == (1, solved, first)


def test_open_inquiries_stay_in_the_denominator(cast: Cast) -> None:
    counts = counted(cast, Life(0), Life(1, [SOLVED]))
    figure = counts.figure(METRICS["solved"])
    assert (figure.hits, figure.total, counts.open) == (1, 2, 1)


def test_discarded_inquiries_count_nowhere(cast: Cast) -> None:
    assert counted(cast, Life(0, [SOLVED], discarded=True)) == Counts()


@pytest.mark.parametrize(
    ("again", "verified"),
    [
        ([], 1),
        ([Life(FORTNIGHT, citizen=0)], 0),
        ([Life(FORTNIGHT + 1, citizen=0)], 1),
        ([Life(0, citizen=0)], 1),
        ([Life(24, citizen=1)], 1),
        ([Life(24, citizen=None)], 1),
        ([Life(24, citizen=0, task=1)], 1),
        ([Life(24, citizen=0, discarded=True)], 1),
    ],
)
def test_verified_unless_the_citizen_asks_again_about_the_same(cast: Cast, again: list[Life], verified: int) -> None:
    counts = counted(cast, Life(0, [SOLVED], citizen=0), *again)
    assert (counts.verified, counts.verified_first) == (verified, verified)


@pytest.mark.parametrize(("hours", "verified"), [(1, 0), (FORTNIGHT, 0), (FORTNIGHT + 1, 1)])
def test_verified_unless_it_was_reopened_in_time(cast: Cast, hours: int, verified: int) -> None:
    reopened = Closing(0, Outcome.SOLVED, withdrawn_after=hours)
    counts = counted(cast, Life(0, [reopened, LATER], citizen=0))
    assert (counts.solved, counts.verified) == (1, verified)


def test_without_a_task_only_a_reopening_tells_that_somebody_came_back(cast: Cast) -> None:
    assert counted(cast, Life(0, [SOLVED], citizen=0, task=None), Life(9, citizen=0, task=None)).verified == 1


def test_unknown_citizens_are_stated_and_not_verified(cast: Cast) -> None:
    counts = counted(cast, Life(0, [SOLVED]), Life(0, [SOLVED], citizen=0))
    assert (counts.unknown, counts.decided, counts.verified) == (1, 1, 1)
    assert counts.unknown_figure.share == 0.5


def test_young_solutions_wait_until_they_can_be_decided(cast: Cast) -> None:
    """The fact was folded while the inquiry waited; the figure changes at the very moment when the window closes."""
    (inquiry,) = World(cast).write(Life(30 * 24, [SOLVED], citizen=0))
    folding.fold(date(2026, 9, 1), date(2026, 11, 30), at=NOW)
    decided_at = inquiry.opened_at + timedelta(days=14)
    before = Reading(WHOLE, decided_at - timedelta(microseconds=1)).total()
    after = Reading(WHOLE, decided_at).total()
    assert (before.pending, before.decided, before.verified) == (1, 0, 0)
    assert (after.pending, after.decided, after.verified) == (0, 1, 1)


def test_whoever_came_back_need_not_wait(cast: Cast) -> None:
    lives = [Life(30 * 24, [SOLVED], citizen=0), Life(31 * 24, citizen=0)]
    counts = counted(cast, *lives, waited=0)
    assert (counts.pending, counts.decided, counts.verified) == (0, 2, 0)


def test_passed_on(cast: Cast) -> None:
    counts = counted(
        cast,
        Life(0, [Closing(0, Outcome.REFERRED)]),
        Life(0, [Closing(0, Outcome.MISDIRECTED)]),
        Life(0, [SOLVED], [(0, None), (1, 2)]),
    )
    assert (counts.told_elsewhere, counts.handed_over, counts.handovers) == (2, 1, 2)


@pytest.mark.parametrize(
    ("life", "shown"),
    [
        (Life(0, [Closing(0, Outcome.SELF_SERVICE_SHOWN)]), 1),
        (Life(0, [Closing(0, Outcome.SELF_SERVICE_SHOWN, withdrawn_after=1)]), 0),
        (Life(0, [Closing(0, Outcome.SELF_SERVICE_SHOWN, withdrawn_after=1), SOLVED]), 0),
        (Life(0, [Closing(0, Outcome.GUIDED)]), 0),
    ],
)
def test_self_service_was_shown_when_that_is_how_it_ended(cast: Cast, life: Life, shown: int) -> None:
    assert counted(cast, life).shown == shown


def test_minutes_of_a_contact_are_shared_by_its_inquiries(cast: Cast) -> None:
    counts = counted(cast, Life(0, minutes=10), Life(0, same_contact=True), Life(0, discarded=True, same_contact=True))
    assert (counts.population, counts.seconds) == (2, 2 * 307)


def test_a_contact_that_still_runs_has_no_minutes_yet(cast: Cast) -> None:
    assert counted(cast, Life(1, minutes=None)).seconds == 0


def test_local_midnight_divides_the_days(cast: Cast) -> None:
    World(cast).write(Life(17), Life(18))  # 23.30 and 00.30 in Denmark
    days = [step.first.day for step in Reading(WHOLE, NOW).trend(Grain.DAY) if step.counts.population]
    assert days == [28, 29]


def test_every_metric_names_what_is_counted_and_is_told_in_full() -> None:
    known = conditions(NOW)
    for slug, metric in METRICS.items():
        assert metric.slug == slug
        assert {metric.hits, metric.total} <= set(known)
        assert all([metric.name, metric.sentence, metric.numerator, metric.denominator, metric.population])
    assert DEFINITIONS == "1.1.1.1.1.1.1"


def test_hits_and_misses_are_all_there_is(cast: Cast) -> None:
    """The list behind a figure finds every inquiry of its total once, also where SQL would answer NULL."""
    lives = [Life(0), Life(0, [SOLVED], citizen=0), Life(30 * 24, [SOLVED], citizen=0), Life(0, citizen=1)]
    counts = counted(cast, *lives, Life(5, [Closing(0, Outcome.REFERRED)]), waited=0)
    held = conditions(NOW)
    for metric in METRICS.values():
        total = population().filter(held[metric.total])
        hits = total.filter(held[metric.hits])
        misses = total.exclude(pk__in=hits)
        assert total.filter(~truth(held[metric.hits])).count() == misses.count()
        assert (hits.count(), total.count()) == (counts.figure(metric).hits, counts.figure(metric).total)
