"""The tables of the report (tabeller): each with its unit, last period beside it, and small numbers protected.

A total is counted by itself and its rows by themselves; where they do not fit, the difference is shown and told why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Self

from django.utils.translation import gettext as _

from indgang.adviser.learning.counting import Came, Tally
from indgang.adviser.learning.differences import ALL, calendar_of, guarded_within, is_nested, small_apart, widest
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import AdviserReport, ContactKind, Outcome, PointKind, Spent, Theme, ThemeGroup, Way
from indgang.foundation import clock
from indgang.organisation.models import Department

from . import work
from .columns import REST, Column, flat, grouped, overlapping, shown_all
from .months import monthly

type Names = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its code and name, this period and the one before; None where a number is hidden."""

    code: str
    name: str
    now: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """One table of the report (tabel)."""

    code: str
    title: str
    unit: str
    first: str
    lines: tuple[Line, ...]
    now: int | None
    before: int | None
    note: str = ""
    held: tuple[str, ...] = ()
    """The rows that were put together with others in this period."""

    @property
    def differences(self) -> tuple[int | None, int | None]:
        """The totals less their rows, for this period and the one before; None where the total is hidden."""
        return _difference(self.now, [each.now for each in self.lines]), _difference(
            self.before, [each.before for each in self.lines]
        )

    def plain(self) -> dict[str, Any]:
        """Return the table as it is kept with a delivered report."""
        return {
            "code": self.code,
            "title": self.title,
            "unit": self.unit,
            "first": self.first,
            "lines": [[each.code, each.name, each.now, each.before] for each in self.lines],
            "now": self.now,
            "before": self.before,
            "note": self.note,
            "held": list(self.held),
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Return the table from what was kept."""
        lines = tuple(Line(*each) for each in kept["lines"])
        words = {name: kept[name] for name in ("code", "title", "unit", "first", "note")}
        return cls(lines=lines, now=kept["now"], before=kept["before"], held=tuple(kept.get("held", ())), **words)


def figures_of(facts: Mapping[str, Any]) -> list[Figures]:
    """Return the tables that were kept with a report."""
    return [Figures.of(each) for each in facts["tables"]]


def tables(span: Span, today: date | None = None) -> list[Figures]:
    """Return all tables of a period, with the same period a year before, as they may be published today.

    Without a day it is the one after the period.
    """
    return list(_Counting(span, today or span.last + timedelta(days=1)).tables())


def year_before(span: Span) -> Span:
    """Return the same period a year before (samme periode året før); of 29 February, the day before."""
    return Span(clock.a_year_before(span.first), clock.a_year_before(span.last))


def published_spans() -> list[Span]:
    """Return the periods that delivered reports tell of, those of the year before too."""
    rows = AdviserReport.objects.delivered().order_by("pk").values_list("first", "last")
    spans = [Span(first, last) for first, last in rows]
    return [*spans, *map(year_before, spans)]


@dataclass(slots=True)
class _Counting:
    """Counts a period and the one before, and knows the periods that are published already."""

    span: Span
    today: date
    reports: list[Span] = field(default_factory=published_spans)

    def tables(self) -> Iterator[Figures]:
        """Yield the tables in the report's order."""
        spans = self.span, year_before(self.span)
        told = [(each, ALL) for each in self.reports] + [
            each for span in spans for each in calendar_of(span, self.today)
        ]
        near = [other for other, _codes in told if any(is_nested(span, other) for span in spans)]
        wide = Tally.of(widest([*spans, *near]))
        now, before = (guarded_within(wide, span, told) for span in spans)
        yield from self._of_contacts(now, before)
        yield from self._of_time(wide, now, before)
        yield from self._of_points(now, before)
        yield from self._of_departments(wide, now, before)
        yield from self._of_work(wide.span)

    def _of_contacts(self, now: Tally, before: Tally) -> Iterator[Figures]:
        kinds: tuple[tuple[str, str, str, Names, Callable[[Came], str]], ...] = (
            ("typer", _("Henvendelser efter type"), _("Type"), _named(ContactKind), lambda each: each.kind),
            ("kanaler", _("Henvendelser efter modtagelsesform"), _("Modtaget"), _named(Way), lambda each: each.way),
            (
                "udfald",
                _("Hvordan henvendelserne endte"),
                _("Udfald"),
                [*_named(Outcome), ("", _("Ikke afsluttet eller ikke noteret"))],
                lambda each: each.outcome,
            ),
        )
        for code, title, first, names, key in kinds:
            columns = [flat(each.contacts_by(key), also=each.held[code]) for each in (now, before)]
            yield _table(code, title, _("henvendelser"), first, names, columns)

    def _of_time(self, wide: Tally, now: Tally, before: Tally) -> Iterator[Figures]:
        title, names, counts = monthly(now, before)
        if names:
            yield _table("maaneder", title, _("henvendelser"), _("Tid"), names, [shown_all(each) for each in counts])
        names = [*((str(value), str(label)) for value, label in Spent.choices), ("", _("Ikke noteret"))]
        columns = self._protected(work.spent(wide.span))
        yield _table("tid", _("Tid brugt pr. henvendelse"), _("henvendelser"), _("Tid"), names, columns)

    def _of_points(self, now: Tally, before: Tally) -> Iterator[Figures]:
        note = _("En henvendelse kan have flere klageforhold.")
        groups = [(str(pk), name) for pk, name in ThemeGroup.objects.values_list("pk", "name")]
        of_groups = [
            flat(_texts(each.points_by(lambda point: point.group)), also=_codes(each.held["temagrupper"]))
            for each in (now, before)
        ]
        title = _("Klageforhold efter temagruppe")
        yield _table("temagrupper", title, _("klageforhold"), _("Temagruppe"), groups, of_groups, note)
        themes = list(
            Theme.objects.order_by("group__order", "order", "name").values_list("pk", "code", "name", "group")
        )
        codes = {pk: code for pk, code, _name, _group in themes}
        group_of = {code: str(group) for _pk, code, _name, group in themes}
        columns = [
            grouped(
                each.points_by(lambda point: codes[point.theme]),
                group_of,
                also=frozenset(codes[pk] for pk in each.held["temaer"]),
                groups_also=_codes(each.held["temagrupper"]),
            )
            for each in (now, before)
        ]
        names: list[tuple[str, str]] = []
        for group, name in groups:
            names += [(code, theme) for _pk, code, theme, own in themes if str(own) == group]
            names.append((REST + group, _("Andet under %(group)s") % {"group": name}))
        title = _("Klageforhold efter tema")
        yield _table("temaer", title, _("klageforhold"), _("Tema"), names, columns, note)

    def _of_departments(self, wide: Tally, now: Tally, before: Tally) -> Iterator[Figures]:
        names = [(str(pk), name) for pk, name in Department.objects.values_list("pk", "name")]
        names.append(("0", _("Ingen afdeling")))
        columns = [
            flat(_texts(each.points_by(lambda point: point.department or 0)), also=_codes(each.held["afdelinger"]))
            for each in (now, before)
        ]
        note = _("En henvendelse kan have flere klageforhold.")
        title = _("Klageforhold efter afdeling")
        yield _table("afdelinger", title, _("klageforhold"), _("Afdeling"), names, columns, note)
        pairs = [(str(each.department or 0), each.on) for each in wide.points]
        columns = [self._touched(each, pairs, column) for each, column in zip((now, before), columns, strict=True)]
        yield _table(
            "henvendelser-afdelinger",
            _("Henvendelser efter afdeling"),
            _("henvendelser med klageforhold"),
            _("Afdeling"),
            names,
            columns,
            _("Rækkerne overlapper: en henvendelse om flere afdelinger står under hver af dem, men kun én gang i alt."),
        )
        praise = Tally.of(wide.span, kind=PointKind.PRAISE).points
        columns = self._protected([(str(each.department or 0), each.on) for each in praise])
        yield _table("ros", _("Ros efter afdeling"), _("ros"), _("Afdeling"), names, columns)

    def _touched(self, tally: Tally, pairs: list[tuple[str, date]], points: Column) -> Column:
        """Count contacts by department; what the table of points hides is hidden here too."""
        rows = {(str(each.department or 0), each.contact) for each in tally.points}
        hidden = {code for code, number in points.cells.items() if number is None}
        also = hidden | small_apart(tally.span, pairs, self.reports)
        return overlapping(rows, total=len({contact for _code, contact in rows}), also=also)

    def _of_work(self, wide: Span) -> Iterator[Figures]:
        for each in work.sources(wide):
            columns = (
                [shown_all(_counted(span, each.pairs)) for span in (self.span, year_before(self.span))]
                if each.is_public
                else self._protected(each.pairs)
            )
            yield _table(each.code, each.title, each.unit, each.first, each.names, columns, each.note)

    def _protected(self, pairs: list[tuple[str, date]]) -> list[Column]:
        return [
            flat(_counted(span, pairs), also=small_apart(span, pairs, self.reports))
            for span in (self.span, year_before(self.span))
        ]


def _table(
    code: str, title: str, unit: str, first: str, names: Names, columns: Sequence[Column], note: str = ""
) -> Figures:
    """Make a table of the rows that can tell anything, and of the rows that the small ones were put together in."""
    now, before = columns
    rows = [*names, (REST, _("Andet, lagt sammen"))]
    lines = tuple(
        Line(each, name, now.at(each), before.at(each)) for each, name in rows if now.at(each) or before.at(each)
    )
    held = tuple(each for each, number in now.cells.items() if number is None)
    return Figures(code, title, unit, first, lines, now.total, before.total, note, held)


def _difference(total: int | None, rows: Sequence[int | None]) -> int | None:
    return None if total is None else total - sum(each for each in rows if each is not None)


def _counted(span: Span, pairs: list[tuple[str, date]]) -> Mapping[str, int]:
    return Counter(code for code, day in pairs if span.holds(day))


def _texts(counts: Mapping[int, int]) -> Mapping[str, int]:
    return {str(number): count for number, count in counts.items()}


def _codes(numbers: frozenset[Any]) -> frozenset[str]:
    return frozenset(map(str, numbers))


def _named(choices: Any) -> list[tuple[str, str]]:
    return [(str(code), str(label)) for code, label in choices.choices]
