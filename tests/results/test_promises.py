from collections import Counter
from datetime import date, timedelta

import pytest

from indgang.catalogue.models import Task
from indgang.inquiries.models import Inquiry, Outcome
from indgang.results.figures import Figure
from indgang.results.promises import Kept, kept_promises, together
from indgang.sample.cast import Cast
from tests.town import another_town

WEEK = timedelta(days=7)


def promised(cast: Cast, due: date, answered_after: int | None) -> Inquiry:
    """An inquiry with a promise, answered so many days after it was opened, or not yet."""
    inquiry = cast.inquiry(task=cast.moving, promise=due)
    if answered_after is not None:
        inquiry.solve(Outcome.SOLVED, text="Svar.", by=cast.karen, at=cast.later(days=answered_after))
    return inquiry


def figures(cast: Cast) -> Figure:
    return kept_promises(cast.today, cast.today + WEEK).get(cast.moving.pk, Kept()).figure


def test_an_answer_on_the_promised_day_keeps_the_promise_and_one_the_day_after_breaks_it(cast: Cast) -> None:
    due = cast.today + timedelta(days=3)
    promised(cast, due, answered_after=3)
    promised(cast, due, answered_after=4)
    promised(cast, due, answered_after=None)
    assert figures(cast) == Figure(1, 3)


def test_the_first_promise_counts_although_it_was_moved(cast: Cast) -> None:
    inquiry = promised(cast, cast.today + timedelta(days=2), answered_after=None)
    inquiry.promise(cast.today + timedelta(days=9), rule="Aftalt", by=cast.karen, at=cast.later(days=1))
    inquiry.solve(Outcome.SOLVED, text="Svar.", by=cast.karen, at=cast.later(days=8))
    assert figures(cast) == Figure(0, 1)


def test_what_was_reopened_is_not_answered(cast: Cast) -> None:
    inquiry = promised(cast, cast.today + timedelta(days=3), answered_after=1)
    inquiry.withdraw_solution(by=cast.bo, at=cast.later(days=2), reason="Kom igen.")
    assert figures(cast) == Figure(0, 1)


def test_only_promises_of_the_period_count_and_nothing_that_was_taken_out(cast: Cast) -> None:
    promised(cast, cast.today + timedelta(days=8), answered_after=1)
    mistaken = promised(cast, cast.today + timedelta(days=3), answered_after=None)
    mistaken.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    assert kept_promises(cast.today, cast.today + WEEK) == {}


def test_what_is_usual_needs_twenty_answers() -> None:
    assert Kept(days=list(range(19))).usual_days is None
    assert Kept(days=list(range(20, 0, -1))).usual_days == 16


@pytest.mark.slow
@pytest.mark.django_db
def test_the_made_up_town_keeps_as_many_as_its_builder_meant() -> None:
    town = another_town()
    last = town.until - timedelta(days=1)
    meant: Counter[tuple[str, bool]] = Counter()
    for row in town.truth.rows:
        if row.counted and row.promised and town.first <= row.promised <= last:
            meant[row.task, row.answered is not None and row.answered <= row.promised] += 1
    slugs = dict(Task.objects.values_list("pk", "slug"))
    found = kept_promises(town.first, last)
    assert {slugs[task or 0]: cell.figure for task, cell in found.items()} == {
        task: Figure(meant[task, True], meant[task, True] + meant[task, False]) for task in {key[0] for key in meant}
    }
    assert 0 < together(found.values()).hits < together(found.values()).total
