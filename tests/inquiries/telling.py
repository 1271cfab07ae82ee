"""What the tests of the verbs say again and again: one event was written, or nothing at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.organisation.models import Employee

APPS = ("citizens", "inquiries", "journal")


def everything() -> dict[str, Any]:
    """All rows that a verb can write, and the words for search."""
    kinds = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    rows = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in kinds}
    with connection.cursor() as cursor:
        number = "inquiry_id" if connection.vendor == "postgresql" else "rowid"
        cursor.execute(f"SELECT {number}, words FROM inquiries_words ORDER BY 1")
        return rows | {"words": cursor.fetchall()}


@contextmanager
def refused(refusal: type[Refusal], **facts: Any) -> Iterator[None]:
    """The act inside is turned down by this name, with these facts; nothing was written."""
    before = everything()
    with pytest.raises(refusal) as caught:
        yield
    assert {name: caught.value.facts[name] for name in facts} == facts
    assert "%" not in f"{caught.value.message} {caught.value.hint}"
    assert everything() == before


@contextmanager
def one_event(kind: str, by: Employee, /, **facts: Any) -> Iterator[None]:
    """The act inside writes exactly one event, by this person and with these facts, and the chain stays whole."""
    before = list(Event.objects.values_list("pk", flat=True))
    yield
    (event,) = Event.objects.exclude(pk__in=before)
    assert (event.kind, event.actor_id) == (kind, by.pk)
    assert event.facts == facts
    assert chain.verify().whole
