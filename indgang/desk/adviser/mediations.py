"""Mediation (mægling) at the adviser's desk: begun from a case, its page, its list, and its files."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import F
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.adviser.mediating.agreement import agreement
from indgang.adviser.mediating.calendar_file import calendar_file
from indgang.adviser.models import Case, ConsentKind, Key, Mediation, MediationMeeting
from indgang.desk.papers import paper
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain

from .access import ZoneRequest, unlocked
from .cases import found as found_case
from .forms.mediation import BeginForm
from .mediation_acts import acts, point_lines
from .perform import tell_masked

PAGE: Final = 40
WHICH: Final = (
    ("igang", gettext_lazy("I gang")),
    ("opfoelgning", gettext_lazy("Skal følges op")),
    ("alle", gettext_lazy("Alle")),
)


@unlocked
def begin(request: ZoneRequest, number: int) -> HttpResponse:
    """Begin a mediation from a case."""
    case = found_case(request, number)
    form = BeginForm(request.POST if request.method == "POST" else None, initial={"department": case.department_id})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            begun = _begun(request, case, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
            status = 409
        else:
            tell_masked(request, begun.masked_numbers)
            messages.success(request, _("Mæglingen er begyndt. Skriv nu, hvem der er med."))
            return redirect("adviser_mediation", begun.pk)
    context = {
        "case": case,
        "case_title": request.key.read(case)["title"] or str(case),
        "form": form,
        "consent": case.consents.standing().filter(kind=ConsentKind.MEDIATION).last(),
    }
    return render(request, "desk/adviser/mediation/new.html", context, status=status)


def _begun(request: ZoneRequest, case: Case, data: dict[str, Any]) -> Mediation:
    """Write the consent down, if it was given just now, and begin; both or neither."""
    at = clock.now()
    with transaction.atomic():
        if data["agreed"]:
            case.allow(ConsentKind.MEDIATION, _("At borgervejlederen mægler."), by=request.user, at=at)
        return Mediation.begin(case, data["department"], data["aim"], by=request.user, at=at)


@unlocked
def mediations(request: ZoneRequest) -> HttpResponse:
    """List mediations: running, to be followed up, or all."""
    which = request.GET.get("vis", "") if request.GET.get("vis", "") in dict(WHICH) else WHICH[0][0]
    rows = Mediation.objects.seen_by(request.user)
    if which == "igang":
        rows = rows.running()
    elif which == "opfoelgning":
        rows = rows.to_follow(clock.local_day(clock.now()))
    page = Paginator(rows.select_related("case", "department"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [{"row": row, "aim": request.key.read(row)["aim"]} for row in page.object_list],
        "which": which,
        "which_choices": WHICH,
        "query": f"vis={which}&",
    }
    return render(request, "desk/adviser/mediation/list.html", context)


def found(request: ZoneRequest, number: int) -> Mediation:
    """Return the mediation with this number, if this adviser may see it; else 404."""
    rows = Mediation.objects.seen_by(request.user).select_related("case__person", "department", "began_by")
    return get_object_or_404(rows, pk=number)


@unlocked
def mediation(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one mediation; that it was read is written down."""
    row = found(request, number)
    with transaction.atomic():
        chain.record("mediation.read", row, by=request.user, at=clock.now(), case=row.case_id)
    return show(request, row)


def show(
    request: ZoneRequest, row: Mediation, turned_down: Mapping[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the page, with the form that was turned down when there is one."""
    key = request.key
    context = {
        "mediation": row,
        "words": key.read(row),
        "case_title": key.read(row.case)["title"] or str(row.case),
        "parties": _with_words(row.parties.order_by(F("left_at").asc(nulls_first=True), "side", "pk"), key),
        "meetings": _with_words(row.meetings.all(), key),
        "points": point_lines(row, key, clock.local_day(clock.now())),
        "acts": acts(row, key, turned_down or {}),
    }
    return render(request, "desk/adviser/mediation/show.html", context, status=status)


def _with_words(rows: Any, key: Key) -> list[dict[str, Any]]:
    return [{"row": row, "words": key.read(row)} for row in rows]


@unlocked
def calendar(request: ZoneRequest, number: int) -> HttpResponse:
    """Return a meeting as a calendar file; place and agenda only when they are asked for."""
    seen = Mediation.objects.seen_by(request.user)
    chosen = get_object_or_404(MediationMeeting, mediation__in=seen, pk=number)
    words = request.key.read(chosen) if request.GET.get("med") == "alt" else None
    response = HttpResponse(calendar_file(chosen, at=clock.now(), words=words), content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="moede-{chosen.pk}.ics"'
    return response


@unlocked
def agreed(request: ZoneRequest, number: int, form: str) -> HttpResponse:
    """Return the agreement as PDF, Word or text."""
    return paper(agreement(found(request, number), request.key), f"aftale-{number}", form)


_ONE: Final = "maeglinger/<int:number>/"

urlpatterns = [
    path("sager/<int:number>/maegling/", begin, name="adviser_mediation_new"),
    path("maeglinger/", mediations, name="adviser_mediations"),
    path(_ONE, mediation, name="adviser_mediation"),
    path("maeglinger/moeder/<int:number>/kalender.ics", calendar, name="adviser_mediation_calendar"),
    path(f"{_ONE}aftale.pdf", agreed, {"form": "pdf"}, name="adviser_agreement_pdf"),
    path(f"{_ONE}aftale.docx", agreed, {"form": "docx"}, name="adviser_agreement_docx"),
    path(f"{_ONE}aftale.txt", agreed, {"form": "txt"}, name="adviser_agreement_txt"),
]
