"""Activities (aktiviteter): work that is no contact, in a quick form and a list, counted apart."""

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Activity, ActivityKind
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.drafts import forget
from indgang.desk.adviser.forms.learning import ActivityForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .doors import doors
from .drafted import asked

PER_PAGE: Final = 25
DRAFT: Final = "aktivitet"
_FIELDS: Final = ("kind", "on", "department", "theme", "participants", "spent")


@unlocked
def activities(request: ZoneRequest) -> HttpResponse:
    """List the activities and note another; the year's count of each kind stands beside."""
    today = clock.local_day(clock.now())
    initial = {"on": f"{today:%d.%m.%Y}"}
    form = asked(request, ActivityForm, DRAFT, initial)
    if form.is_bound and form.is_valid() and _noted(request, form):
        forget(request.user, DRAFT)
        return redirect("adviser_activities")
    rows = Activity.objects.counted()
    page = Paginator(rows.select_related("department", "theme"), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "lines": [{"row": row, "note": request.key.read(row)["note"]} for row in page],
        "counts": _counts(today.year),
        "year": today.year,
        "tabs": doors("adviser_activities"),
    }
    return render(request, "desk/adviser/learning/activities.html", context, status=422 if form.is_bound else 200)


@require_POST
@unlocked
def discard(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a mistaken activity out of the count."""
    row = get_object_or_404(Activity.objects.counted(), pk=number)
    row.discard(by=request.user, at=clock.now())
    messages.success(request, _("Aktiviteten tæller ikke med mere."))
    return redirect("adviser_activities")


def _noted(request: ZoneRequest, form: ActivityForm) -> bool:
    data = form.cleaned_data
    row = Activity(**{name: data[name] for name in _FIELDS})
    try:
        row.note(data["note"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return False
    messages.success(request, _("Aktiviteten er gemt."))
    return True


def _counts(year: int) -> list[dict[str, Any]]:
    """Count the year's activities and participants of each kind."""
    times, people = Counter[str](), Counter[str]()
    for kind, count in Activity.objects.counted().filter(on__year=year).values_list("kind", "participants"):
        times[kind] += 1
        people[kind] += count or 0
    return [
        {"label": label, "times": times[kind], "people": people[kind]}
        for kind, label in ActivityKind.choices
        if times[kind]
    ]


urlpatterns = [
    path("aktiviteter/", activities, name="adviser_activities"),
    path("aktiviteter/<int:number>/udtagelse/", discard, name="adviser_activity_discard"),
]
