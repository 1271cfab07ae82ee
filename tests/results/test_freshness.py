"""Figures are right at every moment: what the journal tells of is counted live until it is folded again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from indgang.inquiries.models import Inquiry
from indgang.inquiries.models.discards import DiscardKind
from indgang.results import folding, freshness
from indgang.results.figures import Counts
from indgang.results.models import COUNTS, FoldedDay
from indgang.results.reading import Reading, Selection
from indgang.sample.cast import Cast

from .recount import Recount

WHOLE = Selection(first=date(2026, 8, 1), last=date(2026, 12, 31))
AUGUST = date(2026, 8, 1)


def expect_recount(at: datetime) -> Counts:
    total = Reading(WHOLE, at).total()
    everything = Recount(at).sums(lambda _row: True, "any")["all"]
    assert {name: getattr(total, name) for name in COUNTS} == dict.fromkeys(COUNTS, 0) | everything
    return total


@pytest.fixture
def story(cast: Cast) -> Any:
    """Three inquiries of the cast's Monday, folded on Wednesday morning."""
    solved = cast.inquiry(citizen=cast.mette, outcome="solved")
    waiting = cast.handed_over()
    left = cast.inquiry(at=cast.later(minutes=5))
    folding.fold(AUGUST, cast.today, at=cast.later(days=2))
    return solved, waiting, left


def test_every_verb_shows_at_once(cast: Cast, story: Any) -> None:
    solved, waiting, left = story
    at = cast.later(days=2, hours=1)
    assert expect_recount(at).solved == 1
    left.solve("guided", by=cast.karen, at=at)
    assert expect_recount(at).solved == 2
    left.withdraw_solution(by=cast.karen, at=at, reason="Ikke løst alligevel.")
    assert expect_recount(at).solved == 1
    waiting.accept(by=cast.ditte, at=at)
    waiting.answer_with("Svar.", by=cast.ditte, at=at + timedelta(hours=1), citizen_told=True)
    assert expect_recount(at).open == 1
    left.hand_over(cast.plan_og_byg, by=cast.karen, at=at, story="Jeres.")
    assert expect_recount(at).handovers == 2
    Inquiry.objects.get(pk=left.pk).discard_as(DiscardKind.TEST, by=cast.karen, at=at, reason="Prøve.")
    assert expect_recount(at).population == 2
    cast.inquiry(at=cast.later(minutes=9))  # written down two days late
    assert expect_recount(at).population == 3
    solved.merge_into(waiting.inquiry, by=cast.karen, at=at)
    assert expect_recount(at).population == 2


def test_a_citizen_who_comes_back_changes_the_day_of_the_first_inquiry(cast: Cast, story: Any) -> None:
    at = cast.later(days=3)
    assert expect_recount(at).pending == 1
    again = cast.inquiry(citizen=cast.mette, at=at, outcome="solved")
    assert expect_recount(at + timedelta(hours=1)).pending == 1
    again.discard_as(DiscardKind.MISTAKEN, by=cast.karen, at=at + timedelta(hours=2), reason="Forkert borger.")
    assert expect_recount(at + timedelta(hours=3)).pending == 1


def test_a_contact_that_ends_later_changes_its_day(cast: Cast) -> None:
    inquiry = cast.inquiry()
    contact = inquiry.opened_in
    type(contact).objects.filter(pk=contact.pk).update(ended_at=None)
    contact.refresh_from_db()
    folding.fold(AUGUST, cast.today, at=cast.later(days=1))
    contact.end(by=cast.karen, at=cast.later(days=1, minutes=5))
    assert expect_recount(cast.later(days=1, hours=1)).seconds == 24 * 60 * 60 + 300


def test_following_the_journal_folds_just_what_changed(cast: Cast, story: Any) -> None:
    at = cast.later(days=30)
    story[0].note("Lige nu.", by=cast.karen, at=at)
    assert folding.fold_changes(at=at) > 20
    assert freshness.changed_days() == set()
    assert folding.fold_changes(at=at + timedelta(minutes=10)) == 0
    story[2].solve("guided", by=cast.karen, at=at + timedelta(minutes=15))
    assert freshness.changed_days() == {cast.today}
    assert folding.fold_changes(at=at + timedelta(minutes=20)) == 1
    assert folding.fold_changes(at=at + timedelta(minutes=30)) == 0
    assert expect_recount(at + timedelta(minutes=30)).solved == 2


def test_reads_change_nothing(cast: Cast, story: Any) -> None:
    at = cast.later(days=30)
    folding.fold_changes(at=at)
    cast.mette.reveal_cpr(by=cast.karen, at=at + timedelta(hours=1), reason="Kontrol.")
    assert freshness.changed_days() == set()


def test_the_nightly_fold_takes_the_last_fortnight_again(cast: Cast, story: Any) -> None:
    at = cast.later(days=40)
    folding.fold_changes(at=at)
    Inquiry.objects.filter(pk=story[2].pk).update(channel="phone")  # behind the journal's back
    assert folding.fold_changes(at=at + timedelta(hours=1), again=folding.LATE) == folding.LATE
    assert folding.fold_changes(at=cast.later(days=5), again=folding.LATE) == 5


def test_days_folded_by_an_older_definition_are_counted_anew(cast: Cast, story: Any) -> None:
    at = cast.later(days=10)
    folding.fold_changes(at=at)
    FoldedDay.objects.filter(day=cast.today).update(definitions="0")
    Inquiry.objects.filter(pk=story[2].pk).update(channel="phone")
    expect_recount(at)
    assert (cast.today, cast.today) not in freshness.fresh_runs(AUGUST, WHOLE.last, at)
    assert folding.fold_changes(at=at) == 1


def test_today_is_never_folded(cast: Cast) -> None:
    cast.inquiry()
    assert folding.fold(cast.today, cast.later(days=3).date(), at=cast.at) == 0
    assert FoldedDay.objects.count() == 0
    assert expect_recount(cast.at).population == 1


def test_an_empty_municipality_has_nothing_to_fold(cast: Cast) -> None:
    assert folding.fold_changes(at=cast.at, again=folding.LATE) == 0
    assert expect_recount(cast.at) == Counts()


def test_many_scattered_days_are_counted_as_one_stretch(cast: Cast) -> None:
    cast.inquiry()
    first = date(2025, 1, 1)
    folding.fold(first, cast.today, at=cast.later(days=1))
    FoldedDay.objects.filter(day__in=[first + timedelta(days=2 * n) for n in range(250)]).delete()
    selection = Selection(first=first, last=WHOLE.last)
    reading = Reading(selection, cast.later(days=1))
    assert len(reading.live) == 1
    assert reading.total().population == 1
