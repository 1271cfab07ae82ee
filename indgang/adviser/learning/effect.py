"""What happened to a theme around a recommendation (virkning): before and after, with its uncertainty, and no cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from indgang.adviser.models import Recommendation
from indgang.adviser.protection import is_small
from indgang.organisation.models import Employee

from .comparing import Compared
from .counting import points_of
from .spans import Span

WINDOW: Final = timedelta(days=365)
LEAST_DAYS: Final = 28
"""Before four weeks have gone, nothing can be said of what came after."""

_QUARTER: Final = timedelta(days=91)
_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Effect:
    """Points of the theme at the department, as long before as after the recommendation."""

    before: Span
    after: Span
    compared: Compared


def evidence_for(theme: int, department: int, today: date, *, seen_by: Employee) -> dict[str, Any]:
    """Return the figures behind a recommendation as they are on the day (tallene bag), to be frozen with it."""
    span = Span(today - WINDOW + timedelta(days=1), today)
    points = points_of(span, seen_by=seen_by)
    here = [point for point in points if point.department == department]
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "points": sum(point.theme == theme for point in here),
        "department": len(here),
        "theme": sum(point.theme == theme for point in points),
        "contacts": len({point.contact for point in here if point.theme == theme}),
    }


def said_of(evidence: dict[str, Any], *, protected: bool) -> str:
    """Return the evidence in a sentence; to others than the adviser no small number is told."""
    if not evidence:
        return ""
    days = {name: f"{date.fromisoformat(evidence[name]):%d.%m.%Y}" for name in ("first", "last")}
    if protected and (is_small(evidence["points"]) or is_small(evidence["department"] - evidence["points"])):
        return _("Fra %(first)s til %(last)s var der for få klageforhold til, at tallet kan vises.") % days
    return _(
        "Fra %(first)s til %(last)s: %(points)s klageforhold om temaet i afdelingen, ud af %(department)s i afdelingen."
    ) % {**days, "points": evidence["points"], "department": evidence["department"]}


def effect_of(given: Recommendation, today: date) -> Effect | None:
    """Return what happened before and after the recommendation was given; None before four weeks have gone."""
    length = min(today - given.given_on, WINDOW)
    if length.days < LEAST_DAYS:
        return None
    return _round(given, length, _days(given, length))


def effect_for_department(given: Recommendation, today: date) -> Effect | None:
    """Return the effect that the department may see: it grows by whole quarters, and never by a small number.

    Were it reckoned anew each day, the day on which one citizen complained could be seen. Nor may it be taken from the
    figures behind the recommendation.
    """
    lengths = [_QUARTER * n for n in range(1, _QUARTERS + 1) if given.given_on + _QUARTER * n < today]
    days = _days(given, lengths[-1]) if lengths else []
    shown: Effect | None = None
    for length in lengths:
        found = _round(given, length, days)
        known = (shown.compared.now, shown.compared.before) if shown else (0, 0)
        grown = found.compared.now - known[0], found.compared.before - known[1]
        earlier = given.evidence.get("points", 0) - found.compared.before
        shown = shown if any(map(is_small, (*grown, earlier))) else found
    return shown


def _days(given: Recommendation, length: timedelta) -> list[date]:
    points = points_of(Span(given.given_on - length + timedelta(days=1), given.given_on + length))
    return [each.on for each in points if each.theme == given.theme_id and each.department == given.department_id]


def _round(given: Recommendation, length: timedelta, days: list[date]) -> Effect:
    after = Span(given.given_on + timedelta(days=1), given.given_on + length)
    before = Span(given.given_on - length + timedelta(days=1), given.given_on)
    later, earlier = (sum(span.holds(day) for day in days) for span in (after, before))
    return Effect(before, after, Compared(later, earlier))
