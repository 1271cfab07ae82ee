"""The journal's page (journal): who did what, who saw whom and why, and proof that nothing was rewritten."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.citizens import cpr
from indgang.citizens.models import Citizen
from indgang.foundation import clock
from indgang.journal import chain, wording
from indgang.journal.models import Event, EventQuerySet
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.journal import JournalFilter, LookForm
from .leafing import leaf
from .sheets import sheet

PER_PAGE: Final = 50
MOST_LINES: Final = 10_000
LONGEST_WALK: Final = 2_000_000
"""Events that can be walked while somebody waits: about half a minute."""
_LATELY: Final = timedelta(days=30)
_LOOK: Final = "journal_look"


@never_cache
@needs(Ability.SEE_JOURNAL)
def journal(request: StaffRequest) -> HttpResponse:
    """List events, the newest first; those of one citizen only with a reason, which is written down."""
    return _page(request)


@never_cache
@require_POST
@needs(Ability.SEE_JOURNAL)
def look(request: StaffRequest) -> HttpResponse:
    """Find a citizen by CPR number, which stays out of the address, and keep the reason for the look."""
    form = LookForm(request.POST)
    if not form.is_valid():
        return _page(request, look_form=form, status=422)
    reason, _masked = cpr.mask_all(form.cleaned_data["reason"])
    request.session[_LOOK] = {"citizen": form.who.pk, "reason": reason}
    return redirect(f"{reverse('journal')}?citizen={form.who.pk}")


@never_cache
@require_POST
@needs(Ability.SEE_JOURNAL)
def verification(request: StaffRequest) -> HttpResponse:
    """Walk the whole chain (efterprøv kæden), and tell whether every link fits; the longest are left to the command."""
    newest = Event.objects.newest_first().values_list("pk", flat=True).first() or 0
    result = {"too_long": True} if newest > LONGEST_WALK else {"verdict": chain.verify()}
    if request.headers.get("HX-Request"):
        return render(request, "desk/journal.html#chain", result)
    return _page(request, result)


@never_cache
@require_POST
@needs(Ability.SEE_JOURNAL)
def extract(request: StaffRequest) -> HttpResponse:
    """Give the filtered events as a file (udtræk), and write down that it was taken."""
    form = JournalFilter(request.GET)
    if not form.is_valid() or not _may_look(request, form):
        return _page(request, status=422)
    events = list(_newest_first(form.selected())[:MOST_LINES])
    citizen = form.cleaned_data["citizen"]
    with transaction.atomic():
        chain.record(
            "journal.extract.read",
            request.user,
            by=request.user,
            at=clock.now(),
            citizen_id=citizen,
            reason=_reason(request, citizen),
            rows=len(events),
            **form.facts,
        )
    return sheet(_("journal"), [_("Nr."), _("Tidspunkt"), _("Hvem"), _("Hvad"), _("Om"), _("Hvorfor")], _rows(events))


def _page(
    request: StaffRequest,
    result: dict[str, Any] | None = None,
    *,
    look_form: LookForm | None = None,
    status: int = 200,
) -> HttpResponse:
    form = JournalFilter(request.GET or {"since": date_format(clock.local_day(clock.now()) - _LATELY, "d.m.Y")})
    context: dict[str, Any] = {
        "form": form,
        "most_lines": number_format(MOST_LINES, force_grouping=True),
        **(result or {}),
    }
    if form.is_valid():
        context |= _looked_at(request, form)
    else:
        status = 422
    context["look_form"] = look_form or LookForm(initial={"citizen": form.cleaned_data.get("citizen")})
    return render(request, "desk/journal.html", context, status=status)


def _looked_at(request: StaffRequest, form: JournalFilter) -> dict[str, Any]:
    """Return the lines to show; a citizen's only when the reason was given, and the look is written down."""
    number = form.cleaned_data["citizen"]
    if not number:
        request.session.pop(_LOOK, None)
    elif not _may_look(request, form):
        return {"needs_reason": True}
    citizen = Citizen.objects.filter(pk=number).first() if number else None
    if citizen:
        reason = _reason(request, number)
        chain.record_read("citizen.journal.read", citizen, by=request.user, at=clock.now(), reason=reason)
    shown, query = leaf(form.selected(), request.GET, PER_PAGE), _query(request)
    return {
        "citizen": citizen,
        "lines": [_line(event) for event in shown.events],
        "newer_url": f"?{query}after={shown.newer}" if shown.newer else "",
        "older_url": f"?{query}before={shown.older}" if shown.older else "",
        "query": query.rstrip("&"),
    }


def _may_look(request: StaffRequest, form: JournalFilter) -> bool:
    number = form.cleaned_data["citizen"]
    return not number or bool(_reason(request, number))


def _reason(request: StaffRequest, number: int | None) -> str:
    """Return why this citizen's events are looked at, as it was told in this session."""
    told: dict[str, Any] = request.session.get(_LOOK) or {}
    return str(told["reason"]) if number and told.get("citizen") == number else ""


def _newest_first(events: EventQuerySet) -> EventQuerySet:
    return events.order_by("-at", "-id")


def _line(event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "who": wording.actor(event),
        "what": wording.sentence(event),
        "about": wording.about(event),
        "is_read": event.kind.endswith(".read"),
    }


def _rows(events: list[Event]) -> Iterator[list[str]]:
    for event in events:
        when = date_format(localtime(event.at), "d.m.Y H.i.s")
        yield [
            str(event.pk),
            when,
            wording.actor(event),
            wording.sentence(event),
            wording.about(event),
            event.reason,
        ]


def _query(request: StaffRequest) -> str:
    kept = request.GET.copy()
    for name in ("before", "after"):
        kept.pop(name, None)
    return f"{kept.urlencode()}&" if kept else ""


urlpatterns = [
    path("journal/", journal, name="journal"),
    path("journal/borger/", look, name="journal_look"),
    path("journal/kontrol/", verification, name="journal_verification"),
    path("journal/udtraek/", extract, name="journal_extract"),
]
