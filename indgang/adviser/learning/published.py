"""Published tables (offentliggjorte tal): what others than the adviser may see, with small numbers protected.

One function makes them all, for the chief's page, the annual report and the briefs. The quarters and departments of
few are put together first, so that totals never have to be hidden; then the cells are protected with totals in sight.
A calendar year and its first half are the only periods, and rows that could be told from their difference are put
together, since periods that overlap can be taken from each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from indgang.adviser.models import AdviserReport, ContactKind, Outcome, Theme, ThemeGroup, Way
from indgang.adviser.protection import LEAST, gathered, gathered_in_order, is_small, protect
from indgang.foundation import clock
from indgang.organisation.models import Department

from .counting import Tally
from .differences import ALL, Told, guarded_within, half_of
from .spans import Span, Step, quarter_of

REST: Final = -1
"""The row or column into which the small ones were put together."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table that anybody may see (offentlig tabel): None where a number is hidden, and its unit said."""

    code: str
    title: str
    unit: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    totals: tuple[int | None, ...]
    note: str = ""

    @property
    def hides(self) -> bool:
        """Tell whether a number is hidden."""
        return any(number is None for _name, numbers in self.rows for number in numbers) or None in self.totals


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """All tables of a year (årets tal), or none when so few came that even their number is small."""

    year: int
    contacts: int | None
    points: int | None
    tables: tuple[Published, ...]
    tabled: Span | None = None
    """The time that the tables tell of: of the present year its first half."""


def published_year(year: int, today: date, *, least: int = LEAST) -> PublishedYear:
    """Return a calendar year's tables; of the present year those of the half that has ended, and its sums by quarters.

    Rows that the half, or a report delivered within the year, showed are put together where the rest of the year is
    small: else the rest could be had by taking one from the other.
    """
    span = year_so_far(year, today)
    if span is None:
        return PublishedYear(year, None, None, ())
    whole = Tally.of(Span.of_year(year))
    tally, shown = whole.within(span), _tabled(whole, today, least)
    counts = (len(tally.contacts), len(tally.points))
    contacts, points = (None if is_small(number, least) else number for number in counts)
    if shown is None:
        return PublishedYear(year, contacts, points, ())
    tables = [
        *(_of_contacts(shown, least) if len(shown.contacts) >= least else ()),
        *(_of_points(shown, least) if len(shown.points) >= least else ()),
    ]
    return PublishedYear(year, contacts, points, tuple(tables), shown.span)


def published_tally(year: int, today: date, *, least: int = LEAST) -> Tally | None:
    """Return the count that a year's tables are made of: of the whole when it has ended, else of its first half."""
    return _tabled(Tally.of(Span.of_year(year)), today, least)


def _tabled(whole: Tally, today: date, least: int) -> Tally | None:
    year = whole.span.first.year
    span = whole.span if whole.span.last < today else half_of(year)
    return guarded_within(whole, span, _told_before(year), least=least) if span.last < today else None


def _told_before(year: int) -> list[Told]:
    """Return what was published of a part of the year before it ended: its first half, and delivered reports."""
    ended = clock.end_of_day(date(year, 12, 31))
    reports = AdviserReport.objects.delivered().filter(delivered_at__lt=ended, last__year=year)
    spans = [Span(first, last) for first, last in reports.values_list("first", "last")]
    return [(each, ALL) for each in (half_of(year), *spans) if each.first.year == year]


def theme_by_department(tally: Tally, *, least: int = LEAST) -> Published:
    """Return groups of themes by department (unit: points); small departments and groups are put together."""
    groups = _groups(tally, least)
    departments = tally.points_by(lambda each: each.department or 0)
    places = _gathered_names(
        departments, _department_names(), _("Andre afdelinger"), least, tally.held.get("afdelinger", ())
    )
    counts = tally.points_by(lambda each: (groups[each.group][0], places[each.department or 0][0]))
    return _cross(
        "temaer-og-afdelinger",
        _("Temagrupper og afdelinger"),
        _("klageforhold"),
        _("Temagruppe"),
        _ordered(groups),
        _ordered(places),
        counts,
        least,
        _("En henvendelse kan have flere klageforhold."),
    )


def themes_alone(tally: Tally, *, least: int = LEAST) -> Published:
    """Return each theme's points; in a group the small ones are put together, and small groups too."""
    groups = _groups(tally, least)
    alone, counts = themes_shown(tally, least=least), tally.points_by(lambda each: each.theme)
    names = {row.pk: row for row in Theme.objects.select_related("group").order_by("group__order", "order", "name")}
    lines: list[tuple[str, tuple[int | None, ...]]] = []
    for number, name in _ordered(groups):
        own = [pk for pk, row in names.items() if row.group_id in groups and groups[row.group_id][0] == number]
        lines += [(names[theme].name, (alone[theme],)) for theme in own if theme in alone]
        rest = sum(counts[theme] for theme in own if theme not in alone)
        if rest:
            lines.append((name if number == REST else _("Andet under %(group)s") % {"group": name}, (rest,)))
    return Published(
        "temaer",
        _("Temaer"),
        _("klageforhold"),
        _("Tema"),
        (_("Antal"),),
        tuple(lines),
        (len(tally.points),),
        _("En henvendelse kan have flere klageforhold. Temaer med få klageforhold er lagt sammen."),
    )


def themes_shown(tally: Tally, *, least: int = LEAST) -> dict[int, int]:
    """Return the points of the themes whose own number may be shown; the others are told with their group's."""
    groups, counts = _groups(tally, least), tally.points_by(lambda each: (each.group, each.theme))
    shown: dict[int, int] = {}
    for group in {group for group, _theme in counts if groups[group][0] != REST}:
        own = {theme: number for (other, theme), number in counts.items() if other == group}
        together = gathered(own, least=least, also=tally.held.get("temaer", ()))
        shown |= {theme: number for theme, number in own.items() if theme not in together}
    return shown


def year_so_far(year: int, today: date) -> Span | None:
    """Return the year, or of the present one the quarters that have ended; None before the first has."""
    span = Span.of_year(year)
    if not span.holds(today):
        return span
    ended = [step for step in span.steps(Step.QUARTER) if step.last < today]
    return Span(span.first, ended[-1].last) if ended else None


def _groups(tally: Tally, least: int) -> dict[int, tuple[int, str]]:
    counts = tally.points_by(lambda each: each.group)
    return _gathered_names(counts, _group_names(), _("Andre temagrupper"), least, tally.held.get("temagrupper", ()))


def _of_contacts(tally: Tally, least: int) -> Iterable[Published]:
    columns, column_of = _quarters(tally.span, [each.on for each in tally.contacts], least)
    codes: tuple[tuple[str, str, str, Mapping[str, str], Callable[..., str]], ...] = (
        ("typer", _("Typer"), _("Type"), _labels(ContactKind), lambda each: each.kind),
        ("kanaler", _("Kanaler"), _("Modtaget"), _labels(Way), lambda each: each.way),
        (
            "udfald",
            _("Hvordan det endte"),
            _("Udfald"),
            {**_labels(Outcome), "": _("Ikke afsluttet eller ikke noteret")},
            lambda each: each.outcome,
        ),
    )
    for code, title, first, names, key in codes:
        together = gathered(tally.contacts_by(key), least=least, also=tally.held.get(code, ()))
        rows = [(name, label) for name, label in names.items() if name not in together]
        counts = Counter((_row_of(key(each), together), column_of[quarter_of(each.on)]) for each in tally.contacts)
        rest = [("*", _("Andet, lagt sammen"))] if together else []
        filled = [(name, label) for name, label in [*rows, *rest] if any(row == name for row, _column in counts)]
        yield _cross(code, title, _("henvendelser"), first, filled, columns, counts, least, "")


def _of_points(tally: Tally, least: int) -> Iterable[Published]:
    yield themes_alone(tally, least=least)
    yield theme_by_department(tally, least=least)


def _row_of(code: str, together: frozenset[str]) -> str:
    return "*" if code in together else code


def _quarters(span: Span, days: Iterable[date], least: int) -> tuple[list[tuple[int, str]], dict[int, int]]:
    """Return the columns of a year, small quarters put together, and the column that each quarter stands in."""
    steps = span.steps(Step.QUARTER)
    counted = Counter(quarter_of(day) for day in days)
    spans = gathered_in_order([counted[n + 1] for n in range(len(steps))], least=least)
    columns = []
    column_of: dict[int, int] = {}
    for at, (first, last) in enumerate(spans):
        words = _("%(first)s. kvt.") if first == last else _("%(first)s.-%(last)s. kvt.")
        columns.append((at, words % {"first": first + 1, "last": last + 1}))
        column_of.update(dict.fromkeys(range(first + 1, last + 2), at))
    return columns, column_of


def _cross[Row, Column](
    code: str,
    title: str,
    unit: str,
    first: str,
    rows: Sequence[tuple[Row, str]],
    columns: Sequence[tuple[Column, str]],
    counts: Mapping[tuple[Row, Column], int],
    least: int,
    note: str,
) -> Published:
    """Protect a table whose totals stand elsewhere too, and put the names on it."""
    cells = [[counts.get((row, column), 0) for column, _name in columns] for row, _label in rows]
    shown = protect(cells, least=least, totals_kept=True)
    names = [label for _row, label in rows]
    lines = zip(names, shown.cells, shown.row_totals, strict=True)
    return Published(
        code,
        title,
        unit,
        first,
        (*(name for _column, name in columns), _("I alt")),
        tuple((name, (*numbers, total)) for name, numbers, total in lines),
        (*shown.column_totals, shown.total),
        note,
    )


def _gathered_names(
    counts: Mapping[int, int], names: Mapping[int, str], rest: str, least: int, also: Collection[int]
) -> dict[int, tuple[int, str]]:
    """Return for each number the one that it is counted under, with its name; in the order of the names."""
    together = gathered(counts, least=least, also=also)
    kept = {number: (number, name) for number, name in names.items() if counts.get(number) and number not in together}
    return kept | {number: (REST, rest) for number in names if number in together}


def _ordered(groups: Mapping[int, tuple[int, str]]) -> list[tuple[int, str]]:
    return list(dict.fromkeys(groups.values()))


def _labels(choices: type[ContactKind] | type[Way] | type[Outcome]) -> dict[str, str]:
    return {str(code): str(label) for code, label in choices.choices}


def _group_names() -> dict[int, str]:
    return dict(ThemeGroup.objects.values_list("pk", "name"))


def _department_names() -> dict[int, str]:
    return {**dict(Department.objects.values_list("pk", "name")), 0: _("Ingen afdeling")}
