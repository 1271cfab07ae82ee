"""A task's page (opgave): what it is, who decides, how it is done, and where to complain."""

from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from indgang.catalogue.models import LifeEvent, Task, Usefulness
from indgang.catalogue.self_service import SelfService
from indgang.foundation import clock
from indgang.knowledge.models import Article
from indgang.organisation.doors import doors
from indgang.organisation.models import Municipality

from . import structured
from .disagreeing import way_told
from .goals import kept_lately
from .pages import open_page, show

_KEPT: Final = timedelta(days=365)
_THANKED: Final = "tak"


@open_page
def task(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that a citizen needs to know about a task; one that has gone out of the catalogue is not found."""
    now = clock.now()
    today = clock.local_day(now)
    found = get_object_or_404(Task.objects.offered(today).with_surroundings(), slug=slug)
    open_doors, municipality = doors(now), Municipality.current()
    context: dict[str, Any] = {
        "task": found,
        "placement": found.placements.on(today).first(),
        "doors": open_doors,
        "self_service": SelfService.of(found),
        "appeal": way_told(found, today),
        "articles": Article.objects.public().about(found.pk),
        "life_events": LifeEvent.objects.offered(today).filter(steps__task=found),
        "kept": kept_lately(today).get(found.pk),
        "facts_stale": found.checked_on is None or found.checked_on < today - _KEPT,
        "thanked": _THANKED in request.GET,
        "structured": structured.service(found, municipality, open_doors, request.build_absolute_uri(request.path)),
    }
    return show(request, "public/task.html", context)


@csrf_exempt  # it only counts, and a token would need a cookie
@login_not_required
@require_POST
def usefulness(request: HttpRequest, slug: str) -> HttpResponse:
    """Count one answer to "Var siden til hjælp?"; who gave it is neither asked nor kept."""
    today = clock.local_day(clock.now())
    found = get_object_or_404(Task.objects.offered(today), slug=slug)
    if request.POST.get("svar") in ("ja", "nej"):
        Usefulness.objects.tell(found, today, helped=request.POST["svar"] == "ja")
    return redirect(f"{reverse('public_task', args=[slug])}?{_THANKED}#nytte")


urlpatterns = [
    path("opgaver/<slug:slug>/", task, name="public_task"),
    path("opgaver/<slug:slug>/nytte/", usefulness, name="public_usefulness"),
]
