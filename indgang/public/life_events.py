"""Life events (livsbegivenheder): what has happened, and all that follows from it in its order."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from indgang.catalogue.models import LifeEvent
from indgang.foundation import clock

from .pages import open_page, show


@open_page
def life_events(request: HttpRequest) -> HttpResponse:
    """List the life events."""
    return show(request, "public/life_events.html", {"life_events": LifeEvent.objects.offered(_today())})


@open_page
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a life event's checklist."""
    today = _today()
    found = get_object_or_404(LifeEvent.objects.offered(today).with_steps(), slug=slug)
    steps = [
        step for step in found.steps.all() if step.task.valid_from <= today and not _is_over(step.task.valid_to, today)
    ]
    return show(request, "public/life_event.html", {"life_event": found, "steps": steps})


def _today() -> date:
    return clock.local_day(clock.now())


def _is_over(last: date | None, today: date) -> bool:
    return last is not None and last < today


urlpatterns = [
    path("livsbegivenheder/", life_events, name="public_life_events"),
    path("livsbegivenheder/<slug:slug>/", life_event, name="public_life_event"),
]
