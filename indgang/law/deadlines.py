"""Deadlines (frister): when the time begins, how long it is, what stops it, and the day on which it ends.

Two days are told. `safe_by` moves past weekends and public holidays only, and is what a citizen is told. `latest_by`
also moves past the days of which the law is less sure. No citizen is told that the time has run out: the body decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from . import telling
from .calendars import CERTAIN, WIDEST
from .deliveries import Delivery, PostDays, post_days_for
from .lengths import Length, Unit
from .refusals import AskedBeforeTheDecision, DayNotKnown, DayOutOfReach, GuidedBeforeTheDecision, UnreadableLength
from .runs import FOURTEEN_DAYS, Interruption, Run, run
from .telling import Step

__all__ = [
    "FOURTEEN_DAYS",
    "Deadline",
    "Delivery",
    "Interruption",
    "Length",
    "PostDays",
    "Step",
    "Unit",
    "check_reach",
    "compute",
]

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline with the way in which it was found (frist).

    While the time has not begun, or stands still, the days that cannot be told yet are None.
    """

    length: Length
    delivery: Delivery
    received_on: date
    """The day on which the decision came, or which is safe to reckon from when nobody knows."""
    starts_on: date | None
    """The day from which the time runs, which is not counted itself; None before guidance on complaints was given."""
    safe_by: date | None
    latest_by: date | None
    steps: tuple[Step, ...]
    is_uncertain: bool
    """Whether the day of receipt is a reckoning and not a fact."""
    pauses: int = 0
    """How many requests for access stopped the time, of those that came before it ended."""

    @property
    def has_begun(self) -> bool:
        """Tell whether the time runs at all."""
        return self.starts_on is not None

    @property
    def stands_still(self) -> bool:
        """Tell whether the time waits for an answer about access."""
        return self.has_begun and self.safe_by is None


@dataclass(frozen=True, slots=True)
class _Start:
    """When the time begins, and what was said on the way."""

    received_on: date
    """The day that is safe to reckon from."""
    at_latest: date
    """The day that the time runs from at the latest; another one only when the rule on letters is uncertain."""
    known_on: date
    """The first day on which the decision was surely made: it was sent, or it came."""
    is_uncertain: bool
    steps: list[Step]


def compute(
    received: date | None,
    length: Length,
    *,
    delivery: Delivery = Delivery.DIGITAL_POST,
    interruptions: Sequence[Interruption] = (),
    at_least: Length | None = FOURTEEN_DAYS,
    sent: date | None = None,
    sender: str = "",
    post: Iterable[PostDays] | None = None,
    guidance_missing: bool = False,
    guided_on: date | None = None,
) -> Deadline:
    """Reckon a deadline from the day on which the decision came (frist), step by step.

    `sent` is a letter's date, for when nobody knows the day on which it came; `post` are the rules on how long letters
    take, those that come with the product unless told. `guidance_missing` says that the decision came without guidance
    on complaints, and `guided_on` when it was given later. Raises refusals by name.
    """
    if length.count < 1:
        raise UnreadableLength(written=str(length))
    begun = _start(received, delivery, sent, sender, post)
    starts_on = _guided(begun, guidance_missing, guided_on)
    if starts_on is None:
        begun.steps.append(telling.not_begun(begun.received_on))
        return Deadline(length, delivery, begun.received_on, None, None, None, tuple(begun.steps), begun.is_uncertain)
    _refuse_earlier_requests(interruptions, begun)
    safe = run(starts_on, length, CERTAIN, interruptions, at_least)
    widest = run(max(starts_on, begun.at_latest), length, WIDEST, interruptions, at_least)
    return Deadline(
        length=length,
        delivery=delivery,
        received_on=begun.received_on,
        starts_on=starts_on,
        safe_by=safe.day,
        latest_by=widest.day,
        steps=(
            *begun.steps,
            *_told(starts_on, length, safe, at_least),
            *_latest(begun, starts_on, length, safe, widest),
        ),
        is_uncertain=begun.is_uncertain,
        pauses=sum(each.left is not None for each in safe.pauses),
    )


def check_reach(day: date) -> date:
    """Return the day. Raises DayOutOfReach for one so far away that it must be a slip."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise DayOutOfReach(day=f"{day:%d.%m.%Y}", first=FIRST_DAY.year, last=LAST_DAY.year)
    return day


def _start(
    received: date | None, delivery: Delivery, sent: date | None, sender: str, post: Iterable[PostDays] | None
) -> _Start:
    if received is not None:
        check_reach(received)
        known = min(received, check_reach(sent)) if sent else received
        unknown = delivery is Delivery.UNKNOWN
        return _Start(received, received, known, unknown, [telling.received(received, delivery)])
    if sent is None:
        raise DayNotKnown
    check_reach(sent)
    if delivery is not Delivery.LETTER:
        return _Start(sent, sent, sent, True, [telling.received(sent, Delivery.UNKNOWN)])
    rule = post_days_for(sent, sender, post)
    arrival = rule.arrival(sent)
    steps = [telling.sent(sent), telling.arrived(arrival, is_uncertain=rule.is_uncertain)]
    return _Start(sent if rule.is_uncertain else arrival, arrival, sent, True, steps)


def _guided(begun: _Start, missing: bool, guided_on: date | None) -> date | None:
    """Return the day from which the time runs, None when guidance on complaints is still missing."""
    if guided_on is None:
        return None if missing else begun.received_on
    if check_reach(guided_on) < begun.known_on:
        raise GuidedBeforeTheDecision(guided=f"{guided_on:%d.%m.%Y}", received=f"{begun.received_on:%d.%m.%Y}")
    starts_on = max(guided_on, begun.received_on)
    if starts_on > begun.received_on:
        begun.steps.append(telling.guided_later(starts_on))
    return starts_on


def _refuse_earlier_requests(interruptions: Sequence[Interruption], begun: _Start) -> None:
    for each in interruptions:
        if each.answered_on:
            check_reach(each.answered_on)
        if check_reach(each.asked_on) < begun.known_on:
            asked, received = f"{each.asked_on:%d.%m.%Y}", f"{begun.received_on:%d.%m.%Y}"
            raise AskedBeforeTheDecision(asked=asked, received=received)


def _told(start: date, length: Length, safe: Run, at_least: Length | None) -> list[Step]:
    """Tell how the safe day was found."""
    steps = [telling.not_counted(start), telling.counted(start, safe.first_end, length)]
    for pause in safe.pauses:
        steps += telling.paused(pause, at_least, length)
    if safe.end and safe.day:
        steps += telling.ended(safe.end, safe.day)
    return steps


def _latest(begun: _Start, start: date, length: Length, safe: Run, widest: Run) -> list[Step]:
    """Tell how the latest day differs from the safe one, if it does."""
    if widest.day == safe.day:
        return []
    if begun.at_latest > start:
        why = telling.came_later()
    else:
        counted_from = start if length.unit is Unit.WORKING_DAYS else safe.day or start
        why = telling.doubtful_days(counted_from, widest.day or start)
    return [telling.latest(safe.day, widest.day, why)]
