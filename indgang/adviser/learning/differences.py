"""Published periods taken from each other (forskelle): a row whose difference is small must not stand alone in both.

A whole year less its first half is the second half, which nobody published. So what is published of a period looks at
the published periods that lie within it, and at those that it lies within.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from indgang.adviser.models import PointKind
from indgang.adviser.protection import LEAST, is_small

from .counting import Tally
from .spans import Span, Step

type Pairs[Key] = list[tuple[Key, date]]
"""What is counted: the row that each stands in, and its day."""
type Told = tuple[Span, frozenset[str]]
"""A published period, and the tables that were published of it."""

_OF_CONTACTS: Final[dict[str, Callable[[Any], Hashable]]] = {
    "typer": lambda each: each.kind,
    "kanaler": lambda each: each.way,
    "udfald": lambda each: each.outcome,
}
_OF_POINTS: Final[dict[str, Callable[[Any], Hashable]]] = {
    "temagrupper": lambda each: each.group,
    "temaer": lambda each: each.theme,
    "afdelinger": lambda each: each.department or 0,
}
CONTACTS: Final = frozenset(_OF_CONTACTS)
QUARTERS: Final = CONTACTS | {"kvartaler"}
"""The same, where only each quarter by itself was published."""
ALL: Final = CONTACTS | frozenset(_OF_POINTS)


def guarded(span: Span, told: Sequence[Told], *, kind: str = PointKind.COMPLAINT, least: int = LEAST) -> Tally:
    """Return a span's count, which knows the rows that must not stand alone beside other published periods."""
    wide = Tally.of(widest([span, *(other for other, _codes in told if is_nested(span, other))]), kind=kind)
    return guarded_within(wide, span, told, least=least)


def guarded_within(wide: Tally, span: Span, told: Sequence[Told], *, least: int = LEAST) -> Tally:
    """Return the same from a count that holds all the periods."""
    return replace(wide.within(span), held=_held(span, wide, told, least=least))


def _held(span: Span, wide: Tally, told: Sequence[Told], *, least: int) -> dict[str, frozenset[Any]]:
    found: dict[str, frozenset[Any]] = {}
    for keys, rows in ((_OF_CONTACTS, wide.contacts), (_OF_POINTS, wide.points)):
        for code, key in keys.items():
            pairs = [(key(each), each.on) for each in rows]
            spans = [other for other, codes in told if code in codes and codes != QUARTERS]
            added_up = [other for other, codes in told if code in codes and codes == QUARTERS]
            found[code] = small_apart(span, pairs, spans, least=least) | small_apart(
                span, pairs, added_up, added_up=added_up, least=least
            )
    return found


def small_apart[Key: Hashable](
    span: Span,
    pairs: Iterable[tuple[Key, date]],
    others: Sequence[Span],
    *,
    added_up: Collection[Span] = (),
    least: int = LEAST,
) -> frozenset[Key]:
    """Return the rows that are small in the time between a period and another that holds it, or that it holds.

    What is small in the other period was not seen there. Periods that are added up were seen quarter by quarter.
    """
    pairs, found = list(pairs), set[Key]()
    for other in others:
        if not is_nested(span, other):
            continue
        inner, outer = sorted((span, other), key=lambda each: each.days)
        apart = Counter(key for key, day in pairs if outer.holds(day) and not inner.holds(day))
        parts = other.steps(Step.QUARTER) if other in added_up else [other]
        there = [Counter(key for key, day in pairs if part.holds(day)) for part in parts]
        found |= {
            key
            for key, number in apart.items()
            if is_small(number, least) and not any(is_small(part[key], least) for part in there)
        }
    return frozenset(found)


def is_nested(one: Span, other: Span) -> bool:
    """Tell whether one of two periods holds the other, and they are not the same."""
    inner, outer = sorted((one, other), key=lambda each: each.days)
    return one != other and outer.first <= inner.first and inner.last <= outer.last


def widest(spans: Sequence[Span]) -> Span:
    """Return the period that holds them all."""
    return Span(min(each.first for each in spans), max(each.last for each in spans))


def half_of(year: int) -> Span:
    """Return the first half of a year, after which the year's first tables are published."""
    return Span(date(year, 1, 1), date(year, 6, 30))


def calendar_of(span: Span, today: date) -> list[Told]:
    """Return what the page of figures has published round and within a period: years, halves, quarters by contacts."""
    told: list[Told] = []
    for year in range(span.first.year, span.last.year + 1):
        told += [(Span.of_year(year), ALL), (half_of(year), ALL)]
    quarters = [
        quarter
        for year in range(span.first.year, span.last.year + 1)
        for quarter in Span.of_year(year).steps(Step.QUARTER)
    ]
    inside = [each for each in quarters if span.first <= each.first and each.last <= span.last]
    if inside:
        told.append((widest(inside), QUARTERS))
    told += [(each, CONTACTS) for each in quarters if each.first <= span.first and span.last <= each.last]
    return [(other, codes) for other, codes in told if other.last < today]
