"""The page of one contact (henvendelse): what was said, its case, its corrections, and what can be done."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form, formset_factory
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Case, CaseKind, Contact
from indgang.adviser.registration import correct
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.law.models import Route

from .access import ZoneRequest, unlocked
from .cases import found as found_case
from .forms.cases import OpenCaseForm
from .forms.contacts import POINTS, ContactForm, JoinCaseForm, PointForm, TakeOutForm
from .forms.people import PersonForm
from .home import title_of
from .perform import tell_masked

_POINTS = formset_factory(PointForm, extra=POINTS, max_num=12)


def found(request: ZoneRequest, number: int) -> Contact:
    """Return the contact with this number, if this adviser may see it; else 404."""
    rows = Contact.objects.seen_by(request.user).select_related(
        "by", "case", "person", "department", "place", "task", "task__department"
    )
    return get_object_or_404(rows, pk=number)


@unlocked
def contact(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one contact; that it was read is written down."""
    row = found(request, number)
    with transaction.atomic():
        chain.record("adviser_contact.read", row, by=request.user, at=clock.now())
    return show(request, row)


def show(
    request: ZoneRequest, row: Contact, turned_down: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the contact's page, with the form that was turned down when there is one."""
    forms = turned_down or {}
    words = request.key.read(row)
    context = {
        "contact": row,
        "title": title_of(row, request),
        "words": words,
        "points": row.points.select_related("theme", "department"),
        "person_name": request.key.read(row.person)["name"] if row.person else "",
        "route": Route.objects.filter(number=row.route_number).last() if row.route_number else None,
        "corrections": row.corrections.select_related("by"),
        "open_form": forms.get("open") or OpenCaseForm(prefix="open", initial=_new_case(row, words)),
        "join_form": forms.get("join") or JoinCaseForm(prefix="join"),
        "person_form": PersonForm(prefix="person"),
        "out_form": forms.get("out") or TakeOutForm(prefix="out"),
        "cases": _cases(request, row),
    }
    return render(request, "desk/adviser/contacts/show.html", context, status=status)


def _new_case(row: Contact, words: dict[str, str]) -> dict[str, Any]:
    kind = row.kind if row.kind in CaseKind.values else CaseKind.COMPLAINT
    title = words["title"] or words["text"].split("\n")[0][:80]
    return {"kind": kind, "title": title, "department": row.department_id}


def _cases(request: ZoneRequest, row: Contact) -> list[dict[str, Any]]:
    """Return the person's open cases, which the contact may belong to."""
    if row.case_id or not row.person_id:
        return []
    rows = Case.objects.seen_by(request.user).open().filter(person=row.person_id)[:10]
    return [{"row": case, "title": request.key.read(case)["title"]} for case in rows]


@require_POST
@unlocked
def case(request: ZoneRequest, number: int) -> HttpResponse:
    """Open a case from the contact (opret sag)."""
    row = found(request, number)
    form = OpenCaseForm(request.POST, prefix="open")
    if not form.is_valid():
        return show(request, row, {"open": form}, status=422)
    try:
        opened = Case.open_from(row, by=request.user, at=clock.now(), **form.cleaned_data)
    except Refusal as refusal:
        return _turned_down(request, row, "open", form, refusal)
    tell_masked(request, opened.masked_numbers)
    messages.success(request, _("%(case)s er oprettet.") % {"case": opened})
    return redirect("adviser_case", opened.pk)


@require_POST
@unlocked
def joining(request: ZoneRequest, number: int) -> HttpResponse:
    """Put the contact into an open case (læg i sag)."""
    row = found(request, number)
    form = JoinCaseForm(request.POST, prefix="join")
    if not form.is_valid():
        return show(request, row, {"join": form}, status=422)
    try:
        row.join_case(found_case(request, form.cleaned_data["number"]), by=request.user, at=clock.now())
    except Refusal as refusal:
        return _turned_down(request, row, "join", form, refusal)
    messages.success(request, _("Henvendelsen er lagt i %(case)s.") % {"case": row.case})
    return redirect("adviser_contact", row.pk)


@require_POST
@unlocked
def discard(request: ZoneRequest, number: int) -> HttpResponse:
    """Take the contact out (tag ud)."""
    row = found(request, number)
    form = TakeOutForm(request.POST, prefix="out")
    if not form.is_valid():
        return show(request, row, {"out": form}, status=422)
    try:
        row.discard(form.cleaned_data["reason"], by=request.user, at=clock.now())
    except Refusal as refusal:
        return _turned_down(request, row, "out", form, refusal)
    messages.success(request, _("Henvendelsen er taget ud og tæller ikke med."))
    return redirect("adviser_contact", row.pk)


@require_POST
@unlocked
def taking_back(request: ZoneRequest, number: int) -> HttpResponse:
    """Let a contact that was taken out count again (tag med igen)."""
    row = found(request, number)
    try:
        row.take_back(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Henvendelsen tæller med igen."))
    return redirect("adviser_contact", row.pk)


def _turned_down(request: ZoneRequest, row: Contact, name: str, form: Form, refusal: Refusal) -> HttpResponse:
    """Show the form again with what is wrong, or only that, when the form no longer belongs on the page."""
    if row.case_id or row.discarded_at:
        messages.error(request, refusal.in_full)
        return show(request, row, status=409)
    form.add_error(None, refusal.in_full)
    return show(request, row, {name: form}, status=409)


@unlocked
def correction(request: ZoneRequest, number: int) -> HttpResponse:
    """Correct the contact (ret); what it said before is kept."""
    row = found(request, number)
    if request.method != "POST":
        return _asked(request, row, ContactForm(initial=_as_it_is(row, request)), _points_of(row))
    form, points = ContactForm(request.POST), _POINTS(request.POST, prefix="points")
    if not (form.is_valid() and points.is_valid()):
        return _asked(request, row, form, points, status=422)
    matters = [point for each in points.forms if (point := each.point())]
    try:
        correct(row, form.cleaned_data, points=matters, by=request.user, at=clock.now(), key=request.key)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _asked(request, row, form, points, status=409)
    tell_masked(request, row.masked_numbers)
    messages.success(request, _("Henvendelsen er rettet. Det, der stod før, er gemt."))
    return redirect("adviser_contact", row.pk)


def _as_it_is(row: Contact, request: ZoneRequest) -> dict[str, Any]:
    codes = {name: getattr(row, name) for name in ("kind", "way", "at", "outcome", "spent", "route_number")}
    chosen = {"place": row.place_id, "department": row.department_id, "task": row.task.slug if row.task else ""}
    return {**request.key.read(row), **codes, **chosen}


def _points_of(row: Contact) -> Any:
    standing = row.points.values("theme", "kind", "department", "finding")
    return _POINTS(prefix="points", initial=list(standing))


def _asked(request: ZoneRequest, row: Contact, form: ContactForm, points: Any, status: int = 200) -> HttpResponse:
    context = {"contact": row, "form": form, "points": points}
    return render(request, "desk/adviser/contacts/correct.html", context, status=status)


urlpatterns = [
    path("henvendelser/<int:number>/", contact, name="adviser_contact"),
    path("henvendelser/<int:number>/sag/", case, name="adviser_case_new"),
    path("henvendelser/<int:number>/sagsvalg/", joining, name="adviser_case_joining"),
    path("henvendelser/<int:number>/udtagelse/", discard, name="adviser_discard"),
    path("henvendelser/<int:number>/medtagelse/", taking_back, name="adviser_taking_back"),
    path("henvendelser/<int:number>/rettelse/", correction, name="adviser_correction"),
]
