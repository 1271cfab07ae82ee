"""Reading what a cell says: moments (tidspunkter) and minutes as Danes and computers write them."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from django.utils import timezone

from .columns import Column

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DANISH: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$")
_SPLIT: Final = re.compile(r"\s*,?\s*(?:kl\.?|[T ])\s*", re.IGNORECASE)
_TIME: Final = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?$")
_MINUTES: Final = re.compile(r"(\d{1,5})(?:[.,](\d{1,6}))?\s*(?:min\.?|minutter)?$", re.IGNORECASE)
NOON: Final = time(12)
EARLIEST: Final = date(1990, 1, 1)
LONGEST: Final = 24 * 60


class Unclear(ValueError):
    """The cell cannot be read."""


def moment_of(cells: Mapping[Column, str]) -> datetime:
    """Return a row's moment, from the one column or from the two. Raises Unclear."""
    if when := cells.get(Column.WHEN):
        return moment(when)
    return moment(cells.get(Column.DAY, ""), cells.get(Column.TIME, ""))


def names_a_day(cells: Mapping[Column, str]) -> bool:
    """Tell whether a row's moment is a day without a time."""
    when = cells.get(Column.WHEN) or f"{cells.get(Column.DAY, '')} {cells.get(Column.TIME, '')}"
    return len(_SPLIT.split(when.strip(), maxsplit=1)) == 1


def moment(text: str, clock: str = "") -> datetime:
    """Return the moment that one cell, or a cell for the day and one for the time, names; noon without a time.

    Days are read the Danish way, day first. Raises Unclear.
    """
    return _moment(" ".join(text.split()), " ".join(clock.split()))


@lru_cache(maxsize=50_000)
def _moment(text: str, clock: str) -> datetime:
    if (text[10:11] == "T" and text[-1:] in "Zz") or re.search(r"T.*[+-]\d\d:?\d\d$", text):
        return _iso_with_zone(text)
    parts = _SPLIT.split(text, maxsplit=1)
    day = _day(parts[0])
    said = clock or (parts[1] if len(parts) > 1 else "")
    return timezone.make_aware(datetime.combine(day, _time(said) if said else NOON))


def _iso_with_zone(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unclear(text) from error
    return at if timezone.is_aware(at) else timezone.make_aware(at)


@lru_cache(maxsize=10_000)
def _day(text: str) -> date:
    try:
        if found := _ISO.match(text):
            return _possible(date(int(found[1]), int(found[2]), int(found[3])))
        if found := _DANISH.match(text):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return _possible(date(year, int(found[2]), int(found[1])))
    except ValueError as error:
        raise Unclear(text) from error
    raise Unclear(text)


def _possible(day: date) -> date:
    if day < EARLIEST:
        raise Unclear(day.isoformat())
    return day


def _time(text: str) -> time:
    found = _TIME.match(text.removeprefix("kl.").removeprefix("kl").strip())
    if not found:
        raise Unclear(text)
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError as error:
        raise Unclear(text) from error


def minutes(text: str) -> float:
    """Return the minutes of a cell such as "7", "7,5" or "7 min."; 0 when it is empty. Raises Unclear."""
    if not text:
        return 0.0
    found = _MINUTES.match(text)
    if not found:
        raise Unclear(text)
    length = float(f"{found[1]}.{found[2] or 0}")
    if length > LONGEST:
        raise Unclear(text)
    return length
