"""What is done on a mediation's page; each address is a noun that is posted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Mediation
from indgang.desk.errors import refused
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.mediation import (
    EndForm,
    FollowForm,
    FollowUpForm,
    LeavingForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
    PartyForm,
    PointForm,
    PrepareForm,
    RatingForm,
    RowForm,
)
from .mediation_acts import acts
from .mediations import found, show
from .perform import tell_masked

type Who = dict[str, Any]
type Act = Callable[[Mediation, dict[str, Any], Who, ZoneRequest], str]
"""Does it: the row, what was typed, who does it when, and the request with its key; returns what to say."""


def _party(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.join(data["side"], data["name"], reach=data["reach"], view=data["view"], **who)
    return _("%(name)s er med i mæglingen.") % {"name": data["name"]}


def _prepare(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.parties, pk=data["number"]).prepare(data["view"], key=request.key, **who)
    return _("Forberedelsen er gemt.")


def _leave(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.parties, pk=data["number"]).leave(data["reason"], key=request.key, **who)
    return _("Deltageren er gået ud. Det står stadig, at vedkommende har været med.")


def _meeting(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.plan(data["starts_at"], data["ends_at"], place=data["place"], agenda=data["agenda"], **who)
    return _("Mødet er gemt. Hent kalenderfilen, og send den til begge sider.")


def _move(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).move(data["starts_at"], data["ends_at"], **who)
    return _("Mødet er flyttet. Send den nye kalenderfil.")


def _minutes(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).hold(data["note"], key=request.key, **who)
    return _("Referatet er gemt.")


def _cancel(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).cancel(**who)
    return _("Mødet er aflyst. Send kalenderfilen, så det også forsvinder hos de andre.")


def _point(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.agree(data["text"], data["side"], who=data["who"], due=data["due"], **who)
    return _("Punktet er gemt i aftalen.")


def _withdraw(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.agreements, pk=data["number"]).withdraw(**who)
    return _("Punktet er taget ud af aftalen.")


def _follow(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.agreements, pk=data["number"]).follow_up(data["kept"], data["note"], key=request.key, **who)
    return _("Opfølgningen er gemt.")


def _end(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    row.end(data["outcome"], data["conclusion"], follow_up_on=data["follow_up_on"], key=request.key, **who)
    return _("Mæglingen er afsluttet: %(outcome)s.") % {"outcome": row.get_outcome_display()}


def _rating(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.rate(data["side"], data["rating"], **who)
    return _("Tilfredsheden er gemt.")


def _again(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.follow_again(data["follow_up_on"], **who)
    return _("Dagen er gemt.") if data["follow_up_on"] else _("Der skal ikke spørges mere.")


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its noun in the address, its name, its form; of one row among several, `on_row`."""

    noun: str
    name: str
    form: type[forms.Form]
    act: Act
    on_row: bool = False


DEEDS: Final = (
    Deed("parter", "party", PartyForm, _party),
    Deed("forberedelse", "prepare", PrepareForm, _prepare, on_row=True),
    Deed("udgang", "leave", LeavingForm, _leave, on_row=True),
    Deed("moeder", "meeting", MeetingForm, _meeting),
    Deed("flytning", "move", MoveForm, _move, on_row=True),
    Deed("referat", "minutes", MinutesForm, _minutes, on_row=True),
    Deed("aflysning", "cancel", RowForm, _cancel, on_row=True),
    Deed("aftaler", "point", PointForm, _point),
    Deed("udtagelse", "withdraw", RowForm, _withdraw, on_row=True),
    Deed("opfoelgning", "follow", FollowForm, _follow, on_row=True),
    Deed("afslutning", "end", EndForm, _end),
    Deed("tilfredshed", "rating", RatingForm, _rating),
    Deed("genopfoelgning", "again", FollowUpForm, _again),
)


def _address(deed: Deed) -> URLPattern:
    @require_POST
    @unlocked
    def posted(request: ZoneRequest, number: int) -> HttpResponse:
        row, prefix = found(request, number), _prefix(request, deed)
        form = deed.form(request.POST, prefix=prefix)
        if not form.is_valid():
            return show(request, row, {prefix: form}, status=422)
        try:
            done = deed.act(row, form.cleaned_data, {"by": request.user, "at": clock.now()}, request)
        except Refusal as refusal:
            return _turned_down(request, number, prefix, form, refusal)
        tell_masked(request, row.masked_numbers)
        messages.success(request, done)
        return redirect("adviser_mediation", number)

    return path(f"maeglinger/<int:number>/{deed.noun}/", posted, name=f"adviser_mediation_{deed.name}")


def _prefix(request: ZoneRequest, deed: Deed) -> str:
    """Return the name of the form that was sent: a row's form carries the row's number."""
    if not deed.on_row:
        return deed.name
    sent = [name.removesuffix("-number") for name in request.POST if name.endswith("-number")]
    return next((name for name in sent if name.startswith(f"{deed.name}-")), deed.name)


def _turned_down(request: ZoneRequest, number: int, prefix: str, form: forms.Form, refusal: Refusal) -> HttpResponse:
    row = found(request, number)
    if prefix not in {act.name for act in acts(row, request.key, {})}:  # no longer offered: what was typed is shown
        return refused(request, refusal)
    form.add_error(None, refusal.in_full)
    return show(request, row, {prefix: form}, status=409)


urlpatterns = [_address(deed) for deed in DEEDS]
