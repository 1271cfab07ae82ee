"""Opening hours (åbningstider): each centre's week, whether it is open now, and the days when it is not."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from indgang.foundation import clock
from indgang.organisation.doors import closings, doors
from indgang.organisation.models import Municipality

from . import structured
from .pages import open_page, show


@open_page
def hours(request: HttpRequest) -> HttpResponse:
    """Show every centre with its address, telephone and hours."""
    now = clock.now()
    found, municipality = doors(now), Municipality.current()
    offices = [{"@context": "https://schema.org", **structured.office(door, municipality)} for door in found]
    context = {
        "doors": found,
        "closings": closings(found, clock.local_day(now)),
        "structured": structured.as_block(offices),
    }
    return show(request, "public/hours.html", context)


urlpatterns = [path("aabningstider/", hours, name="public_hours")]
