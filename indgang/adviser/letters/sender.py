"""Who wrote (afsender): the authority and the department, by what the municipality and the catalogue know."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .sheet import Quote, Sheet
from .sureness import Sure

_HEAD: Final = 8
_FOOT: Final = 6
_RUNNING: Final = 70
_AGAIN: Final = 0.4
"""What it counts that somebody is named in another place too, as in the head and in the signature."""
_COMPOUND: Final = 7
"""A word as long as this may end a longer one: Voksenhandicap, Cykelparkering."""
_NOT_FROM: Final = re.compile(
    r"\b(?:til|klage\w*|hos|fra|over|via|mellem|hvis|kontakt|oplys\w*|årsopgørelse\w*)\b[^.]{0,40}$", re.IGNORECASE
)
_MUNICIPALITY: Final = re.compile(
    r"\b([A-ZÆØÅ][a-zæøåé]+(?:-[A-ZÆØÅ][a-zæøå]+)?)(?: (?:[Kk]ommunes?|[Mm]unicipality)\b)"
    r"|\b([A-ZÆØÅ]{3,}(?:-[A-ZÆØÅ]+)?) KOMMUNES?\b"
)
_NO_TOWN: Final = frozenset({"Din", "Den", "Vores", "Hvilken", "Til", "Fra"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset({"og", "for", "i", "af"})


@dataclass(frozen=True, slots=True)
class Known:
    """An authority or a department that may have written: its code, name, and the words that point to it."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    depth: int = 1
    """A team deep in the tree tells more than the administration above it."""


@dataclass(frozen=True, slots=True)
class Directory:
    """All who may have written (adressebog), read once."""

    municipality: str = ""
    departments: tuple[Known, ...] = ()
    authorities: tuple[Known, ...] = ()
    appeals: Mapping[str, str] = field(default_factory=dict)
    """How long one has to complain to each body, such as 4w, as the appeal routes tell."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote a letter (afsender): an authority, or a municipality with its department where that is known."""

    name: str
    department: str = ""
    department_name: str = ""
    authority: str = ""
    is_ours: bool = False
    sure: Sure = Sure.LIKELY
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    line: str
    weight: float
    quote: Quote = field(compare=False)


def find(sheet: Sheet, directory: Directory) -> Sender | None:
    """Return who wrote the letter, or None when nothing tells it."""
    places = tuple(_places(sheet))
    authority = _best(places, directory.authorities)
    town = _town(places)
    if authority and (town is None or authority[1] > town[1]):
        known, weight, quote = authority
        return Sender(known.name, authority=known.code, sure=_sure(weight), quote=quote)
    department = _best(places, directory.departments)
    if town is None and department is None:
        return None
    return _municipal(town, department, directory)


def _municipal(
    town: tuple[str, float, Quote] | None, department: tuple[Known, float, Quote] | None, directory: Directory
) -> Sender:
    name = town[0] if town else directory.municipality
    is_ours = name == directory.municipality
    quote = town[2] if town else department[2] if department else None
    weight = max(town[1] if town else 0, department[1] if department and not town else 0)
    if not is_ours or department is None:
        return Sender(name, is_ours=is_ours, sure=_sure(weight), quote=quote)
    known = department[0]
    sure = _sure(weight) if town else Sure.LIKELY
    return Sender(name, known.code, known.name, is_ours=True, sure=sure, quote=department[2])


def _places(sheet: Sheet) -> Iterator[_Place]:
    """Return the lines where a sender is named: the head, the foot, and sentences in which somebody is "we"."""
    lines = sheet.lines
    for number, line in enumerate(lines):
        if line.endswith((".", "!", "?")) and len(line) >= _RUNNING:
            continue
        if number < _HEAD:
            weight = 3.0 - number * 0.2
        elif number >= len(lines) - _FOOT and len(line) < 60:
            weight = 2.0
        else:
            continue
        yield _Place(line, weight, Quote(line))


def _best(places: Sequence[_Place], known: Sequence[Known]) -> tuple[Known, float, Quote] | None:
    found = [
        (each, place.weight + bonus, Quote(place.line, begin, end))
        for place in places
        for each in known
        for begin, end, bonus in _named(place.line, each)
    ]
    often = Counter(code for code, _line in {(each.code, quote.sentence) for each, _weight, quote in found})
    return max(
        ((each, weight + _AGAIN * (often[each.code] - 1), quote) for each, weight, quote in found),
        key=lambda each: (each[1], each[0].depth),
        default=None,
    )


def _named(line: str, known: Known) -> Iterator[tuple[int, int, float]]:
    """Return where a line names somebody: by full name, or by a word that points to them."""
    if span := _by_name(line, known.name):
        yield *span, known.depth * 0.5 + 0.6
    for word in known.words:
        within = r"\b\w{3,12}" if len(word) >= _COMPOUND else r"\b"
        found = re.search(rf"(?:\b|{within}){re.escape(word)}", line, re.IGNORECASE)
        if found and not _NOT_FROM.search(line[: found.start()]):
            yield found.start(), found.end(), known.depth * 0.5
            return


def _by_name(line: str, name: str) -> tuple[int, int] | None:
    """Return where all words of a name stand in order: "Social- og Handicapafdelingen" is "Social og Handicap"."""
    wanted = [word.lower() for word in _WORD.findall(name) if word.lower() not in _SMALL]
    begin = end = -1
    place = 0
    words = [found for found in _WORD.finditer(line) if found.group().lower() not in _SMALL]
    for found in words:
        if place < len(wanted) and found.group().lower().startswith(wanted[place]):
            begin = found.start() if begin < 0 else begin
            place, end = place + 1, found.end()
        elif 0 < place < len(wanted):
            place, begin = 0, -1
    if not wanted or place < len(wanted) or _NOT_FROM.search(line[:begin]):
        return None
    return begin, end


def _town(places: Sequence[_Place]) -> tuple[str, float, Quote] | None:
    found = [
        (
            f"{named[1] or named[2].capitalize()} Kommune",
            place.weight + 0.8,
            Quote(place.line, named.start(), named.end()),
        )
        for place in places
        for named in _MUNICIPALITY.finditer(place.line)
        if (named[1] or named[2].capitalize()) not in _NO_TOWN and not _NOT_FROM.search(place.line[: named.start()])
    ]
    return max(found, key=lambda each: each[1], default=None)


def _sure(weight: float) -> Sure:
    return Sure.SURE if weight >= 3 else Sure.LIKELY if weight >= 2 else Sure.UNSURE
