"""The closed zone's door: founding it, unlocking it, and coming in with a code."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.adviser.models import KeyKind, Zone
from indgang.desk.access import StaffRequest, needs
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.rights import Ability

from .access import hand_over, take_back
from .forms.zone import CodeForm, NewPassphraseForm, UnlockForm


@never_cache
@needs(Ability.ADVISE)
def unlock(request: StaffRequest) -> HttpResponse:
    """Ask for the passphrase, or whatever stands before it: founding the zone, or a code for the first key."""
    zone = Zone.objects.filter(pk=1).first()
    if zone is None:
        return redirect("zone_found")
    if not zone.keys.standing().filter(employee=request.user, kind=KeyKind.PERSON).exists():
        return redirect("zone_enter")
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        try:
            private = zone.unlock(form.cleaned_data["passphrase"], by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error("passphrase", refusal.in_full)
        else:
            return _in(request, private)
    return _asked(request, "unlock", form, {"next": _next(request)})


@never_cache
@needs(Ability.ADVISE)
def found(request: StaffRequest) -> HttpResponse:
    """Found the zone, and show the recovery code once."""
    if Zone.objects.exists():
        return redirect("zone_unlock")
    form = NewPassphraseForm(request.POST or None)
    if form.is_valid():
        try:
            _zone, private, code = Zone.found(form.cleaned_data["passphrase"], by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
        else:
            response = render(request, "desk/adviser/zone/code.html", {"code": code})
            hand_over(response, private, request)
            return response
    return _asked(request, "found", form)


@never_cache
@needs(Ability.ADVISE)
def enter(request: StaffRequest) -> HttpResponse:
    """Make a key of one's own from an invitation or the recovery code."""
    zone = Zone.objects.filter(pk=1).first()
    if zone is None:
        return redirect("zone_found")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            private = zone.enter_with(data["code"], data["passphrase"], by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
        else:
            messages.success(request, _("Du har nu din egen nøgle til den lukkede zone."))
            return _in(request, private)
    return _asked(request, "enter", form)


@require_POST
@needs(Ability.ADVISE)
def lock(request: StaffRequest) -> HttpResponse:
    """Let the browser forget the key."""
    response = redirect("zone_unlock")
    take_back(response)
    messages.success(request, _("Sagerne er låst."))
    return response


def _asked(request: StaffRequest, name: str, form: Any, more: dict[str, Any] | None = None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, f"desk/adviser/zone/{name}.html", {"form": form, **(more or {})}, status=status)


def _in(request: StaffRequest, private: str) -> HttpResponse:
    response = redirect(_next(request) or reverse("adviser"))
    hand_over(response, private, request)
    return response


def _next(request: StaffRequest) -> str:
    """Return the page that was asked for before the key; only one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


urlpatterns = [
    path("laas-op/", unlock, name="zone_unlock"),
    path("laas-op/opret/", found, name="zone_found"),
    path("laas-op/kode/", enter, name="zone_enter"),
    path("laas/", lock, name="zone_lock"),
]
