"""How a deadline runs and stands still (afbrydelse): the arithmetic alone, without a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .calendars import Calendar
from .lengths import Length, Unit
from .refusals import AnsweredBeforeAsked

FOURTEEN_DAYS: Final = Length(14, Unit.DAYS)
"""What is left at least after an access request (forvaltningsloven § 17)."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A request for access to the case (anmodning om aktindsigt): asked, and given or refused; None while it waits."""

    asked_on: date
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """What one interruption did: how many days were left when it came, and the day on which the time then ended.

    `left` is None when the request came after the end and so interrupted nothing; `end` is None while it waits.
    """

    asked_on: date
    answered_on: date | None
    left: int | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Run:
    """A deadline's way from start to end with one calendar (forløb)."""

    first_end: date
    """Where it would have ended without interruptions, before it is moved."""
    pauses: tuple[Pause, ...]
    end: date | None
    """Where it ends, before it is moved; None while a request waits."""
    day: date | None
    """The last day; moved when the end is closed, None while a request waits."""


def run(
    start: date, length: Length, calendar: Calendar, interruptions: Iterable[Interruption], at_least: Length | None
) -> Run:
    """Let the time run from a day; it stands still from each request until its answer, and what is left runs on.

    A request after the end interrupts nothing. Raises AnsweredBeforeAsked.
    """
    first_end = end = length.after(start, calendar)
    pauses: list[Pause] = []
    for each in merged(interruptions, start):
        if each.asked_on > calendar.next_open(end):
            pauses.append(Pause(each.asked_on, each.answered_on, None, end))
            continue
        left = _left(each.asked_on, end, length, calendar)
        if each.answered_on is None:
            return Run(first_end, (*pauses, Pause(each.asked_on, None, left, None)), None, None)
        end = _runs_on(each.answered_on, left, length, calendar)
        if at_least:
            end = max(end, at_least.after(each.answered_on, calendar))
        pauses.append(Pause(each.asked_on, each.answered_on, left, end))
    return Run(first_end, tuple(pauses), end, calendar.next_open(end))


def merged(interruptions: Iterable[Interruption], start: date) -> list[Interruption]:
    """Return the spans in which time stood still: in order, those that overlap as one, and none before the start."""
    spans: list[tuple[date, date]] = []
    for each in sorted(interruptions, key=lambda one: one.asked_on):
        answered = date.max if each.answered_on is None else each.answered_on
        if answered < each.asked_on:
            raise AnsweredBeforeAsked(asked=f"{each.asked_on:%d.%m.%Y}", answered=f"{answered:%d.%m.%Y}")
        asked = max(each.asked_on, start)
        if answered < asked:
            continue
        if spans and asked <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], answered))
        else:
            spans.append((asked, answered))
    return [Interruption(asked, None if answered == date.max else answered) for asked, answered in spans]


def _left(asked: date, end: date, length: Length, calendar: Calendar) -> int:
    if length.unit is Unit.WORKING_DAYS:
        return calendar.open_days_between(asked, end)
    return max(0, (end - asked).days)


def _runs_on(answered: date, left: int, length: Length, calendar: Calendar) -> date:
    if length.unit is Unit.WORKING_DAYS:
        return calendar.add_open_days(answered, left)
    return answered + timedelta(days=left)
