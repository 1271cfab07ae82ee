"""What is done on a case's page; each address is a noun that is posted."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Case
from indgang.foundation import clock

from .access import ZoneRequest, unlocked
from .cases import found
from .forms.cases import CloseForm, ConsentForm, NumberForm, PartyForm, PlanForm, StepForm, WhyForm
from .perform import perform, tell_masked


@require_POST
@unlocked
def step(request: ZoneRequest, number: int) -> HttpResponse:
    """Write a step (skridt)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        written = case.write(data.pop("kind"), data.pop("text"), by=request.user, at=clock.now(), **data)
        tell_masked(request, written.masked_numbers)
        return _("Gemt: %(step)s.") % {"step": written.get_kind_display()}

    return perform(request, number, "step", StepForm, deed)


@require_POST
@unlocked
def plan(request: ZoneRequest, number: int) -> HttpResponse:
    """Set the day of the next step (næste skridt)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        case.plan(data["next_on"], by=request.user, at=clock.now())
        return _("Datoen er gemt.") if data["next_on"] else _("Sagen har ingen dato for næste skridt.")

    return perform(request, number, "plan", PlanForm, deed)


@require_POST
@unlocked
def consent(request: ZoneRequest, number: int) -> HttpResponse:
    """Write a consent down (samtykke)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        case.allow(data.pop("kind"), data.pop("scope"), by=request.user, at=clock.now(), **data)
        return _("Samtykket er skrevet ned.")

    return perform(request, number, "consent", ConsentForm, deed)


@require_POST
@unlocked
def withdrawal(request: ZoneRequest, number: int) -> HttpResponse:
    """Write that a consent was taken back (tilbagekaldelse)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        row = get_object_or_404(case.consents.all(), pk=data["number"])
        row.withdraw(by=request.user, at=clock.now())
        return _("Samtykket er trukket tilbage.")

    return perform(request, number, "withdrawal", NumberForm, deed)


@require_POST
@unlocked
def party(request: ZoneRequest, number: int) -> HttpResponse:
    """Write somebody into the case (part)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        joined = case.join(data.pop("role"), by=request.user, at=clock.now(), **data)
        return _("%(role)s er tilføjet.") % {"role": joined.get_role_display()}

    return perform(request, number, "party", PartyForm, deed)


@require_POST
@unlocked
def leaving(request: ZoneRequest, number: int) -> HttpResponse:
    """Write that somebody left the case (udgået)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        row = get_object_or_404(case.parties.all(), pk=data["number"])
        row.leave(by=request.user, at=clock.now())
        return _("%(role)s er gået ud af sagen.") % {"role": row.get_role_display()}

    return perform(request, number, "leaving", NumberForm, deed)


@require_POST
@unlocked
def closing(request: ZoneRequest, number: int) -> HttpResponse:
    """Close the case (luk sagen)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        ending = (data["outcome"], data["lesson"], data["conclusion"])
        case.close(*ending, by=request.user, at=clock.now(), key=request.key, rest=data.get("rest", ""))
        tell_masked(request, case.masked_numbers)
        return _("Sagen er lukket: %(outcome)s.") % {"outcome": case.get_outcome_display()}

    form = partial(CloseForm, loose_ends=found(request, number).loose_ends())
    return perform(request, number, "close", form, deed)


@require_POST
@unlocked
def reopening(request: ZoneRequest, number: int) -> HttpResponse:
    """Open the case again (genåbning)."""

    def deed(case: Case, data: dict[str, Any]) -> str:
        case.reopen(data["reason"], by=request.user, at=clock.now())
        return _("Sagen er åben igen.")

    return perform(request, number, "reopen", WhyForm, deed)


urlpatterns = [
    path("sager/<int:number>/skridt/", step, name="adviser_case_step"),
    path("sager/<int:number>/naeste/", plan, name="adviser_case_plan"),
    path("sager/<int:number>/samtykker/", consent, name="adviser_case_consent"),
    path("sager/<int:number>/samtykker/tilbagekaldelse/", withdrawal, name="adviser_case_withdrawal"),
    path("sager/<int:number>/parter/", party, name="adviser_case_party"),
    path("sager/<int:number>/parter/udgang/", leaving, name="adviser_case_leaving"),
    path("sager/<int:number>/lukning/", closing, name="adviser_case_closing"),
    path("sager/<int:number>/genaabning/", reopening, name="adviser_case_reopening"),
]
