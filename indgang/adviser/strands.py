"""All that is sealed about a case, a contact or a person (tråde), whatever area of the work has written it.

The rows are found by following the models' own references, so that an area that is added later is not forgotten when
documents are gathered for somebody to see, erased when their time has run out, or handed over.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock

from .models import Case, Key, Sealed, Words
from .models.shared import Shared

_DEEPEST: Final = 3
LABELS: Final = {
    "title": _("Titel"),
    "text": _("Tekst"),
    "summary": _("Hvad sagen handler om"),
    "conclusion": _("Sammenfatning"),
    "answer": _("Svar"),
    "name": _("Navn"),
    "phone": _("Telefon"),
    "email": _("E-mail"),
    "address": _("Adresse"),
    "cpr": _("CPR-nummer"),
    "needs": _("Behov"),
    "note": _("Notat"),
    "scope": _("Omfang"),
    "mandate": _("Fuldmagt"),
    "wish": _("Ønske"),
    "reply": _("Svar fra afdelingen"),
    "changes": _("Hvad afdelingen ændrer"),
    "view": _("Synspunkt"),
    "reach": _("Kontakt"),
    "leaving": _("Hvorfor deltageren gik ud"),
    "place": _("Sted"),
    "agenda": _("Dagsorden"),
    "aim": _("Mål"),
    "who": _("Hvem"),
    "why": _("Begrundelse"),
    "waiver": _("Hvorfor det behandles alligevel"),
    "letter": _("Brev"),
    "about": _("Hvad det handler om"),
    "words": _("Ord"),
    "reason": _("Begrundelse"),
    "passed_to": _("Givet videre til"),
    "told": _("Fortalt til"),
    "recipient": _("Modtager"),
    "what": _("Hvad"),
    "asker": _("Fra"),
    "wording": _("Ordlyd"),
    "why_longer": _("Hvorfor det tager længere tid"),
    "passage": _("Ord"),
    "fields": _("Felter"),
}
"""What the sealed texts are called on the screen and in documents."""


@cache
def sealed_models() -> tuple[type[Sealed], ...]:
    """Return all models with sealed texts."""
    found = apps.get_app_config("adviser").get_models()
    return tuple(model for model in found if issubclass(model, Sealed))


@cache
def paths(model: type[models.Model], target: type[models.Model]) -> tuple[str, ...]:
    """Return the ways in which a row of a model points at a row of the target, such as contact__case."""
    return tuple(_ways(model, target, _DEEPEST))


def _ways(model: type[models.Model], target: type[models.Model], deepest: int) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        to: Any = field.related_model
        if to is None or to is model or deepest == 0:
            continue
        if to is target:
            yield field.name
        elif to._meta.app_label == "adviser":
            yield from (f"{field.name}__{rest}" for rest in _ways(to, target, deepest - 1))


def about(targets: models.QuerySet[Any], *, but: frozenset[str] = frozenset()) -> Iterator[Sealed]:
    """Yield the target rows themselves, and every row that points at one of them; `but` leaves models out by name."""
    target = targets.model
    numbers = list(targets.values_list("pk", flat=True))
    for model in sealed_models():
        if model.__name__ in but:
            continue
        wanted = Q(pk__in=numbers) if model is target else _pointing(model, target, numbers)
        if wanted is not None:
            yield from model._default_manager.filter(wanted).order_by("pk")


def _pointing(model: type[Sealed], target: type[models.Model], numbers: list[int]) -> Q | None:
    wanted: Q | None = None
    for path in paths(model, target):
        one = Q(**{f"{path}__in": numbers})
        wanted = one if wanted is None else wanted | one
    return wanted


def cases_of(rows: Iterable[Sealed]) -> dict[tuple[type[Sealed], int], set[int]]:
    """Return the numbers of the cases that rows belong to, by the rows' models and numbers."""
    found: dict[tuple[type[Sealed], int], set[int]] = {(type(row), row.pk): set() for row in rows}
    for model in {model for model, _number in found}:
        mine = model._default_manager.filter(pk__in=[number for each, number in found if each is model])
        for path in ("pk",) if model is Case else paths(model, Case):
            for number, case in mine.exclude(**{path: None}).values_list("pk", path):
                found[model, number].add(case)
    return found


def read(row: Sealed, key: Key) -> Words:
    """Return a row's texts, wherever they are kept now."""
    return row.read_by(key) if isinstance(row, Shared) else key.read(row)


def said(row: Sealed, key: Key) -> str:
    """Return all texts of a row as one, each with what it is called."""
    words = read(row, key)
    named = ((LABELS.get(name, name), words[name]) for name in row.private)
    return "\n\n".join(f"{label}: {text}" for label, text in named if text)


def day_of(row: Sealed) -> date:
    """Return the day on which a row was written or what it tells of happened; else that of what it is part of."""
    values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
    moments = [clock.local_day(value) for value in values if isinstance(value, datetime)]
    days = [value for value in values if isinstance(value, date) and not isinstance(value, datetime)]
    if moments or days:
        return [*moments, *days][0]
    wholes = (getattr(row, field.name) for field in row._meta.concrete_fields if field.is_relation)
    return next((day_of(whole) for whole in wholes if isinstance(whole, Sealed)), date.min)


def told(row: Sealed) -> str:
    """Return what a row is called: its kind and its number."""
    name = str(row._meta.verbose_name)
    return f"{name[:1].upper()}{name[1:]} {row.pk}"
