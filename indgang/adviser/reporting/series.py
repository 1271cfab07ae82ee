"""Series over the years (serier): printed figures as they stood, and our own delivered reports after them.

A printed total, told in a column of its own or as a row or column named "I alt", is kept as printed, and the difference
shown. Where our own figures begin, another way of counting begins, and the series says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from indgang.adviser.models import AdviserReport, EarlierFigure, EarlierLink

from .printed_names import is_total, same, when
from .tables import Figures, figures_of

PRINTED: Final = 5
OWN: Final = 3
"""How many periods a report has room for."""
TOTAL: Final = "="
"""The code of a table's total, as a link names it."""

type Place = tuple[str, str]
"""A period and a column."""
type Links = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed column's sum (sum): what the rows give, what was printed, and the difference."""

    rows: str
    printed: str
    difference: str
    """The printed total less the rows, with its sign; empty when they fit, or when no total was printed."""


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
    own: tuple[str, ...] = ()
    """The periods that our own delivered reports add, the last ones."""
    own_totals: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    """What changed in the way of counting where our own figures begin."""
    wordless: bool = False
    """Whether a field holds no number, so that a sum is of the others."""
    key: str = ""

    @property
    def differs(self) -> bool:
        """Tell whether a printed total does not fit its rows."""
        return any(each and each.difference for each in self.sums)

    @property
    def printed_periods(self) -> tuple[str, ...]:
        """The periods that were printed."""
        return self.periods[: len(self.periods) - len(self.own)]

    @property
    def printed_sums(self) -> tuple[Cell | None, ...]:
        """The sums of the printed periods."""
        return self.sums[: len(self.printed_periods)]

    @property
    def parted(self) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """The rows with their printed numbers and our own apart."""
        where = len(self.printed_periods)
        return [(name, numbers[:where], numbers[where:]) for name, numbers in self.rows]

    @property
    def is_summed(self) -> bool:
        """Tell whether there is a sum to hold a printed total against."""
        return any(self.sums)

    @property
    def linkable(self) -> tuple[str, ...]:
        """The rows that can go on as one of ours; the total is the last."""
        return (*(name for name, _numbers in self.rows), *([TOTAL] if any(self.sums) else []))


def key_of(table: str, unit: str) -> str:
    """Return what names a series, whatever the spelling."""
    return f"{same(table)}|{same(unit)}"


def table_of(figure: EarlierFigure) -> tuple[str, str, str]:
    """Return which printed table a figure stands in: period, table and unit."""
    return same(figure.year), same(figure.table), same(figure.unit)


def standing() -> list[EarlierFigure]:
    """Return the figures that stand: of each table of each period those that were brought in last; one query."""
    figures = list(EarlierFigure.objects.order_by("brought_id", "order"))
    newest = {table_of(each): each.brought_id for each in figures}
    return [each for each in figures if newest[table_of(each)] == each.brought_id]


def kept_series(period: str, figures: list[Figures]) -> list[dict[str, Any]]:
    """Return the series that go on in a report of a period, as plain values to be kept with it (udvikling)."""
    return [
        {
            "table": each.table,
            "unit": each.unit,
            "printed": list(each.printed_periods[-PRINTED:]),
            "own": list(each.own[-OWN:]),
            "rows": [[name, *printed[-PRINTED:], *own[-OWN:]] for name, printed, own in each.parted],
            "totals": [
                *(sum_.printed if sum_ else "" for sum_ in each.printed_sums[-PRINTED:]),
                *each.own_totals[-OWN:],
            ],
            "breaks": list(each.breaks),
            "sources": list(each.sources),
        }
        for each in series((period, figures))
        if each.own
    ]


def series(*more: tuple[str, list[Figures]]) -> list[Series]:
    """Return every earlier table as a series, with our own delivered reports where a row is linked; three queries."""
    figures: dict[tuple[str, str], list[EarlierFigure]] = {}
    for each in standing():
        figures.setdefault((same(each.table), same(each.unit)), []).append(each)
    links: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for link in EarlierLink.objects.all():
        links.setdefault((same(link.table), same(link.unit)), {})[same(link.row)] = (link.ours, link.code)
    ours = [(each.period, figures_of(each.facts)) for each in AdviserReport.objects.delivered().order_by("last", "pk")]
    ours = [*(each for each in ours if each[0] not in dict(more)), *more]
    return [_Making(rows, links.get(key, {}), ours).series() for key, rows in sorted(figures.items())]


class _Making:
    """Puts one series together from its figures."""

    def __init__(self, figures: list[EarlierFigure], links: Links, ours: Sequence[tuple[str, list[Figures]]]) -> None:
        self.figures = sorted(figures, key=lambda each: (when(each.year), each.brought_id, each.order))
        self.links, self.ours = links, ours if links else []
        self.unit = self.figures[-1].unit
        places = dict.fromkeys((each.year, each.column) for each in self.figures)
        self.places: list[Place] = list(places)
        self.known = {(same(each.row), each.year, each.column): each for each in self.figures}
        self.beside: dict[Place, list[EarlierFigure]] = {}
        self.across: dict[tuple[str, str], list[EarlierFigure]] = {}
        for each in self.figures:
            self.beside.setdefault((each.year, each.column), []).append(each)
            self.across.setdefault((same(each.row), each.year), []).append(each)
        self.added = {(each.year, each.column) for each in self.figures if not is_total(each.row, each.unit)}

    def series(self) -> Series:
        names = {same(each.row): each.row for each in self.figures if not self._is_sum(each)}
        several = len({column for _year, column in self.places}) > 1
        sums = [self._sum(place) for place in self.places]
        return Series(
            self.figures[-1].table,
            self.unit,
            (*(f"{year} {column}".strip() if several else year for year, column in self.places), *self._own_periods),
            tuple((name, self._numbers(key)) for key, name in names.items()),
            (*sums, *(None for _each in self.ours)),
            tuple(dict.fromkeys(each.source for each in self.figures)),
            tuple(self._found_across()),
            self._own_periods,
            tuple(_own(found, self.links.get(TOTAL)) for _period, found in self.ours),
            tuple(self._breaks()),
            any(each.value is None for each in self.figures),
            key_of(self.figures[-1].table, self.unit),
        )

    @property
    def _own_periods(self) -> tuple[str, ...]:
        return tuple(period for period, _found in self.ours)

    def _numbers(self, row: str) -> tuple[str, ...]:
        printed = [self.known.get((row, year, column)) for year, column in self.places]
        return (
            *("–" if each is None else each.printed for each in printed),
            *(_own(found, self.links.get(row)) for _period, found in self.ours),
        )

    def _is_sum(self, figure: EarlierFigure) -> bool:
        """Tell whether a figure is the total of rows beside it; a total that stands alone is a row."""
        return is_total(figure.row, figure.unit) and (figure.year, figure.column) in self.added

    def _sum(self, place: Place) -> Cell | None:
        """Hold a column's rows against the totals that were printed: in a column of its own, or as rows."""
        found = self.beside[place]
        rows = [each for each in found if not self._is_sum(each)]
        told = [each.printed_total for each in found if each.printed_total is not None]
        totals: list[tuple[Decimal | None, str]] = [(told[0], said(told[0]))] if told else []
        totals += [(each.value, each.printed) for each in found if self._is_sum(each) and each.value not in told]
        if not totals and len(rows) < 2:
            return None
        added = _added(rows)
        apart = [signed(value - added) for value, _words in totals if value is not None and value != added]
        return Cell(said(added), " / ".join(words for _value, words in totals), " / ".join(apart))

    def _found_across(self) -> Iterable[Across]:
        """Hold each row's columns against the total that was printed beside them."""
        for beside in self.across.values():
            counted = [each for each in beside if not _is_share(each)]
            parts = [each for each in counted if not is_total(each.column, self.unit)]
            added = _added(parts)
            for total in counted:
                if parts and is_total(total.column, self.unit) and total.value not in {None, added}:
                    apart = signed((total.value or Decimal(0)) - added)
                    yield Across(total.row, total.year, said(added), total.printed, apart)

    def _breaks(self) -> Iterable[str]:
        if not self.ours:
            return
        yield _(
            "Her skifter tællemåden. Til og med %(last)s er tallene trykte og talt, som man gjorde dengang. "
            "Fra %(first)s er de talt i dette system. En forskel hen over stregen kan komme af tællemåden alene."
        ) % {"last": self.places[-1][0], "first": self.ours[0][0]}
        units = {found.code: found.unit for _period, each in self.ours for found in each}
        counted = {units[code] for code, _row in self.links.values() if units.get(code, self.unit) != self.unit}
        if counted:
            yield _("De trykte tal tæller %(then)s. De egne tal tæller %(now)s.") % {
                "then": self.unit,
                "now": ", ".join(sorted(counted)),
            }


def _is_share(figure: EarlierFigure) -> bool:
    return any(sign in f"{figure.printed} {figure.column}".casefold() for sign in ("%", "pct", "procent", "andel"))


def _added(figures: Iterable[EarlierFigure]) -> Decimal:
    return sum((each.value for each in figures if each.value is not None), Decimal(0))


def _own(found: Iterable[Figures], link: tuple[str, str] | None) -> str:
    """Return our own number for a linked row; a dash where it is not linked, a star where it is hidden."""
    if link is None:
        return "–"
    figures = next((each for each in found if each.code == link[0]), None)
    if figures is None:
        return "–"
    if link[1] == TOTAL:
        return _shown(figures.now)
    if link[1] in figures.held:
        return "*"
    return _shown(next((line.now for line in figures.lines if line.code == link[1]), 0))


def _shown(number: int | None) -> str:
    return "*" if number is None else said(Decimal(number))


def said(number: Decimal) -> str:
    """Return a number as it is printed in Danish."""
    return str(number_format(_plain(number), force_grouping=True))


def signed(number: Decimal) -> str:
    """Return a difference with its sign."""
    return f"+{said(number)}" if number > 0 else said(number)


def _plain(number: Decimal) -> Decimal | int:
    """Return a whole number without its noughts behind the comma."""
    return int(number) if number == number.to_integral_value() else number.normalize()
