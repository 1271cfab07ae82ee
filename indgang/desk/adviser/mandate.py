"""The adviser's mandate (mandat): the exclusions in their versions, and what was declined by them."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Exclusion
from indgang.adviser.scope_figures import declining
from indgang.desk.access import StaffRequest, needs
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.rights import Ability

from .forms.period import PeriodForm
from .forms.scope import ExclusionForm


@needs(Ability.ADVISE)
def mandate(request: StaffRequest) -> HttpResponse:
    """List what the adviser may not treat, and count what was declined in a period, and where people were shown."""
    today = clock.local_day(clock.now())
    form = PeriodForm.of(request.GET, today)
    first, end = form.moments
    context = {
        "form": form,
        "exclusions": Exclusion.objects.in_force(today),
        "coming": Exclusion.objects.filter(valid_from__gt=today),
        "declining": declining(first, end, request.user),
    }
    return render(request, "desk/adviser/scope/mandate.html", context)


@needs(Ability.ADVISE)
def exclusion(request: StaffRequest, number: int) -> HttpResponse:
    """Show an exclusion with its versions, and write a new one."""
    row = get_object_or_404(Exclusion, pk=number)
    if request.method != "POST":
        return _shown(request, row, ExclusionForm.of(row, clock.local_day(clock.now()) + timedelta(days=1)), 200)
    form = ExclusionForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, form, 422)
    try:
        newer = row.revise(by=request.user, at=clock.now(), valid_from=form.cleaned_data["from_day"], **form.changes)
    except Refusal as refusal:
        form.add_error("from_day", refusal.in_full)
        return _shown(request, row, form, 409)
    messages.success(request, _("Den nye version gælder fra %(day)s.") % {"day": f"{newer.valid_from:%d.%m.%Y}"})
    return redirect("adviser_exclusion", newer.pk)


@require_POST
@needs(Ability.ADVISE)
def exclusion_end(request: StaffRequest, number: int) -> HttpResponse:
    """Let an exclusion hold no longer than today (ophæv)."""
    row = get_object_or_404(Exclusion, pk=number)
    try:
        row.end(clock.local_day(clock.now()), by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Undtagelsen gælder ikke længere fra i morgen."))
    return redirect("adviser_exclusion", number)


def _shown(request: StaffRequest, row: Exclusion, form: ExclusionForm, status: int) -> HttpResponse:
    versions = Exclusion.objects.filter(code=row.code).order_by("-valid_from")
    context = {"exclusion": row, "form": form, "versions": versions}
    return render(request, "desk/adviser/scope/exclusion.html", context, status=status)


urlpatterns = [
    path("mandat/", mandate, name="adviser_mandate"),
    path("mandat/<int:number>/", exclusion, name="adviser_exclusion"),
    path("mandat/<int:number>/ophaevelse/", exclusion_end, name="adviser_exclusion_end"),
]
