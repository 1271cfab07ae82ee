"""Periods (perioder): how days make weeks and months; plain reckoning with dates."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from indgang.foundation import clock

type Run = tuple[date, date]
"""Days in a row, both ends included."""

DAY = timedelta(days=1)


class Grain(StrEnum):
    """How long each step of a trend is (trin)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def begins(self, day: date) -> date:
        """Return the first day of the step that the day lies in."""
        if self is Grain.MONTH:
            return day.replace(day=1)
        return clock.monday_of(day) if self is Grain.WEEK else day

    def ends(self, day: date) -> date:
        """Return the last day of the step that the day lies in."""
        if self is Grain.MONTH:
            return (day.replace(day=1) + 31 * DAY).replace(day=1) - DAY
        return clock.monday_of(day) + 6 * DAY if self is Grain.WEEK else day


def steps(first: date, last: date, grain: Grain) -> Iterator[Run]:
    """Yield the steps that touch the days from first to last, each whole."""
    begins = grain.begins(first)
    while begins <= last:
        ends = grain.ends(begins)
        yield begins, ends
        begins = ends + DAY


def whole_steps(run: Run, grain: Grain) -> tuple[list[date], list[Run]]:
    """Return the first days of the steps that lie wholly within the run, and the days left over at its ends."""
    whole = [step for step in steps(*run, grain) if step[0] >= run[0] and step[1] <= run[1]]
    if not whole:
        return [], [run]
    ends = [(run[0], whole[0][0] - DAY), (whole[-1][1] + DAY, run[1])]
    return [step[0] for step in whole], [end for end in ends if end[0] <= end[1]]


def runs_of(days: Iterable[date]) -> list[Run]:
    """Return rising days as runs of days in a row."""
    runs: list[Run] = []
    for day in days:
        if runs and day - runs[-1][1] == DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def gaps(first: date, last: date, runs: Iterable[Run]) -> list[Run]:
    """Return the days from first to last that lie in none of the rising runs."""
    found: list[Run] = []
    for run in runs:
        if first < run[0]:
            found.append((first, run[0] - DAY))
        first = run[1] + DAY
    return [*found, (first, last)] if first <= last else found
