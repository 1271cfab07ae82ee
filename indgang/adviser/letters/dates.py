"""Dates in Danish text (datoer), as people and authorities write them: 3. maj 2026, 03.05.26, d. 3/5, den 3. ds.

Written by hand: the known libraries read "maj" and "4" as dates too, guess the American order, and do not say when they
guessed. Here a number is a date only when it cannot well be anything else, and what was guessed is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = (
    ("januar", "jan"),
    ("februar", "feb", "febr"),
    ("marts", "mar"),
    ("april", "apr"),
    ("maj",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_ENGLISH: Final = {"january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10}
_NUMBER: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names} | _ENGLISH
_WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTH: Final = "|".join(sorted(_NUMBER, key=len, reverse=True))
_WEEKDAY: Final = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})(?: +|, +))?"
_DEN: Final = r"(?:(?P<den>den|d\.|dato:?|senest|inden|fra|til|pr\.) *)?"
_WRITTEN: Final = re.compile(
    rf"{_WEEKDAY}{_DEN}\b(?P<day>\d{{1,2}})(?:\.|\b) *(?P<month>{_MONTH})\b\.?,?(?: *(?P<year>\d{{4}}|'\d\d)\b)?",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(
    rf"{_WEEKDAY}{_DEN}(?<![\d./,§-])(?P<day>\d{{1,2}})(?:(?P<mark>[./-]) ?)(?P<month>\d{{1,2}})"
    r"(?:(?:[./-] ?| )(?P<year>\d{4}|\d{2}(?![\d:]))(?!\.\d|-[A-Z]))?(?![\d]|,\d|\.\d|/\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_SAME_MONTH: Final = re.compile(
    r"\b(?:den |d\. )?(?P<day>\d{1,2})\. *(?P<which>ds|d\. ?m|f\. ?m|n\. ?m)\.", re.IGNORECASE
)
_TODAY: Final = re.compile(r"\b(?:d\. ?d\.|dags dato|dato for (?:dette|vores) brev|brevets dato)", re.IGNORECASE)
_MONTH_END: Final = re.compile(
    rf"\b(?:udgangen af|udløbet af|ultimo|slutningen af) +(?P<month>{_MONTH})\b\.?(?: *(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"kl\. ?$", re.IGNORECASE)
_MONEY: Final = re.compile(r" ?(?:kr|,-|%|procent|pct|timer|meter|km|m2)", re.IGNORECASE)
_BACK: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day named in a sentence (dato): where it stands, and whether the year or the weekday gives doubt."""

    day: date
    begin: int
    end: int
    year_guessed: bool = False
    weekday_wrong: bool = False


def find(sentence: str, near: date | None = None, *, forward: bool = True) -> tuple[FoundDate, ...]:
    """Return the days a sentence names, in order; a year left out is the next that fits after the day `near`."""
    found: list[FoundDate] = []
    for each in _every(sentence, near, forward):
        if not any(each.begin < other.end and other.begin < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.begin))


def _every(sentence: str, near: date | None, forward: bool) -> Iterator[FoundDate]:
    for pattern in (_WRITTEN, _ISO, _FIGURES):
        for found in pattern.finditer(sentence):
            if pattern is not _FIGURES or _is_date(found, sentence):
                yield from _dated(found, near, forward)
    if near is not None:
        yield from _relative(sentence, near, forward)


def _is_date(found: re.Match[str], sentence: str) -> bool:
    """Tell whether figures are a date, and not a time, an amount, a paragraph or a case number."""
    if _CLOCK.search(sentence[: found.start("day")]) or _MONEY.match(sentence[found.end() :]):
        return False
    if found["year"]:
        return True
    has_word = bool(found["den"] or found["weekday"])
    return found["mark"] == "/" and has_word


def _dated(found: re.Match[str], near: date | None, forward: bool) -> Iterator[FoundDate]:
    groups = found.groupdict()
    month = _NUMBER.get(groups["month"].lower().rstrip(".")) or int(groups["month"])
    weekday = (groups.get("weekday") or "").lower()
    typed = groups["year"]
    year = _year(typed) if typed else _guessed(int(groups["day"]), month, near, forward)
    day = _day(year, month, int(groups["day"]))
    if day is None:
        return
    wrong = bool(weekday) and _WEEKDAYS[day.weekday()] != weekday
    yield FoundDate(day, found.start(), found.end(), year_guessed=not typed, weekday_wrong=wrong)


def _relative(sentence: str, near: date, forward: bool) -> Iterator[FoundDate]:
    for found in _TODAY.finditer(sentence):
        yield FoundDate(near, found.start(), found.end())
    for found in _SAME_MONTH.finditer(sentence):
        first = near.replace(day=1)
        month = {"f": first - timedelta(days=1), "n": first + timedelta(days=32)}.get(found["which"][0].lower(), first)
        if day := _day(month.year, month.month, int(found["day"])):
            yield FoundDate(day, found.start(), found.end())
    for found in _MONTH_END.finditer(sentence):
        month_number = _NUMBER[found["month"].lower()]
        typed = found["year"]
        year = int(typed) if typed else _guessed(28, month_number, near, forward)
        if year:
            last = (date(year, month_number, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            yield FoundDate(last, found.start(), found.end(), year_guessed=not typed)


def _year(typed: str) -> int:
    digits = typed.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _guessed(day: int, month: int, near: date | None, forward: bool) -> int | None:
    """Return the year that a day without one most likely has: the next such day for a deadline, else the nearest."""
    if near is None:
        return None
    days = [found for year in (near.year - 1, near.year, near.year + 1) if (found := _day(year, month, day))]
    if forward:
        return next((found.year for found in days if found >= near - _BACK), None)
    return min(days, key=lambda found: abs(found - near)).year if days else None


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
