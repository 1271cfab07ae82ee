"""The tables of the report (tabeller): each with its unit, last period beside it, and small numbers protected.

A row is counted by itself and the total by itself; where they do not fit, the difference is shown and told why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Count
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.codes import Answer
from indgang.adviser.learning.counting import Came, Tally
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import (
    Activity,
    ActivityKind,
    Contact,
    ContactKind,
    Exclusion,
    Forwarding,
    Outcome,
    PointKind,
    Recommendation,
    ScopeCheck,
    Spent,
    Status,
    Theme,
    ThemeGroup,
    Verdict,
    Way,
)
from indgang.adviser.protection import protect_series
from indgang.foundation import clock
from indgang.organisation.models import Department

type Counts = Mapping[str, int]


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
    now: int
    before: int
    note: str = ""

    @property
    def differences(self) -> tuple[int | None, int | None]:
        """The totals less their rows, for this period and the one before; None where a row is hidden."""
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
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Return the table from what was kept."""
        lines = tuple(Line(*each) for each in kept["lines"])
        words = {name: kept[name] for name in ("code", "title", "unit", "first", "note")}
        return cls(lines=lines, now=kept["now"], before=kept["before"], **words)


def tables(span: Span) -> list[Figures]:
    """Return all tables of a period, with the period of the same length before it."""
    now, before = Tally.of(span), Tally.of(year_before(span))
    return [
        *_of_contacts(now, before),
        *_of_points(now, before),
        *_of_work(span, year_before(span)),
    ]


def year_before(span: Span) -> Span:
    """Return the same period a year before (samme periode året før); of 29 February, the day before."""
    return Span(clock.a_year_before(span.first), clock.a_year_before(span.last))


def _of_contacts(now: Tally, before: Tally) -> Iterator[Figures]:
    kinds: tuple[tuple[str, str, str, Sequence[tuple[str, str]], Callable[[Came], str]], ...] = (
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
    totals = len(now.contacts), len(before.contacts)
    for code, title, first, names, key in kinds:
        counted = now.contacts_by(key), before.contacts_by(key)
        yield _table(code, title, _("henvendelser"), first, names, counted, totals)
    spent = _by_spent(now.span), _by_spent(before.span)
    names = [*((str(value), str(label)) for value, label in Spent.choices), ("", _("Ikke noteret"))]
    yield _table("tid", _("Tid brugt pr. henvendelse"), _("henvendelser"), _("Tid"), names, spent, totals)


def _of_points(now: Tally, before: Tally) -> Iterator[Figures]:
    totals = len(now.points), len(before.points)
    note = _("En henvendelse kan have flere klageforhold.")
    groups = [(str(pk), name) for pk, name in ThemeGroup.objects.values_list("pk", "name")]
    counted = [_texts(each.points_by(lambda point: point.group)) for each in (now, before)]
    yield _table(
        "temagrupper",
        _("Klageforhold efter temagruppe"),
        _("klageforhold"),
        _("Temagruppe"),
        groups,
        counted,
        totals,
        note,
    )
    themes = [(code, name) for code, name in Theme.objects.values_list("code", "name")]
    codes = dict(Theme.objects.values_list("pk", "code"))
    counted = [each.points_by(lambda point: codes[point.theme]) for each in (now, before)]
    yield _table("temaer", _("Klageforhold efter tema"), _("klageforhold"), _("Tema"), themes, counted, totals, note)
    departments = [(str(pk), name) for pk, name in Department.objects.values_list("pk", "name")]
    departments.append(("0", _("Ingen afdeling")))
    counted = [_texts(each.points_by(lambda point: point.department or 0)) for each in (now, before)]
    yield _table(
        "afdelinger",
        _("Klageforhold efter afdeling"),
        _("klageforhold"),
        _("Afdeling"),
        departments,
        counted,
        totals,
        note,
    )
    counted = [_texts(each.touched_by(lambda point: point.department or 0)) for each in (now, before)]
    with_points = [len({point.contact for point in each.points}) for each in (now, before)]
    overlap = _("En henvendelse om flere afdelinger står under hver af dem; derfor kan rækkerne give mere end i alt.")
    yield _table(
        "henvendelser-afdelinger",
        _("Henvendelser efter afdeling"),
        _("henvendelser med klageforhold"),
        _("Afdeling"),
        departments,
        counted,
        with_points,
        overlap,
    )
    praise = [Tally.of(each.span, kind=PointKind.PRAISE) for each in (now, before)]
    counted = [_texts(each.points_by(lambda point: point.department or 0)) for each in praise]
    yield _table(
        "ros",
        _("Ros efter afdeling"),
        _("ros"),
        _("Afdeling"),
        departments,
        counted,
        [len(each.points) for each in praise],
    )


def _of_work(span: Span, before: Span) -> Iterator[Figures]:
    names = list(dict(Exclusion.objects.order_by("order", "valid_from").values_list("code", "question")).items())
    yield _both("afvist", _("Kunne ikke behandles"), _("henvendelser"), _("Grund"), names, _declined, span, before)
    answers = [(str(code), str(label)) for code, label in Answer.choices]
    yield _both(
        "svar", _("Afdelingernes svar"), _("videresendte henvendelser"), _("Svar"), answers, _answers, span, before
    )
    yield _both(
        "aktiviteter", _("Aktiviteter"), _("aktiviteter"), _("Slags"), _named(ActivityKind), _activities, span, before
    )
    yield _both(
        "anbefalinger",
        _("Anbefalinger givet i perioden"),
        _("anbefalinger"),
        _("Status"),
        _named(Status),
        _given,
        span,
        before,
    )


def _declined(span: Span) -> Counts:
    rows = ScopeCheck.objects.current().between(*span.moments).filter(verdict=Verdict.OUTSIDE)
    return dict(rows.values_list("exclusion__code").annotate(number=Count("pk")).order_by())


def _answers(span: Span) -> Counts:
    first, end = span.moments
    rows = Forwarding.objects.not_recalled().filter(sent_at__gte=first, sent_at__lt=end).exclude(answer="")
    return dict(rows.values_list("answer").annotate(number=Count("pk")).order_by())


def _activities(span: Span) -> Counts:
    rows = Activity.objects.counted().between(span.first, span.last)
    return dict(rows.values_list("kind").annotate(number=Count("pk")).order_by())


def _given(span: Span) -> Counts:
    first, end = span.moments
    rows = Recommendation.objects.filter(given_at__gte=first, given_at__lt=end)
    return dict(rows.values_list("status").annotate(number=Count("pk")).order_by())


def _by_spent(span: Span) -> Counts:
    rows = Contact.objects.counted().between(*span.moments).values_list("spent").annotate(number=Count("pk")).order_by()
    return {"" if band is None else str(band): number for band, number in rows}


_PUBLIC = frozenset({"aktiviteter", "anbefalinger"})
"""What the adviser did tells of no citizen, and small numbers of it may be shown."""


def _both(
    code: str,
    title: str,
    unit: str,
    first: str,
    names: Sequence[tuple[str, str]],
    count: Callable[[Span], Counts],
    span: Span,
    before: Span,
) -> Figures:
    counted = count(span), count(before)
    return _table(code, title, unit, first, names, counted, [sum(each.values()) for each in counted])


def _table(
    code: str,
    title: str,
    unit: str,
    first: str,
    names: Sequence[tuple[str, str]],
    counted: Sequence[Counts],
    totals: Sequence[int],
    note: str = "",
) -> Figures:
    """Make a table of the rows that hold anything, protected column by column below totals that stand."""
    rows = [(each, name) for each, name in names if any(counts.get(each) for counts in counted)]
    shown, shown_before = (_column(code, rows, counts) for counts in counted)
    lines = tuple(Line(each, name, shown[n], shown_before[n]) for n, (each, name) in enumerate(rows))
    total, total_before = totals
    return Figures(code, title, unit, first, lines, total, total_before, note)


def _column(code: str, rows: Sequence[tuple[str, str]], counts: Counts) -> Sequence[int | None]:
    numbers = [counts.get(each, 0) for each, _name in rows]
    if code in _PUBLIC or not numbers:
        return numbers
    return protect_series(numbers, total_kept=True).cells[0]


def _difference(total: int, rows: Sequence[int | None]) -> int | None:
    return None if any(each is None for each in rows) else total - sum(each for each in rows if each is not None)


def _texts(counts: Mapping[int, int]) -> Counts:
    return {str(number): count for number, count in counts.items()}


def _named(choices: Any) -> list[tuple[str, str]]:
    return [(str(code), str(label)) for code, label in choices.choices]
