"""The adviser's annual reports (beretninger): begun, written, looked at, delivered, and taken out as PDF and Word."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser import anchoring
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import AdviserReport, PeriodRemark
from indgang.adviser.reporting.composing import compose
from indgang.adviser.reporting.delivering import deliver
from indgang.adviser.reporting.facts import gather
from indgang.desk.context import municipality
from indgang.desk.papers import paper
from indgang.foundation import clock
from indgang.foundation.documents import Document, as_html
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.reports import NewReportForm, RemarkForm, WordsForm


@unlocked
def reports(request: ZoneRequest) -> HttpResponse:
    """List the reports and the remarks to periods, and begin a new report."""
    form = NewReportForm(request.POST or None, initial=_last_year(clock.local_day(clock.now())))
    if form.is_valid():
        data = form.cleaned_data
        try:
            row = AdviserReport.begin(data["title"], data["first"], data["last"], by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
        else:
            return redirect("adviser_report", row.pk)
    return _listed(request, {"form": form}, 422 if form.is_bound else 200)


@require_POST
@unlocked
def remark(request: ZoneRequest) -> HttpResponse:
    """Write down what explains the figures of a time."""
    form = RemarkForm(request.POST, prefix="remark")
    if form.is_valid():
        data = form.cleaned_data
        try:
            PeriodRemark.add(data["first"], data["last"], data["text"], by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error("text", refusal.in_full)
        else:
            messages.success(request, _("Bemærkningen kommer med i beretninger, der dækker perioden."))
            return redirect("adviser_reports")
    return _listed(request, {"remark_form": form}, 422)


@require_POST
@unlocked
def remark_back(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a remark back."""
    get_object_or_404(PeriodRemark, pk=number).take_back(by=request.user, at=clock.now())
    messages.success(request, _("Bemærkningen er fjernet."))
    return redirect("adviser_reports")


@unlocked
def report(request: ZoneRequest, number: int) -> HttpResponse:
    """Write the report's own chapters and see the whole of it as it stands."""
    row = get_object_or_404(AdviserReport, pk=number)
    if request.method != "POST":
        return _shown(request, row, WordsForm.of(row))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, form, 422)
    read_through = form.cleaned_data.pop("read_through")
    try:
        row.write(by=request.user, at=clock.now(), read_through=read_through, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, row, form, 409)
    messages.success(request, _("Beretningen er gemt."))
    return redirect("adviser_report", number)


@require_POST
@unlocked
def delivery(request: ZoneRequest, number: int) -> HttpResponse:
    """Deliver the report: words and figures are locked."""
    row = get_object_or_404(AdviserReport, pk=number)
    try:
        deliver(row, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Beretningen er afleveret. Ord og tal er låst."))
    return redirect("adviser_report", number)


@require_POST
@unlocked
def discard(request: ZoneRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    row = get_object_or_404(AdviserReport, pk=number)
    try:
        row.discard(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
        return redirect("adviser_report", number)
    messages.success(request, _("Kladden er slettet."))
    return redirect("adviser_reports")


@unlocked
def report_file(request: ZoneRequest, number: int, form: str) -> HttpResponse:
    """Return the report as PDF or Word."""
    row = get_object_or_404(AdviserReport, pk=number)
    return paper(document_of(row), f"beretning-{row.first}-{row.last}", form)


def document_of(row: AdviserReport) -> Document:
    """Return the report's document: a delivered one from what was kept, a draft from the data of today."""
    facts = row.facts if row.is_delivered else gather(Span(row.first, row.last), clock.local_day(clock.now()))
    return compose(row, facts, municipality=municipality().name)


def _shown(request: ZoneRequest, row: AdviserReport, form: WordsForm, status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    context = {
        "report": row,
        "form": form,
        "whole": as_html(document_of(row)),
        "may_deliver": not row.is_delivered and row.last < today,
        "addressee": anchoring.on(row.last).addressee,
        "draft": f"beretning-{row.pk}",
    }
    return render(request, "desk/adviser/reports/show.html", context, status=status)


def _listed(request: ZoneRequest, turned_down: dict[str, Any], status: int) -> HttpResponse:
    context = {
        "reports": AdviserReport.objects.all(),
        "remarks": PeriodRemark.objects.order_by("-first"),
        "form": NewReportForm(initial=_last_year(clock.local_day(clock.now()))),
        "remark_form": RemarkForm(prefix="remark"),
        **turned_down,
    }
    return render(request, "desk/adviser/reports/list.html", context, status=status)


def _last_year(today: date) -> dict[str, Any]:
    """Return the last whole calendar year, as the usual period."""
    first = date(today.year - 1, 1, 1)
    last = date(today.year, 1, 1) - timedelta(days=1)
    return {"first": first, "last": last, "title": _("Beretning %(year)s") % {"year": first.year}}


urlpatterns = [
    path("beretninger/", reports, name="adviser_reports"),
    path("beretninger/bemaerkninger/", remark, name="adviser_remark"),
    path("beretninger/bemaerkninger/<int:number>/fjernelse/", remark_back, name="adviser_remark_back"),
    path("beretninger/<int:number>/", report, name="adviser_report"),
    path("beretninger/<int:number>/aflevering/", delivery, name="adviser_report_delivery"),
    path("beretninger/<int:number>/sletning/", discard, name="adviser_report_discard"),
    path("beretninger/<int:number>/beretning.pdf", report_file, {"form": "pdf"}, name="adviser_report_pdf"),
    path("beretninger/<int:number>/beretning.docx", report_file, {"form": "docx"}, name="adviser_report_docx"),
]
