"""The adviser's hours (træffetider): at which places, when, what is changed, and who has agreed a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Booking, Place, Presence, PresenceChange
from indgang.adviser.presence import coming
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.presence import BookingForm, ChangeForm, PlaceForm, PresenceForm, span_of

_AHEAD: Final = 28
_FORMS: Final[dict[str, type[forms.Form]]] = {
    "booking": BookingForm,
    "change": ChangeForm,
    "hours": PresenceForm,
    "place": PlaceForm,
}


@unlocked
def presence(request: ZoneRequest) -> HttpResponse:
    """Show the coming four weeks, the hours they come from, and the agreed times."""
    return _shown(request)


@require_POST
@unlocked
def presence_new(request: ZoneRequest) -> HttpResponse:
    """Hold hours at a place."""

    def act(data: dict[str, Any]) -> str:
        row = Presence.begin(by=request.user, at=clock.now(), **data)
        return _("Træffetiden er oprettet fra %(day)s.") % {"day": f"{row.valid_from:%d.%m.%Y}"}

    return _perform(request, "hours", act)


@require_POST
@unlocked
def presence_end(request: ZoneRequest, number: int) -> HttpResponse:
    """Hold the hours no longer than today."""
    row = get_object_or_404(Presence, pk=number)
    return _do(
        request,
        lambda: row.end(clock.local_day(clock.now()), by=request.user, at=clock.now()),
        _("Træffetiden holdes ikke mere efter i dag."),
    )


@require_POST
@unlocked
def presence_change(request: ZoneRequest) -> HttpResponse:
    """Tell that a day is not as usual; the public page shows it at once."""

    def act(data: dict[str, Any]) -> str:
        PresenceChange.announce(
            data["place"],
            data["day"],
            data["reason"],
            by=request.user,
            at=clock.now(),
            opens=data["opens"],
            closes=data["closes"],
        )
        return _("Ændringen står nu på borgernes side.")

    return _perform(request, "change", act)


@require_POST
@unlocked
def presence_unchange(request: ZoneRequest, number: int) -> HttpResponse:
    """Let the day be as usual again."""
    row = get_object_or_404(PresenceChange, pk=number)
    return _do(request, lambda: row.take_back(by=request.user, at=clock.now()), _("Dagen er som sædvanlig igen."))


@require_POST
@unlocked
def place_new(request: ZoneRequest) -> HttpResponse:
    """Add a place."""

    def act(data: dict[str, Any]) -> str:
        place = Place.objects.create(**data)
        return _("%(place)s er tilføjet.") % {"place": place}

    return _perform(request, "place", act)


@require_POST
@unlocked
def booking_new(request: ZoneRequest) -> HttpResponse:
    """Agree a time with somebody."""

    def act(data: dict[str, Any]) -> str:
        begins, ends = span_of(data)
        texts = {name: data[name] for name in Booking.private}
        Booking.agree(data["place"], begins, ends, by=request.user, at=clock.now(), **texts)
        return _("Aftalen er skrevet ind.")

    return _perform(request, "booking", act)


@require_POST
@unlocked
def booking_cancel(request: ZoneRequest, number: int) -> HttpResponse:
    """Cancel an agreed time."""
    row = get_object_or_404(Booking, pk=number, with_adviser=request.user)
    return _do(request, lambda: row.cancel(by=request.user, at=clock.now()), _("Aftalen er aflyst."))


def _perform(request: ZoneRequest, name: str, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    form = _FORMS[name](request.POST, prefix=name)
    if not form.is_valid():
        return _shown(request, {name: form}, 422)
    try:
        done = act(form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, {name: form}, 409)
    messages.success(request, done)
    return redirect("adviser_presence")


def _do(request: ZoneRequest, act: Callable[[], None], done: str) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, done)
    return redirect("adviser_presence")


def _shown(request: ZoneRequest, turned_down: dict[str, forms.Form] | None = None, status: int = 200) -> HttpResponse:
    now = clock.now()
    today = clock.local_day(now)
    agreed = Booking.objects.filter(with_adviser=request.user, cancelled_at=None, ends_at__gte=now)
    shown = {name: (turned_down or {}).get(name) or kind(prefix=name) for name, kind in _FORMS.items()}
    context = {
        "coming": coming(today, _AHEAD),
        "hours": Presence.objects.in_force(today, today + timedelta(days=365)).select_related("place"),
        "changes": PresenceChange.objects.filter(day__gte=today).select_related("place"),
        "bookings": [(row, request.key.read(row)) for row in agreed.select_related("place")[:_AHEAD]],
        "has_places": Place.objects.filter(closed_on=None).exists(),
        "panels": shown,
        "open": next(iter(turned_down), "") if turned_down else "",
        "errors": next(iter(turned_down.values()), None) if turned_down else None,
    }
    return render(request, "desk/adviser/presence/show.html", context, status=status)


urlpatterns = [
    path("traeffetider/", presence, name="adviser_presence"),
    path("traeffetider/nye/", presence_new, name="adviser_presence_new"),
    path("traeffetider/<int:number>/slut/", presence_end, name="adviser_presence_end"),
    path("traeffetider/aendringer/", presence_change, name="adviser_presence_change"),
    path("traeffetider/aendringer/<int:number>/fortrydelse/", presence_unchange, name="adviser_presence_unchange"),
    path("traeffetider/steder/", place_new, name="adviser_place_new"),
    path("traeffetider/aftaler/", booking_new, name="adviser_booking_new"),
    path("traeffetider/aftaler/<int:number>/aflysning/", booking_cancel, name="adviser_booking_cancel"),
]
