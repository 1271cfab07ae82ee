"""What waits in contacts and cases: cases whose day has come, talks without a note, and messages."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.models import Case, Contact, Message, Spent
from indgang.adviser.models.contacts import TALKED
from indgang.foundation import clock

from .access import ZoneRequest
from .pieces import Waiting

_AHEAD: Final = timedelta(days=3)
_MOST: Final = 50
_SHOWN: Final = 80
"""So many signs of a message are shown in a list."""


def cases(request: ZoneRequest, today: date) -> Iterator[Waiting]:
    """Tell which open cases have a next step now, within three days, or overdue."""
    for case in Case.objects.seen_by(request.user).due(today + _AHEAD).order_by("next_on")[:_MOST]:
        late = bool(case.next_on and case.next_on < today)
        soon = "is-soon" if case.next_on == today else ""
        title = request.key.read(case)["title"]
        yield Waiting(
            what=_("Sag"),
            text=f"{case.pk}: {title}" if title else str(case),
            url=reverse("adviser_case", args=[case.pk]),
            due=case.next_on,
            state="is-late" if late else soon,
            effort=Spent.HOUR,
        )


def cases_without_day(request: ZoneRequest, _today: date) -> Iterator[Waiting]:
    """Tell which open cases have no next step, and nothing else that waits by itself: nobody would think of them."""
    rows = Case.objects.seen_by(request.user).without_day()
    for case in rows.order_by("opened_at")[:_MOST]:
        title = request.key.read(case)["title"]
        yield Waiting(
            what=_("Sag uden dato"),
            text=f"{case.pk}: {title}" if title else str(case),
            url=reverse("adviser_case", args=[case.pk]),
            since=clock.local_day(case.opened_at),
        )


def talks_without_note(request: ZoneRequest, _today: date) -> Iterator[Waiting]:
    """Tell of talks in open cases that nobody has written a note about (notatpligt)."""
    talks = (
        Contact.objects.seen_by(request.user)
        .counted()
        .filter(case__closed_at__isnull=True, case__isnull=False, way__in=TALKED, noted=False)
    )
    for contact in talks.select_related("case").order_by("at")[:_MOST]:
        day = f"{contact.at:%d.%m.%Y}"
        yield Waiting(
            what=_("Notat mangler"),
            text=_("Samtale den %(day)s i %(case)s") % {"day": day, "case": contact.case},
            url=reverse("adviser_contact", args=[contact.pk]),
            since=clock.local_day(contact.at),
            is_firm=True,
        )


def messages(request: ZoneRequest, _today: date) -> Iterator[Waiting]:
    """Tell of messages from the public page that nobody has seen to."""
    for message in Message.objects.waiting().order_by("received_at")[:_MOST]:
        text = request.key.read(message)["text"]
        yield Waiting(
            what=_("Besked fra hjemmesiden"),
            text=text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…",
            url=reverse("adviser_message", args=[message.pk]),
            since=clock.local_day(message.received_at),
            effort=Spent.HOUR,
        )
