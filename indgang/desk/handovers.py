"""The department's side (afdelingens indbakke): accept, answer, send back, send on."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.adviser.models import Forwarding
from indgang.foundation import clock, reference
from indgang.inquiries.models import HandOver, Inquiry
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .errors import refused
from .forms.inquiries import AnswerForm, HandOverForm, ReasonForm
from .notices import waiting_for
from .registration import tell_masked
from .verbs import Act, perform

WHICH = (
    ("venter", gettext_lazy("Venter på at blive modtaget")),
    ("modtaget", gettext_lazy("Hos os")),
    ("afsluttet", gettext_lazy("Afsluttede")),
)


@needs(Ability.SEE_DEPARTMENT_INQUIRIES)
def inbox(request: StaffRequest) -> HttpResponse:
    """Show what the department has been handed, the most urgent first."""
    rows = HandOver.objects.visible_to(request.user).with_line()
    asked = request.GET.get("vis")
    which = asked if asked in dict(WHICH) else "venter"
    shown = {
        "venter": rows.waiting().order_by("due", "sent_at"),
        "modtaget": rows.accepted().order_by("due", "accepted_at"),
        "afsluttet": rows.filter(ended_at__isnull=False).order_by("-ended_at"),
    }[which]
    context = {
        "rows": shown[:200],
        "which": which,
        "choices": WHICH,
        "waiting": rows.waiting().count(),
        "accepted": rows.accepted().count(),
        "from_adviser": Forwarding.objects.visible_to(request.user).standing().count(),
        "today": clock.local_day(clock.now()),
        **waiting_for(request.user),
    }
    return render(request, "desk/handovers/inbox.html", context)


def _newest(request: StaffRequest, row: Inquiry) -> HandOver:
    """Return the inquiry's newest hand-over to this person's department; else 404."""
    mine = HandOver.objects.visible_to(request.user).filter(department=request.user.department_id)
    handover = mine.filter(inquiry=row).select_related("department", "sent_by").last()
    if handover is None:
        raise Http404
    handover.inquiry = row
    return handover


def _deed(
    request: StaffRequest, ref: str, name: str, form_class: type[forms.Form] | None, act: Act, after: str = ""
) -> HttpResponse:
    """Do the deed; when the inquiry has left the department since, tell how, and show again what was typed."""
    try:
        return perform(request, ref, name, form_class, act, after)
    except Http404:
        if not reference.looks_like(ref):
            raise
        seen = HandOver.objects.visible_to(request.user).filter(department=request.user.department_id)
        left = seen.filter(inquiry=reference.decode(ref), ended_at__isnull=False).last()
        if left is None:
            raise
        return refused(request, left.ended())


@require_POST
@needs(Ability.SEE_DEPARTMENT_INQUIRIES)
def acceptance(request: StaffRequest, ref: str) -> HttpResponse:
    """Accept (modtagelse): from now on this department owns the inquiry."""

    def act(row: Inquiry, _data: dict[str, Any]) -> str:
        _newest(request, row).accept(by=request.user, at=clock.now())
        return _("I har taget imod, og du er tovholder.")

    return _deed(request, ref, "accept", None, act)


@require_POST
@needs(Ability.SEE_DEPARTMENT_INQUIRIES)
def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """Answer (svar); says whether the citizen has been told."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        told = bool(request.POST.get("told"))
        handover = _newest(request, row)
        handover.answer_with(data["text"], by=request.user, at=clock.now(), citizen_told=told)
        tell_masked(request, handover.masked_numbers)
        return _("Svaret er gemt, og henvendelsen er afsluttet.") if told else _("Svaret er sendt til Borgerservice.")

    return _deed(request, ref, "answer", AnswerForm, act)


@require_POST
@needs(Ability.SEE_DEPARTMENT_INQUIRIES)
def sending_back(request: StaffRequest, ref: str) -> HttpResponse:
    """Send back with a reason (retur)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        handover = _newest(request, row)
        handover.send_back(data["reason"], by=request.user, at=clock.now())
        tell_masked(request, handover.masked_numbers)
        return _("Henvendelsen er sendt tilbage til Borgerservice.")

    return _deed(request, ref, "back", ReasonForm, act, after="inbox")


@require_POST
@needs(Ability.SEE_DEPARTMENT_INQUIRIES)
def forwarding(request: StaffRequest, ref: str) -> HttpResponse:
    """Send on to the right department (videresendelse)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        onward = _newest(request, row).forward(
            data["department"], by=request.user, at=clock.now(), reason=data["story"], due=data["due"]
        )
        tell_masked(request, onward.masked_numbers)
        return _("Sendt videre til %(department)s.") % {"department": data["department"]}

    return _deed(request, ref, "forward", HandOverForm, act, after="inbox")
