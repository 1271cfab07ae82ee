"""When contacts came (måned for måned): by month where no month is small, else by quarter, small ones with the next."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indgang.adviser.learning.counting import Tally, per_step
from indgang.adviser.learning.spans import Span, Step
from indgang.adviser.protection import is_small

type Counted = tuple[str, list[tuple[str, str]], list[Mapping[str, int]]]


def monthly(now: Tally, before: Tally) -> Counted:
    """Return title, rows and numbers of both periods; no rows where there is but one step to show."""
    months = _steps(now, before, Step.MONTH)
    if any(is_small(number) for _step, *numbers in months for number in numbers):
        title, rows = _("Henvendelser kvartal for kvartal"), _together(_steps(now, before, Step.QUARTER))
    else:
        title, rows = _("Henvendelser måned for måned"), months
    if len(rows) < 2:
        return "", [], []
    names = [(f"{n:02}", _named(step, now.span)) for n, (step, _now, _before) in enumerate(rows)]
    here, there = ({f"{n:02}": numbers[at] for n, (_step, *numbers) in enumerate(rows)} for at in (0, 1))
    return title, names, [here, there]


type _Row = tuple[Span, int, int]


def _steps(now: Tally, before: Tally, step: Step) -> list[_Row]:
    """Count both periods by the same steps, a year apart."""
    steps, earlier = now.span.steps(step), before.span.steps(step)
    counted = (
        per_step(spans, (each.on for each in tally.contacts)) for spans, tally in ((steps, now), (earlier, before))
    )
    return [(span, here, there) for (span, here), (_span, there) in zip(*counted, strict=False)]


def _together(rows: list[_Row]) -> list[_Row]:
    """Put a step that is small in either period together with the next one, the last with the one before."""
    while len(rows) > 1 and (small := [n for n, row in enumerate(rows) if any(map(is_small, row[1:]))]):
        at = min(small[0], len(rows) - 2)
        (span, *first), (last, *second) = rows[at : at + 2]
        rows[at : at + 2] = [(Span(span.first, last.last), first[0] + second[0], first[1] + second[1])]
    return rows


def _named(step: Span, whole: Span) -> str:
    year = f" {step.first.year}" if whole.days > 366 else ""
    first, last = date_format(step.first, "F"), date_format(step.last, "F")
    return (first if first == last else f"{first}–{last}") + year
