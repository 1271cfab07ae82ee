"""What the report counts beside contacts and points (arbejdet): declined, answers, activities, advice, time spent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from indgang.adviser.forwarding.codes import Answer
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import (
    Activity,
    ActivityKind,
    Contact,
    Exclusion,
    Forwarding,
    Recommendation,
    ScopeCheck,
    Status,
    Verdict,
)
from indgang.foundation import clock

type Pairs = list[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Source:
    """One table before it is counted (kilde): its words, and the row and the day of everything that it counts."""

    code: str
    title: str
    unit: str
    first: str
    names: Sequence[tuple[str, str]]
    pairs: Pairs
    note: str = ""
    is_public: bool = False
    """Whether it tells of no citizen, and small numbers may be shown."""


def sources(span: Span) -> Iterator[Source]:
    """Yield the tables of the work in a period."""
    names = list(dict(Exclusion.objects.order_by("order", "valid_from").values_list("code", "question")).items())
    note = _("En henvendelse står under den grund, der blev fundet først.")
    yield Source(
        "afvist",
        _("Kunne ikke behandles"),
        _("henvendelser"),
        _("Spørgsmål med svaret ja"),
        names,
        _declined(span),
        note,
    )
    answers = [*_named(Answer), ("", _("Venter på svar"))]
    note = _("Talt den dag, de blev sendt.")
    yield Source(
        "svar", _("Afdelingernes svar"), _("videresendte henvendelser"), _("Svar"), answers, _answers(span), note
    )
    done = [
        (kind, day) for kind, day in Activity.objects.counted().between(span.first, span.last).values_list("kind", "on")
    ]
    yield Source(
        "aktiviteter", _("Aktiviteter"), _("aktiviteter"), _("Slags"), _named(ActivityKind), done, is_public=True
    )
    first, end = span.moments
    given = Recommendation.objects.filter(given_at__gte=first, given_at__lt=end).values_list("status", "given_at")
    yield Source(
        "anbefalinger",
        _("Anbefalinger givet i perioden"),
        _("anbefalinger"),
        _("Status"),
        _named(Status),
        _dated(given),
        is_public=True,
    )


def spent(span: Span) -> Pairs:
    """Return the band of time of each contact."""
    rows = Contact.objects.counted().between(*span.moments).values_list("spent", "at")
    return _dated(("" if band is None else band, at) for band, at in rows)


def _declined(span: Span) -> Pairs:
    rows = ScopeCheck.objects.current().between(*span.moments).filter(verdict=Verdict.OUTSIDE)
    return _dated(rows.filter(contact__discarded_at=None).values_list("exclusion__code", "contact__at"))


def _answers(span: Span) -> Pairs:
    first, end = span.moments
    rows = Forwarding.objects.not_recalled().filter(sent_at__gte=first, sent_at__lt=end)
    return _dated(rows.values_list("answer", "sent_at"))


def _dated(rows: Any) -> Pairs:
    return [(str(code), clock.local_day(at)) for code, at in rows]


def _named(choices: Any) -> list[tuple[str, str]]:
    return [(str(code), str(label)) for code, label in choices.choices]
