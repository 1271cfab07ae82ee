"""What forwardings (videresendelser) add to a case's page and to what waits."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.codes import Reminder
from indgang.adviser.models import Case, Forwarding, ForwardingEvent, Key, Telling
from indgang.foundation import clock

from .access import ZoneRequest
from .pieces import Act, Happening, Waiting

_MOST: Final = 50
_AHEAD: Final = timedelta(days=1)
_QUIET: Final = frozenset({"reminded", "viewed", "declined"})


def happenings(case: Case, key: Key) -> Iterator[Happening]:
    """Tell what happened to all that was forwarded from the case."""
    rows = ForwardingEvent.objects.filter(forwarding__case=case).select_related("by", "forwarding__department")
    tellings = Telling.objects.filter(forwarding__case=case).select_related("by")
    yield from _events(rows, key, in_case=True)
    yield from _tellings(tellings, key, in_case=True)


def story_of(row: Forwarding, key: Key) -> list[Happening]:
    """Return the story of one forwarding, the newest first."""
    rows = ForwardingEvent.objects.filter(forwarding=row).select_related("by", "forwarding__department")
    told = Telling.objects.filter(forwarding=row).select_related("by")
    every = [*_events(rows, key, in_case=False), *_tellings(told, key, in_case=False)]
    return sorted(every, key=lambda each: each.at)[::-1]


def _events(rows: Iterable[ForwardingEvent], key: Key, *, in_case: bool) -> Iterator[Happening]:
    for event in rows:
        what = f"{event.get_kind_display()}: {event.forwarding.department}" if in_case else event.get_kind_display()
        parts = [event.about_day, event.read_by(key)["text"]]
        if in_case and event.kind in {"answered", "sent"}:
            words = event.forwarding.read_by(key)
            parts.append(words["reply"] if event.kind == "answered" else words["title"])
        url = reverse("adviser_forwarding", args=[event.forwarding_id]) if in_case else ""
        state = "is-quiet" if event.kind in _QUIET else ""
        yield Happening(event.at, what, event.by.name, " ".join(part for part in parts if part), state, url)


def _tellings(rows: Iterable[Telling], key: Key, *, in_case: bool) -> Iterator[Happening]:
    for telling in rows:
        what = _("Borgeren orienteret: %(way)s") % {"way": telling.get_way_display()}
        url = reverse("adviser_forwarding", args=[telling.forwarding_id]) if in_case else ""
        yield Happening(telling.at, what, telling.by.name, key.read(telling)["text"], "is-done", url)


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> Iterator[Act]:
    """Offer to send the matter to a department."""
    if case.is_open:
        url = reverse("adviser_forward", args=[case.pk])
        yield Act(name="forward", url=url, summary=_("Send videre til en afdeling"), key="v")


def waiting(request: ZoneRequest, today: date) -> Iterator[Waiting]:
    """Tell which departments are to be reminded or answered, and which citizens wait to hear."""
    unfinished = Forwarding.objects.seen_by(request.user).unfinished().select_related("department")
    wanted = unfinished.filter(
        Q(pk__in=Forwarding.objects.needing(today).values("pk"))
        | Q(extension_to__isnull=False)
        | Q(ended_at__isnull=False)
        | Q(pk__in=Forwarding.objects.citizen_untold().values("pk"))
    )
    for row in wanted.order_by("due", "pk")[:_MOST]:
        proposed = row.proposed(today)
        yield Waiting(
            what=_what(row, proposed),
            text=f"{row.department}: {row.read_by(request.key)['title'] or row}",
            url=reverse("adviser_forwarding", args=[row.pk]),
            due=row.due if row.is_standing else None,
            state="is-late" if row.is_late(today) else "is-soon" if proposed else "",
            since=clock.local_day(row.ended_at or row.sent_at),
            is_firm=not row.is_standing or bool(row.extension_to),
        )


def _what(row: Forwarding, proposed: Reminder | None) -> str:
    if row.extension_to:
        return _("Afdelingen ønsker længere frist")
    if proposed:
        return str(proposed.label)
    return _("Svar fra afdeling") if row.answered_at else _("Borgeren mangler besked")
