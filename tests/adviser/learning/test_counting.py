"""Counting points and contacts, each with its unit, and comparing them with the time before."""

from datetime import date
from math import inf

import pytest

from indgang.adviser.learning.comparing import Compared, PerHundred, Verdict, expected_by_chance
from indgang.adviser.learning.counting import Tally
from indgang.adviser.learning.spans import Span, Step
from indgang.adviser.models import CaseRecusal, Person
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came, theme

SEPTEMBER = Span(date(2026, 9, 1), date(2026, 9, 30))


@pytest.mark.usefixtures("zone")
def test_points_are_more_than_contacts(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), ("tone", cast.ydelse), ("begrundelse", cast.ydelse))
    came(cast, ("tone", cast.plan_og_byg))
    came(cast)
    tally = Tally.of(SEPTEMBER)
    tone = theme("tone").pk
    assert len(tally.contacts) == 3
    assert len(tally.points) == 4
    assert tally.points_by(lambda each: each.theme)[tone] == 3
    assert tally.touched_by(lambda each: each.theme)[tone] == 2
    assert tally.about(theme=tone, department=cast.ydelse.pk).points_by(lambda each: each.department) == {
        cast.ydelse.pk: 2
    }
    assert tally.contacts_by(lambda each: each.way) == {"phone": 3}


@pytest.mark.usefixtures("zone")
def test_only_what_counts_is_counted(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), discarded_at=cast.at)
    came(cast, ("tone", cast.ydelse), kind="praise")
    came(cast, ("tone", cast.ydelse), at=cast.later(days=30))
    assert Tally.of(SEPTEMBER).points == []
    assert len(Tally.of(SEPTEMBER, kind="praise").points) == 1


@pytest.mark.usefixtures("zone")
def test_a_conflict_of_interest_closes_it_to_that_adviser_only(cast: Cast) -> None:
    person = Person.objects.create(created_at=cast.at)
    came(cast, ("tone", cast.ydelse), person=person)
    CaseRecusal.objects.create(employee=cast.ali, person=person, ground="family", declared_at=cast.at)
    assert Tally.of(SEPTEMBER, seen_by=cast.ali).points == []
    assert len(Tally.of(SEPTEMBER).points) == 1


def test_spans() -> None:
    assert SEPTEMBER.before == Span(date(2026, 8, 2), date(2026, 8, 31))
    year = Span.of_year(2026)
    assert [each.named(Step.QUARTER) for each in year.steps(Step.QUARTER)][3] == "4. kvt. 2026"
    assert len(year.steps(Step.MONTH)) == 12
    cut = Span(date(2026, 1, 15), date(2026, 2, 3)).steps(Step.MONTH)
    assert cut == [Span(date(2026, 1, 15), date(2026, 1, 31)), Span(date(2026, 2, 1), date(2026, 2, 3))]


@pytest.mark.usefixtures("zone")
def test_each_month_is_counted(cast: Cast) -> None:
    came(cast, ("tone", None), at=cast.later(days=-60))
    came(cast, ("tone", None), times=2)
    found = Tally.of(Span(date(2026, 7, 1), date(2026, 9, 30))).points_in(Step.MONTH)
    assert [count for _span, count in found] == [1, 0, 2]


def test_what_a_comparison_says() -> None:
    assert Compared(0, 0).verdict == Verdict.NOTHING
    assert Compared(30, 0, is_comparable=False).verdict == Verdict.ALONE
    assert Compared(4, 2).verdict == Verdict.UNSURE
    assert "kan være tilfældig" in Compared(4, 2).said
    assert Compared(30, 10).verdict == Verdict.MORE
    assert Compared(3, 20).verdict == Verdict.FEWER
    assert Compared(20, 10, exposure=2.0).verdict == Verdict.UNSURE
    assert Compared(3, 0).ratio_said == "–"
    assert Compared(30, 10).ratio_said.startswith("3,0 gange (1,4–")
    found = Compared(3, 0).ratio
    assert found is not None
    assert found.high == inf
    assert expected_by_chance(43) == 3


def test_a_rate_for_each_hundred() -> None:
    assert PerHundred(0, 0).said == "–"
    assert PerHundred(0, 0).interval_said == "–"
    assert PerHundred(10, 80).said == "12,5"
    assert PerHundred(10, 80).interval_said == "6,9–21,5"
