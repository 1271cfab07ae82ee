"""The printed figures of earlier years (tidligere tal): brought in as they stood, and the series that go on from them.

A municipality counted otherwise then: other types, themes, departments and periods. Nothing is converted. A printed
total, told in a column of its own or as a row or column named "I alt", is kept as printed, and the difference shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.models import AdviserReport, EarlierFigure, EarlierLink
from indgang.foundation.tables import Line, Reading, Table
from indgang.journal import chain
from indgang.organisation.models import Employee

from .facts import figures_of
from .tables import Figures

NEEDED: Final = ("year", "table", "unit", "row", "value", "source")
LARGEST: Final = 10_000_000
TOTALS: Final = frozenset({"i alt", "ialt", "total", "sum", "samlet", "hele kommunen i alt"})
"""What a printed total is called where it stands as a row or a column."""
_DANISH: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
_PLAIN: Final = re.compile(r"\d+([.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class _Published:
    journal_kind = "adviser_report"
    pk = 0


def bring_in(folder: Path, name: str, *, by: Employee, at: datetime) -> int:
    """Read a file of printed figures, all or nothing, in place of the same tables of the same years.

    Returns how many figures it held. Raises NotTheAdviser, WrongFiles.
    """
    only_an_adviser(by)
    reading = Reading(folder)
    table = reading.table(name, NEEDED)
    with transaction.atomic():
        rows = list(_rows(table))
        for year, title in {(row.year, row.table) for row in rows}:
            EarlierFigure.objects.filter(year=year, table=title).delete()
        reading.finish()
        EarlierFigure.objects.bulk_create(rows)
        chain.record("adviser_report.earlier_imported", _Published(), by=by, at=at, figures=len(rows))
    return len(rows)


def _rows(table: Table) -> Iterable[EarlierFigure]:
    seen: dict[tuple[str, str, str, str], int] = {}
    for line in table:
        row = EarlierFigure(
            **{name: line.needed(name) for name in ("year", "table", "unit", "row", "source")},
            column=line.text("column"),
            value=_number(line, "value") or Decimal(0),
            printed_total=_number(line, "printed_total"),
            order=line.number,
        )
        if not line.text("value"):
            line.needed("value")
        key = (row.year, row.table, row.row, row.column)
        if key in seen:
            line.wrong(_("Tallet står også i linje %(line)s.") % {"line": seen[key]})
        seen.setdefault(key, line.number)
        if line.fits(row):
            yield row


def _number(line: Line, column: str) -> Decimal | None:
    """Return a number as it is printed in Danish: 1234, 1.234 or 12,5."""
    text = line.text(column).replace(" ", "")
    if not text:
        return None
    if _DANISH.fullmatch(text):
        text = text.replace(".", "")
    elif not _PLAIN.fullmatch(text):
        line.wrong(_("»%(column)s« skal være et tal på 0 eller mere, fx 44 eller 12,5.") % {"column": column})
        return None
    number = Decimal(text.replace(",", "."))
    if number > LARGEST:
        line.wrong(_("»%(column)s« er for stort.") % {"column": column})
        return None
    return number


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed table's sum (sum): what the rows give, what was printed, and the difference."""

    rows: str
    printed: str
    difference: str
    """The printed total less the rows, with its sign; empty when they fit, or when no total was printed."""

    @classmethod
    def of(cls, rows: Decimal, printed: Decimal | None) -> Cell:
        """Return the sum beside what was printed."""
        apart = Decimal(0) if printed is None else printed - rows
        return cls(_said(rows), "" if printed is None else _said(printed), _signed(apart) if apart else "")


@dataclass(frozen=True, slots=True)
class Across:
    """A row whose printed total does not fit its columns (forskel på tværs)."""

    row: str
    year: str
    sum: str
    printed: str
    difference: str


@dataclass(frozen=True, slots=True)
class Series:
    """A table over the years (serie): its rows by period, as printed, and from our own delivered reports after that."""

    table: str
    unit: str
    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sums: tuple[Cell | None, ...]
    sources: tuple[str, ...]
    across: tuple[Across, ...] = ()

    @property
    def differs(self) -> bool:
        """Tell whether a printed total does not fit its rows."""
        return any(each and each.difference for each in self.sums)


def series() -> list[Series]:
    """Return every earlier table as a series, with our own delivered reports where a row is linked; four queries."""
    figures: dict[str, list[EarlierFigure]] = {}
    for each in EarlierFigure.objects.all():
        figures.setdefault(each.table, []).append(each)
    links = {(each.table, each.row): (each.ours, each.code) for each in EarlierLink.objects.all()}
    ours = [(each.period, figures_of(each.facts)) for each in AdviserReport.objects.delivered().order_by("last")]
    return [_series(table, rows, links, ours) for table, rows in figures.items()]


def _series(
    table: str,
    figures: list[EarlierFigure],
    links: Mapping[tuple[str, str], tuple[str, str]],
    ours: list[tuple[str, list[Figures]]],
) -> Series:
    places = list(dict.fromkeys((each.year, each.column) for each in figures))
    names = list(dict.fromkeys(each.row for each in figures if not _is_total(each.row)))
    known = {(each.row, each.year, each.column): each.value for each in figures}
    sums = [_sum(figures, year, column) for year, column in places]
    linked = any((table, name) in links for name in names)
    own = ours if linked else []
    rows = tuple(
        (
            name,
            (
                *(_said(known.get((name, year, column))) for year, column in places),
                *(_own(found, links.get((table, name))) for _period, found in own),
            ),
        )
        for name in names
    )
    several = len({column for _year, column in places}) > 1
    periods = [f"{year} {column}".strip() if several else year for year, column in places]
    return Series(
        table,
        figures[0].unit,
        (*periods, *(period for period, _found in own)),
        rows,
        (*sums, *(None for _each in own)),
        tuple(dict.fromkeys(each.source for each in figures)),
        tuple(_across(figures)),
    )


def _sum(figures: Iterable[EarlierFigure], year: str, column: str) -> Cell:
    """Hold a column's rows against the total that was printed: in a column of its own, or as a row."""
    found = [each for each in figures if (each.year, each.column) == (year, column)]
    totals = [each.value for each in found if _is_total(each.row)]
    told = [each.printed_total for each in found if each.printed_total is not None]
    return Cell.of(_added(each for each in found if not _is_total(each.row)), next(iter([*told, *totals]), None))


def _across(figures: list[EarlierFigure]) -> Iterable[Across]:
    """Hold each row's columns against the total that was printed beside them."""
    for total in figures:
        if _is_total(total.column):
            beside = [each for each in figures if (each.row, each.year) == (total.row, total.year)]
            added = _added(each for each in beside if not _is_total(each.column))
            if added != total.value and len(beside) > 1:
                apart = _signed(total.value - added)
                yield Across(total.row, total.year, _said(added), _said(total.value), apart)


def _added(figures: Iterable[EarlierFigure]) -> Decimal:
    return sum((each.value for each in figures), Decimal(0))


def _is_total(name: str) -> bool:
    return name.strip().rstrip(".:").casefold() in TOTALS


def _own(found: Iterable[Figures], link: tuple[str, str] | None) -> str:
    """Return our own number for a linked row; a dash where it is not linked, a star where it is hidden."""
    if link is None:
        return "–"
    for figures in found:
        for line in figures.lines:
            if (figures.code, line.code) == link:
                return "*" if line.now is None else str(line.now)
    return "0"


def _said(number: Decimal | None) -> str:
    return "–" if number is None else number_format(_plain(number), force_grouping=True)


def _signed(number: Decimal) -> str:
    return f"+{_said(number)}" if number > 0 else _said(number)


def _plain(number: Decimal) -> Decimal | int:
    """Return a whole number without its noughts behind the comma."""
    return int(number) if number == number.to_integral_value() else number.normalize()
