"""What is done on a forwarding's page; each address is a noun that is posted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.adviser.forwarding.codes import Reminder
from indgang.adviser.models import Forwarding
from indgang.desk.errors import refused
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.forwardings import (
    AnswerForm,
    FindingForm,
    NothingForm,
    PauseForm,
    RecallForm,
    TellForm,
    ViewForm,
)
from .forwarding_acts import acts
from .forwardings import found, show
from .perform import tell_masked

type Act = Callable[[Forwarding, dict[str, Any], dict[str, Any]], str]
"""Does it: the row, what was typed, and who does it when; returns what to say."""


def _remind(step: Reminder, said: Any) -> Act:
    def act(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
        row.remind(step, **who)
        return str(said)

    return act


def _pause(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.pause(data["reason"], **who)
    return _("Fristen er sat på pause. Afdelingen kan se hvorfor.")


def _resume(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
    row.resume(**who)
    return _("Fristen løber igen, til den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _extend(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
    row.extend(**who)
    return _("Fristen er forlænget til den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _decline(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
    row.decline_time(**who)
    return _("Fristen er stadig den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _answer(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.answer_with(data["answer"], data["text"], changes=data["changes"], **who)
    return _("Svaret er skrevet ind. Fortæl borgeren det.")


def _tell(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.tell(data["way"], data["text"], **who)
    return _("Noteret: borgeren er orienteret.")


def _give_up(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
    row.give_up(**who)
    return _("Det er noteret, at afdelingen ikke har svaret.")


def _recall(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.recall(data["reason"], **who)
    return _("Brevet er kaldt tilbage.")


def _view(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.write_view(data["view"], keeps_complaint=data["keeps_complaint"], **who)
    return _("Borgerens oplevelse er gemt.")


def _finding(row: Forwarding, data: dict[str, Any], who: dict[str, Any]) -> str:
    row.judge(data["finding"], data["text"], **who)
    return _("Din vurdering er gemt.")


def _close(row: Forwarding, _data: dict[str, Any], who: dict[str, Any]) -> str:
    row.close(**who)
    return _("Videresendelsen er afsluttet, og teksterne er lagt bort.")


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its noun in the address, its name, its form."""

    noun: str
    name: str
    form: type[forms.Form]
    act: Act


DEEDS: Final = (
    Deed(
        "paamindelse",
        "reminder",
        NothingForm,
        _remind(Reminder.DEPARTMENT, gettext_lazy("Noteret: afdelingen er rykket.")),
    ),
    Deed("leder", "leader", NothingForm, _remind(Reminder.LEADER, gettext_lazy("Noteret: lederen er rykket."))),
    Deed(
        "direktoer", "director", NothingForm, _remind(Reminder.DIRECTOR, gettext_lazy("Noteret: direktøren er rykket."))
    ),
    Deed("pause", "pause", PauseForm, _pause),
    Deed("fortsaettelse", "resume", NothingForm, _resume),
    Deed("forlaengelse", "extend", NothingForm, _extend),
    Deed("fastholdelse", "decline", NothingForm, _decline),
    Deed("svar", "answer", AnswerForm, _answer),
    Deed("orientering", "tell", TellForm, _tell),
    Deed("opgivelse", "give_up", NothingForm, _give_up),
    Deed("tilbagekaldelse", "recall", RecallForm, _recall),
    Deed("oplevelse", "view", ViewForm, _view),
    Deed("vurdering", "finding", FindingForm, _finding),
    Deed("afslutning", "close", NothingForm, _close),
)


def _address(deed: Deed) -> URLPattern:
    @require_POST
    @unlocked
    def posted(request: ZoneRequest, number: int) -> HttpResponse:
        row, form = found(request, number), deed.form(request.POST, prefix=deed.name)
        if not form.is_valid():
            return show(request, row, {deed.name: form}, status=422)
        try:
            done = deed.act(row, form.cleaned_data, {"by": request.user, "at": clock.now()})
        except Refusal as refusal:
            return _turned_down(request, number, deed, form, refusal)
        tell_masked(request, row.masked_numbers)
        messages.success(request, done)
        return redirect("adviser_forwarding", number)

    return path(f"videresendte/<int:number>/{deed.noun}/", posted, name=f"adviser_forwarding_{deed.name}")


def _turned_down(request: ZoneRequest, number: int, deed: Deed, form: forms.Form, refusal: Refusal) -> HttpResponse:
    """Show the refusal: beside what was typed, or, where nothing was, at the top."""
    if not form.fields:
        messages.error(request, refusal.in_full)
        return redirect("adviser_forwarding", number)
    row = found(request, number)
    if deed.name not in {act.name for act in acts(request, row, {})}:  # no longer offered: what was typed is shown
        return refused(request, refusal)
    form.add_error(None, refusal.in_full)
    return show(request, row, {deed.name: form}, status=409)


urlpatterns = [_address(deed) for deed in DEEDS]
