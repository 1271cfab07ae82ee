"""Leafing (bladring) through the journal by key: the thousandth page costs what the first does."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from indgang.journal.models import Event


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some events, the newest first, and the events by which one leafs on."""

    events: list[Event]
    newer: int | None
    older: int | None


def leaf(events: QuerySet[Event], asked: Mapping[str, str], size: int) -> Leaf:
    """Return the page of events that lies before or after the one named in `asked`, or the newest."""
    before, after = _named(asked.get("before")), _named(asked.get("after"))
    if after:
        later = events.filter(at__gte=after.at).exclude(at=after.at, id__lte=after.pk)
        found = list(later.order_by("at", "id")[: size + 1])
        shown = found[:size][::-1]
        return Leaf(shown, _end(shown, 0, there_is=len(found) > size), _end(shown, -1, there_is=True))
    if before:
        events = events.filter(at__lte=before.at).exclude(at=before.at, id__gte=before.pk)
    found = list(events.order_by("-at", "-id")[: size + 1])
    shown = found[:size]
    return Leaf(shown, _end(shown, 0, there_is=before is not None), _end(shown, -1, there_is=len(found) > size))


def _named(number: str | None) -> Event | None:
    return Event.objects.filter(pk=number).first() if number and number.isdecimal() else None


def _end(shown: list[Event], which: int, *, there_is: bool) -> int | None:
    return shown[which].pk if shown and there_is else None
