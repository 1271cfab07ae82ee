"""The keys to the closed zone (nøgler): who holds one, inviting a substitute, and the own passphrase."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.adviser.models import KeyKind, Zone, ZoneKey
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, hand_over, take_back, unlocked
from .forms.keys import ChangePassphraseForm

_CLOSED: Final = gettext_lazy("Nøglen er lukket. Lav også en ny gendannelseskode, hvis andre har set den gamle.")


@unlocked
def keys(request: ZoneRequest) -> HttpResponse:
    """Tell who holds a key, and which codes are out."""
    return _shown(request, ChangePassphraseForm())


def _shown(request: ZoneRequest, form: ChangePassphraseForm, status: int = 200) -> HttpResponse:
    standing = Zone.current().keys.standing().usable(clock.now()).select_related("employee").order_by("made_at", "id")
    context = {
        "persons": [key for key in standing if key.kind == KeyKind.PERSON],
        "invitations": [key for key in standing if key.kind == KeyKind.INVITATION],
        "recovery": next((key for key in standing if key.kind == KeyKind.RECOVERY), None),
        "form": form,
    }
    return render(request, "desk/adviser/keys/show.html", context, status=status)


@require_POST
@never_cache
@unlocked
def invitation(request: ZoneRequest) -> HttpResponse:
    """Make a code for another adviser, and show it once."""
    code = Zone.current().invite(request.key.private, by=request.user, at=clock.now())
    return render(request, "desk/adviser/keys/invitation.html", {"code": code})


@require_POST
@never_cache
@unlocked
def recovery(request: ZoneRequest) -> HttpResponse:
    """Make a new recovery code, and show it once; the old one opens nothing."""
    code = Zone.current().renew_recovery(request.key.private, by=request.user, at=clock.now())
    return render(request, "desk/adviser/zone/code.html", {"code": code, "is_renewed": True})


@require_POST
@unlocked
def ending(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a person's key or an invitation away; one's own takes the key out of the browser too."""
    zone = Zone.current()
    standing = zone.keys.standing().exclude(kind=KeyKind.RECOVERY).select_related("employee")
    key = get_object_or_404(standing, pk=number)
    try:
        _end(zone, key, request)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
        return redirect("zone_keys")
    messages.success(request, _CLOSED if key.employee else _("Invitationen er trukket tilbage."))
    response = redirect("zone_keys")
    if key.employee_id == request.user.pk:
        take_back(response)
    return response


def _end(zone: Zone, key: ZoneKey, request: ZoneRequest) -> None:
    if key.employee:
        zone.end_key_of(key.employee, by=request.user, at=clock.now())
    else:
        zone.withdraw(key, by=request.user, at=clock.now())


@require_POST
@unlocked
def passphrase(request: ZoneRequest) -> HttpResponse:
    """Change one's own passphrase; the texts stay as they are."""
    form = ChangePassphraseForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    data: dict[str, Any] = form.cleaned_data
    try:
        Zone.current().change_passphrase(data["old"], data["passphrase"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error("old", refusal.in_full)
        return _shown(request, form, 422)
    messages.success(request, _("Adgangssætningen er skiftet. Brug den nye næste gang."))
    response = redirect("zone_keys")
    hand_over(response, request.key.private, request)
    return response


urlpatterns = [
    path("noegler/", keys, name="zone_keys"),
    path("noegler/invitation/", invitation, name="zone_invitation"),
    path("noegler/gendannelse/", recovery, name="zone_recovery"),
    path("noegler/adgangssaetning/", passphrase, name="zone_passphrase"),
    path("noegler/<int:number>/lukning/", ending, name="zone_key_end"),
]
