"""Declaring a conflict of interest (inhabilitet) in a case or about a person, and the case's list for the journal."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser import journal_list
from indgang.adviser.models import Case, CaseRecusal, Person, RecusalWay
from indgang.adviser.recusing import declare
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .cases import found, show
from .forms.post import RecusalForm


@require_POST
@unlocked
def of_case(request: ZoneRequest, number: int) -> HttpResponse:
    """Declare it for a case; the case is closed to one at once."""
    row, form = found(request, number), RecusalForm(request.POST, prefix="recusal")
    if not form.is_valid():
        return show(request, row, {"recusal": form}, status=422)
    try:
        declared = _declare(request, row, form)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return show(request, found(request, number), {"recusal": form}, status=409)
    return _told(request, declared, redirect("adviser_case", number))


@unlocked
def of_person(request: ZoneRequest, number: int) -> HttpResponse:
    """Declare it for a person: all that concerns the person is closed to one at once."""
    rows = Person.objects.standing().seen_by(request.user)
    row, form = get_object_or_404(rows, pk=number), RecusalForm(_posted(request), prefix="recusal")
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            declared = _declare(request, row, form)
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
            status = 409
        else:
            return _told(request, declared, redirect("adviser_person", number))
    context = {"form": form, "row": row, "name": request.key.read(row)["name"]}
    return render(request, "desk/adviser/post/recusal.html", context, status=status)


def _posted(request: ZoneRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _declare(request: ZoneRequest, about: Case | Person, form: RecusalForm) -> CaseRecusal:
    data: dict[str, Any] = dict(form.cleaned_data)
    return declare(about, data.pop("ground"), data.pop("way"), by=request.user, at=clock.now(), **data)


def _told(request: ZoneRequest, declared: CaseRecusal, stay: HttpResponse) -> HttpResponse:
    if declared.way == RecusalWay.EXCEPTION:
        messages.success(request, _("Noteret. Du bliver på sagen, og grunden står i forløbet."))
        return stay
    messages.success(request, _("Noteret. Du kan ikke længere se det."))
    return redirect("adviser_cases")


@unlocked
def listed(request: ZoneRequest, number: int) -> HttpResponse:
    """Return the list of the case's documents for the municipality's journal."""
    row = found(request, number)
    plan = request.GET.get("kle", "")[:20]
    text = journal_list.listed(row, by=request.user, at=clock.now(), key=request.key, plan=plan)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sag-{number}-journalliste.csv"'
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [
    path("sager/<int:number>/inhabilitet/", of_case, name="adviser_case_recusal"),
    path("sager/<int:number>/journalliste.csv", listed, name="adviser_case_listed"),
    path("personer/<int:number>/inhabilitet/", of_person, name="adviser_person_recusal"),
]
