"""Who waits in the open hours (køen i den åbne træffetid): numbers and no names."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import DropIn, Place
from indgang.adviser.presence import here_now
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked


@unlocked
def queue(request: ZoneRequest) -> HttpResponse:
    """Show today's list at the place where the adviser is, or at the one chosen."""
    now = clock.now()
    places = list(Place.objects.filter(closed_on=None))
    chosen = next((each for each in places if str(each.pk) == request.GET.get("sted")), None)
    place = chosen or here_now(now) or (places[0] if places else None)
    rows = list(DropIn.objects.on(place, clock.local_day(now)).select_related("contact")) if place else []
    context = {
        "places": places,
        "place": place,
        "rows": rows,
        "waiting": [each for each in rows if not each.called_at and not each.left_at],
        "talking": next((each for each in rows if each.called_at and not each.ended_at), None),
    }
    return render(request, "desk/adviser/presence/queue.html", context)


@require_POST
@unlocked
def drop_in(request: ZoneRequest, number: int) -> HttpResponse:
    """Give the next number at a place."""
    place = get_object_or_404(Place, pk=number)

    def act() -> str:
        row = DropIn.come(place, at=clock.now())
        return _("Nummer %(number)s er givet.") % {"number": row.number}

    return _do(request, place, act)


@require_POST
@unlocked
def call_next(request: ZoneRequest, number: int) -> HttpResponse:
    """Call the next one at a place, and begin the contact."""
    place = get_object_or_404(Place, pk=number)
    try:
        row = DropIn.call_next(place, at=clock.now())
    except Refusal as refusal:
        messages.info(request, refusal.in_full)
        return _back(place)
    return redirect(f"{reverse('adviser')}?nummer={row.pk}")


@require_POST
@unlocked
def drop_in_end(request: ZoneRequest, number: int) -> HttpResponse:
    """End the talk."""
    row = get_object_or_404(DropIn.objects.select_related("place"), pk=number)

    def act() -> str:
        row.end(at=clock.now())
        return _("Samtalen med nummer %(number)s er slut. Husk at skrive henvendelsen ned.") % {"number": row.number}

    return _do(request, row.place, act)


@require_POST
@unlocked
def drop_in_left(request: ZoneRequest, number: int) -> HttpResponse:
    """Note that somebody went again."""
    row = get_object_or_404(DropIn.objects.select_related("place"), pk=number)

    def act() -> str:
        row.leave(at=clock.now())
        return _("Noteret: nummer %(number)s gik igen.") % {"number": row.number}

    return _do(request, row.place, act)


def _do(request: ZoneRequest, place: Place, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except Refusal as refusal:
        messages.info(request, refusal.in_full)
    return _back(place)


def _back(place: Place) -> HttpResponse:
    return redirect(f"{reverse('adviser_queue')}?sted={place.pk}")


urlpatterns = [
    path("koe/", queue, name="adviser_queue"),
    path("koe/<int:number>/numre/", drop_in, name="adviser_drop_in"),
    path("koe/<int:number>/naeste/", call_next, name="adviser_call_next"),
    path("koe/numre/<int:number>/slut/", drop_in_end, name="adviser_drop_in_end"),
    path("koe/numre/<int:number>/gaaet/", drop_in_left, name="adviser_drop_in_left"),
]
