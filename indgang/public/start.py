"""The first page (forside): one question, and the doors that most people need."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import path

from indgang.catalogue.models import LifeEvent
from indgang.foundation import clock
from indgang.knowledge.models import Notice
from indgang.organisation.doors import closings, doors
from indgang.wayfinder.finding import most_asked

from .pages import open_page, show

_ASKED: Final = 8
_EVENTS: Final = 6
_NOTICES: Final = 3


@open_page
def start(request: HttpRequest) -> HttpResponse:
    """Ask what the citizen needs help with, and show what others ask about, who is open and what is special now."""
    now = clock.now()
    today, found = clock.local_day(now), doors(now)
    context = {
        "doors": found,
        "closings": closings(found, today),
        "notices": Notice.objects.public().on(today)[:_NOTICES],
        "most_asked": [match.task for match in most_asked(_ASKED)],
        "life_events": LifeEvent.objects.offered(today)[:_EVENTS],
    }
    return show(request, "public/start.html", context)


urlpatterns = [path("", start, name="public_start")]
