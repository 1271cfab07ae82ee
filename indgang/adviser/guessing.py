"""Guesses at the zone's door (gæt): counted for each person in the journal, and stopped for a while after five."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from indgang.journal import chain
from indgang.journal.chain import Subject
from indgang.journal.models import Event
from indgang.organisation.models import Employee

from . import independence_refusals as refusals

MOST: Final = 5
WITHIN: Final = timedelta(minutes=15)
CLOSED_FOR: Final = timedelta(minutes=15)
WRONG: Final = "zone.turned_down"


def check(by: Employee, at: datetime) -> None:
    """Raise DoorClosed when the person has guessed wrong five times within a quarter of an hour."""
    until = closed_until(by, at)
    if until:
        raise refusals.DoorClosed(time=f"{timezone.localtime(until):%H.%M}")


def closed_until(by: Employee, at: datetime) -> datetime | None:
    """Return the moment at which the door opens again for the person; None when it is not closed."""
    since = at - WITHIN - CLOSED_FOR
    wrong = Event.objects.filter(kind=WRONG, actor=by, at__gt=since, at__lte=at).order_by("-at", "-id")
    times = list(wrong.values_list("at", flat=True)[:MOST])
    if len(times) < MOST or times[0] - times[-1] > WITHIN:
        return None
    until = times[0] + CLOSED_FOR
    return until if at < until else None


def wrong(zone: Subject, *, by: Employee, at: datetime) -> None:
    """Write a wrong guess in the journal (forgæves forsøg)."""
    with transaction.atomic():
        chain.record(WRONG, zone, by=by, at=at)
