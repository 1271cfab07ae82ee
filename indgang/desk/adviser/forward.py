"""Sending a case's matter to a department (videresend): whether it has been asked comes first, then the letter."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.dates import dates_for
from indgang.adviser.models import Case, ConsentKind, Forwarding, ForwardingTerms
from indgang.adviser.models.forwardings import FORWARDS
from indgang.desk.freshness import CONTACT_PERSON, is_stale
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.models import ContactPerson

from .access import ZoneRequest, unlocked
from .cases import found
from .drafts import forget, kept_fields
from .forms.forwardings import ForwardForm
from .perform import tell_masked


@unlocked
def forward(request: ZoneRequest, number: int) -> HttpResponse:
    """Ask whether the department has been asked, and send the letter."""
    case = found(request, number)
    if request.method != "POST":
        return _asked(request, case, ForwardForm(initial=_initial(request, case)))
    form = ForwardForm(request.POST)
    if not form.is_valid():
        return _asked(request, case, form, status=422)
    try:
        sent = _sent(request, case, form)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _asked(request, case, form, status=409)
    forget(request.user, _draft(case))
    tell_masked(request, sent.masked_numbers)
    told = {"department": sent.department, "due": f"{sent.due:%d.%m.%Y}"}
    messages.success(request, _("Sendt til %(department)s. Svar senest den %(due)s.") % told)
    return redirect("adviser_forwarding", sent.pk)


def _sent(request: ZoneRequest, case: Case, form: ForwardForm) -> Forwarding:
    """Write the consent down, if it was given just now, and send; both or neither."""
    at, to = clock.now(), form.address
    with transaction.atomic():
        if form.cleaned_data["agreed"]:
            scope = _("At afdelingen får det, der står i brevet, og svarer på det.")
            case.allow(ConsentKind.FORWARD, scope, by=request.user, at=at, department=to.department)
        return Forwarding.send(case, form.letter, to, by=request.user, at=at)


def _initial(request: ZoneRequest, case: Case) -> dict[str, Any]:
    words = request.key.read(case)
    known = {"department": case.department_id, "title": words["title"], "text": words["summary"]}
    return known | kept_fields(request.user, request.key, _draft(case))


def _draft(case: Case) -> str:
    return f"videresend-{case.pk}"


def _asked(request: ZoneRequest, case: Case, form: ForwardForm, status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    contacts = ContactPerson.objects.filter(department__is_citizen_service=False)
    rows = contacts.select_related("department", "area", "person", "deputy").order_by("department__name", "area__name")
    context = {
        "case": case,
        "case_title": request.key.read(case)["title"] or str(case),
        "form": form,
        "consents": case.consents.standing().filter(kind__in=FORWARDS).select_related("department"),
        "contacts": _by_department(case, [(row, is_stale(row.checked_on, today, CONTACT_PERSON)) for row in rows]),
        "dates": dates_for(today, ForwardingTerms.on(today)),
        "draft": _draft(case),
    }
    return render(request, "desk/adviser/forwardings/new.html", context, status=status)


def _by_department(case: Case, rows: list[tuple[ContactPerson, bool]]) -> list[dict[str, Any]]:
    """Return the contact persons by department; those of the case's own department stand open."""
    found: dict[int, dict[str, Any]] = {}
    for row, stale in rows:
        own = row.department_id == case.department_id
        group = found.setdefault(row.department_id, {"name": row.department.name, "is_own": own, "lines": []})
        group["lines"].append({"row": row, "is_stale": stale})
    return sorted(found.values(), key=lambda group: not group["is_own"])


urlpatterns = [path("sager/<int:number>/videresendelse/", forward, name="adviser_forward")]
