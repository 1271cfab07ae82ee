"""Which contacts a list shows (filtre): period, kind, way, department, theme, outcome, anonymous, without a case."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import Contact, ContactKind, Outcome, Theme, Way
from indgang.foundation import clock
from indgang.organisation.models import Department

WHO: Final[tuple[tuple[str, Promise | str], ...]] = (
    ("", _("Alle")),
    ("anonyme", _("Anonyme")),
    ("kendte", _("Med navn")),
    ("uden-sag", _("Uden sag")),
    ("i-sag", _("I en sag")),
    ("udtaget", _("Taget ud")),
)
_WHO: Final[dict[str, dict[str, Any]]] = {
    "anonyme": {"person__isnull": True},
    "kendte": {"person__isnull": False},
    "uden-sag": {"case__isnull": True},
    "i-sag": {"case__isnull": False},
}
_CODES: Final = {"type": ("kind", ContactKind), "modtaget": ("way", Way), "udfald": ("outcome", Outcome)}
_DIGITS: Final = 18
_MOST_ROUTES: Final = 32_767
"""A number beyond what the column holds finds nothing."""


def chosen(rows: QuerySet[Contact], asked: Mapping[str, str]) -> QuerySet[Contact]:
    """Return the contacts that the filters let through; a filter that makes no sense lets all through."""
    who = asked.get("hvem", "")
    rows = rows.filter(discarded_at__isnull=False) if who == "udtaget" else rows.filter(discarded_at__isnull=True)
    rows = rows.filter(**_WHO.get(who, {}))
    first, last = day_of(asked.get("fra")), day_of(asked.get("til"))
    if first:
        rows = rows.filter(at__gte=clock.start_of_day(first))
    if last:
        rows = rows.filter(at__lt=clock.end_of_day(last))
    for name, (column, choices) in _CODES.items():
        if asked.get(name) in choices.values:
            rows = rows.filter(**{column: asked[name]})
    if department := _number(asked.get("afdeling")):
        rows = rows.filter(department=department)
    if theme := _number(asked.get("tema")):
        rows = rows.filter(points__theme=theme).distinct()
    if route := _number(asked.get("klagevej")):
        rows = rows.filter(route_number=min(route, _MOST_ROUTES))
    return rows


def offered(asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the filters as a page shows them: name, label, choices, and what is chosen."""
    departments = [(str(number), name) for number, name in _departments()]
    themes = [(str(number), name) for number, name in Theme.objects.values_list("pk", "name")]
    lists: list[tuple[str, Any, Any]] = [
        ("type", _("Type"), ContactKind.choices),
        ("modtaget", _("Modtaget"), Way.choices),
        ("udfald", _("Udfald"), Outcome.choices),
        ("afdeling", _("Afdeling"), departments),
        ("tema", _("Tema"), themes),
    ]
    filters = [
        {"name": name, "label": label, "choices": [("", _("Alle")), *choices], "value": asked.get(name, "")}
        for name, label, choices in lists
    ]
    if route := _number(asked.get("klagevej")):
        number = str(route)
        way = {
            "name": "klagevej",
            "label": _("Klagevej"),
            "choices": [("", _("Alle")), (number, number)],
            "value": number,
        }
        filters.append(way)
    return [*filters, {"name": "hvem", "label": _("Hvem"), "choices": WHO, "value": asked.get("hvem", "")}]


def _departments() -> QuerySet[Department, tuple[int, str]]:
    return Department.objects.filter(children__isnull=True).values_list("pk", "name")


def day_of(text: str | None) -> date | None:
    """Return the day that was typed as dd.mm.åååå or chosen as åååå-mm-dd; None when it is none."""
    if not text:
        return None
    parts = text.strip().split(".")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str | None) -> int:
    return int(text[:_DIGITS]) if text and text.isdecimal() else 0
