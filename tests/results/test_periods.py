"""Days, weeks and months: nothing is lost or doubled at their edges."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.clock import days_between
from indgang.results.periods import Grain, gaps, runs_of, steps, whole_steps

days = st.dates(date(2023, 1, 1), date(2027, 12, 31))
grains = st.sampled_from(list(Grain))
FIRST = date(2026, 1, 1)


def test_a_month_and_a_week() -> None:
    day = date(2026, 2, 28)
    assert (Grain.MONTH.begins(day), Grain.MONTH.ends(day)) == (date(2026, 2, 1), day)
    assert (Grain.WEEK.begins(day), Grain.WEEK.ends(day)) == (date(2026, 2, 23), date(2026, 3, 1))


@given(first=days, length=st.integers(0, 400), grain=grains)
def test_steps_cover_every_day_once(first: date, length: int, grain: Grain) -> None:
    last = first + timedelta(days=length)
    covered = [day for begins, ends in steps(first, last, grain) for day in days_between(begins, ends)]
    assert covered == days_between(covered[0], covered[-1])
    assert covered[0] <= first
    assert last <= covered[-1]


@given(first=days, length=st.integers(0, 400), grain=grains)
def test_whole_steps_and_the_rest_cover_the_run_once(first: date, length: int, grain: Grain) -> None:
    run = (first, first + timedelta(days=length))
    begins, rest = whole_steps(run, grain)
    covered = [day for start in begins for day in days_between(start, grain.ends(start))]
    covered += [day for left in rest for day in days_between(*left)]
    assert sorted(covered) == days_between(*run)


@given(st.sets(st.integers(0, 60)), st.integers(-5, 65), st.integers(-5, 65))
def test_runs_and_gaps_share_the_days(numbers: set[int], first: int, last: int) -> None:
    days = [FIRST + timedelta(days=n) for n in sorted(numbers) if first <= n <= last]
    runs = runs_of(days)
    assert [day for run in runs for day in days_between(*run)] == days
    free = gaps(FIRST + timedelta(days=first), FIRST + timedelta(days=last), runs)
    left = [day for run in free for day in days_between(*run)]
    assert sorted(days + left) == [FIRST + timedelta(days=n) for n in range(first, last + 1)]
