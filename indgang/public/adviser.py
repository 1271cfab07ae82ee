"""The citizen adviser's page for citizens (borgervejlederen): what can be asked, where, when, and who waits."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.cache import patch_cache_control

from indgang.adviser.models import AdviserReport, DropIn, Exclusion, Place
from indgang.adviser.presence import coming
from indgang.adviser.reporting.composing import compose
from indgang.foundation import clock
from indgang.foundation.documents import as_html, as_pdf
from indgang.organisation.models import Employee, Municipality
from indgang.organisation.rights import Role

from .pages import open_page, show

_AHEAD: Final = 28
_REFRESH: Final = 15


@open_page
def adviser(request: HttpRequest) -> HttpResponse:
    """Show what the adviser can and cannot do, and the hours of the coming four weeks."""
    today = clock.local_day(clock.now())
    hours = coming(today, _AHEAD)
    context = {
        "advisers": Employee.objects.active().holding(Role.ADVISER).order_by("name"),
        "hours": hours,
        "changed": [each for each in hours if each.reason],
        "places": Place.objects.filter(closed_on=None),
        "exclusions": Exclusion.objects.in_force(today),
        "reports": AdviserReport.objects.delivered(),
    }
    return show(request, "public/adviser.html", context)


@open_page
def report(request: HttpRequest, number: int) -> HttpResponse:
    """Show a delivered report as a page."""
    row = get_object_or_404(AdviserReport.objects.delivered(), pk=number)
    document = compose(row, row.facts, municipality=Municipality.current().name)
    return show(request, "public/adviser_report.html", {"report": row, "whole": as_html(document)})


@open_page
def report_pdf(_request: HttpRequest, number: int) -> HttpResponse:
    """Return a delivered report as a PDF that can be read aloud."""
    row = get_object_or_404(AdviserReport.objects.delivered(), pk=number)
    document = compose(row, row.facts, municipality=Municipality.current().name)
    response = HttpResponse(as_pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="beretning-{row.first}-{row.last}.pdf"'
    return response


@open_page
def queue(request: HttpRequest, number: int) -> HttpResponse:
    """Show the number that is inside and how many wait: for the screen on the wall, renewed by itself when asked to."""
    place, now = get_object_or_404(Place, pk=number, closed_on=None), clock.now()
    rows = list(DropIn.objects.on(place, clock.local_day(now)))
    context = {
        "place": place,
        "talking": next((each for each in rows if each.called_at and not each.ended_at), None),
        "waiting": [each for each in rows if not each.called_at and not each.left_at],
        "refresh": _REFRESH,
        "renews": "skaerm" in request.GET,
        "at": now,
    }
    response = render(request, "public/adviser_queue.html", context)
    patch_cache_control(response, no_store=True)
    return response


urlpatterns = [
    path("borgervejleder/", adviser, name="public_adviser"),
    path("borgervejleder/beretninger/<int:number>/", report, name="public_adviser_report"),
    path("borgervejleder/beretninger/<int:number>/beretning.pdf", report_pdf, name="public_adviser_report_pdf"),
    path("borgervejleder/koe/<int:number>/", queue, name="public_adviser_queue"),
]
