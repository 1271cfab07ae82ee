"""Forwardings (videresendelser) at the adviser's desk: the list, and the page of one."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from indgang.adviser.forwarding import texts
from indgang.adviser.models import Forwarding, Key
from indgang.adviser.models.forwarding_queries import ForwardingQuerySet
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Department

from .access import ZoneRequest, unlocked
from .forwarded import story_of
from .forwarding_acts import acts

PAGE: Final = 40
WHICH: Final = (
    ("venter", _("Venter på svar")),
    ("forsinket", _("Svar er forsinket")),
    ("modtagelse", _("Ikke modtaget")),
    ("besvaret", _("Besvaret, ikke afsluttet")),
    ("orientering", _("Borgeren mangler besked")),
    ("alle", _("Alle")),
)


@unlocked
def forwardings(request: ZoneRequest) -> HttpResponse:
    """List what was sent to departments, by what it waits for."""
    which = request.GET.get("vis", "") if request.GET.get("vis", "") in dict(WHICH) else WHICH[0][0]
    departments = Department.objects.receiving()
    chosen = departments.filter(slug=request.GET.get("afdeling", "")[:50]).first()
    rows = _which(request, which)
    rows = rows.filter(department=chosen) if chosen else rows
    page = Paginator(rows.with_line(), PAGE).get_page(request.GET.get("page"))
    today = clock.local_day(clock.now())
    context = {
        "page": page,
        "lines": [_line(row, request.key, today) for row in page.object_list],
        "which": which,
        "which_choices": WHICH,
        "departments": departments,
        "chosen": chosen,
        "query": f"vis={which}&" + (f"afdeling={chosen.slug}&" if chosen else ""),
    }
    return render(request, "desk/adviser/forwardings/list.html", context)


def _which(request: ZoneRequest, which: str) -> ForwardingQuerySet:
    rows, today = Forwarding.objects.seen_by(request.user), clock.local_day(clock.now())
    chosen: dict[str, Any] = {
        "venter": lambda: rows.standing().order_by("due", "pk"),
        "forsinket": lambda: rows.late(today).order_by("due", "pk"),
        "modtagelse": lambda: rows.waiting().order_by("receipt_due", "pk"),
        "besvaret": lambda: rows.ended().unfinished().order_by("ended_at", "pk"),
        "orientering": lambda: rows.citizen_untold().order_by("sent_at", "pk"),
        "alle": lambda: rows,
    }
    found: ForwardingQuerySet = chosen[which]()
    return found


def _line(row: Forwarding, key: Key, today: Any) -> dict[str, Any]:
    return {
        "row": row,
        "title": row.read_by(key)["title"] or str(row),
        "days": row.days_left(today),
        "is_late": row.is_late(today),
        "proposed": row.proposed(today),
    }


def found(request: ZoneRequest, number: int) -> Forwarding:
    """Return the forwarding with this number, if this adviser may see it; else 404."""
    rows = Forwarding.objects.seen_by(request.user).select_related(
        "case", "case__person", "department", "addressee", "sent_by", "received_by", "answered_by"
    )
    return get_object_or_404(rows, pk=number)


@unlocked
def forwarding(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one forwarding; that it was read is written down."""
    row = found(request, number)
    with transaction.atomic():
        chain.record("adviser_forwarding.read", row, by=request.user, at=clock.now(), case=row.case_id)
    return show(request, row)


def show(
    request: ZoneRequest, row: Forwarding, turned_down: Mapping[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the page, with the form that was turned down when there is one."""
    today = clock.local_day(clock.now())
    words, proposed = row.read_by(request.key), row.proposed(today)
    title = words["title"] or str(row)
    context = {
        "forwarding": row,
        "words": words,
        "title": title,
        "case_title": request.key.read(row.case)["title"] or str(row.case),
        "days": row.days_left(today),
        "proposed": proposed,
        "reminder": texts.reminder(row, proposed, title, by=request.user) if proposed else "",
        "acts": acts(request, row, turned_down or {}),
        "events": story_of(row, request.key),
    }
    return render(request, "desk/adviser/forwardings/show.html", context, status=status)


urlpatterns = [
    path("videresendte/", forwardings, name="adviser_forwardings"),
    path("videresendte/<int:number>/", forwarding, name="adviser_forwarding"),
]
