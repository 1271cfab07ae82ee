"""The adviser's own analysis (læring): true numbers, the contacts behind them, and themes that have no name yet."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.http import urlencode

from indgang.adviser.learning.unnamed import patterns_in
from indgang.adviser.models import Contact, PointKind, Theme, ThemeGroup
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.forms.learning import AnalysisForm
from indgang.desk.adviser.forms.period import PeriodForm
from indgang.foundation import clock
from indgang.organisation.models import Department

from .analysis_page import AnalysisPage
from .doors import doors

PER_PAGE: Final = 30
CATCH_ALL: Final = "oevrigt"
"""The theme that means none of the others."""
_EXAMPLES: Final = 3
_EXCERPT: Final = 160


@unlocked
def analysis(request: ZoneRequest) -> HttpResponse:
    """Show themes, departments and time, beside the period before."""
    form = AnalysisForm.of(request.GET, clock.local_day(clock.now()))
    if not form.is_valid():
        context = {"form": form, "tabs": doors("adviser_analysis")}
        return render(request, "desk/adviser/learning/analysis.html", context, status=422)
    page = AnalysisPage(form, request.user)
    context = {"form": form, "page": page, "tabs": doors("adviser_analysis")}
    return render(request, "desk/adviser/learning/analysis.html", context)


@unlocked
def behind(request: ZoneRequest) -> HttpResponse:
    """List the contacts behind a number, those that this adviser may see."""
    form = PeriodForm.of(request.GET, clock.local_day(clock.now()))
    asked = {name: request.GET[name][:18] for name in ("tema", "afdeling", "gruppe") if request.GET.get(name)}
    first, end = form.moments
    rows = Contact.objects.counted().between(first, end).seen_by(request.user).filter(_with_points(asked)).distinct()
    page = Paginator(rows.prefetch_related("points__theme", "points__department"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    query = urlencode({"fra": f"{form.first:%d.%m.%Y}", "til": f"{form.last:%d.%m.%Y}", **asked})
    context = {
        "page": page,
        "lines": [{"row": row, "title": request.key.read(row)["title"] or str(row)} for row in page],
        "said": _said(asked),
        "form": form,
        "query": f"{query}&",
        "back": f"fra={form.first:%d.%m.%Y}&til={form.last:%d.%m.%Y}",
        "tabs": doors("adviser_analysis"),
    }
    return render(request, "desk/adviser/learning/behind.html", context)


@unlocked
def unnamed(request: ZoneRequest) -> HttpResponse:
    """Show words that stand out in contacts without a theme; the texts are opened in memory only."""
    form = PeriodForm.of(request.GET, clock.local_day(clock.now()))
    first, end = form.moments
    rows = Contact.objects.counted().between(first, end).seen_by(request.user)
    texts = {row.pk: " ".join((words["title"], words["text"])) for row in rows if (words := request.key.read(row))}
    coded = Q(points__isnull=False) & ~Q(points__theme__code=CATCH_ALL)
    named = set(rows.filter(coded).values_list("pk", flat=True))
    without = {number: text for number, text in texts.items() if number not in named and text.strip()}
    others = [text for number, text in texts.items() if number in named]
    context = {
        "form": form,
        "patterns": [
            {
                "pattern": each,
                "examples": [{"number": n, "text": without[n][:_EXCERPT]} for n in each.contacts[:_EXAMPLES]],
            }
            for each in patterns_in(without, others)
        ],
        "without": len(without),
        "all": len(texts),
        "tabs": doors("adviser_unnamed"),
    }
    return render(request, "desk/adviser/learning/unnamed.html", context)


def _with_points(asked: dict[str, str]) -> Q:
    """Tell which contacts have a point of a theme, a group and a department; "0" means none."""
    wanted = Q(points__kind=PointKind.COMPLAINT)
    fields = {"tema": "points__theme", "afdeling": "points__department", "gruppe": "points__theme__group"}
    for name, value in asked.items():
        number = int(value) if value.isdecimal() else -1
        wanted &= Q(**({fields[name]: number} if number else {f"{fields[name]}__isnull": True}))
    return wanted


def _said(asked: dict[str, str]) -> list[str]:
    rows: dict[str, QuerySet[Any]] = {
        "gruppe": ThemeGroup.objects.all(),
        "tema": Theme.objects.all(),
        "afdeling": Department.objects.all(),
    }
    found = [rows[name].filter(pk=int(asked[name])).first() for name in rows if asked.get(name, "").isdecimal()]
    return [str(each) for each in found if each]


urlpatterns = [
    path("laering/", analysis, name="adviser_analysis"),
    path("laering/bag/", behind, name="adviser_analysis_behind"),
    path("laering/nye-temaer/", unnamed, name="adviser_unnamed"),
]
