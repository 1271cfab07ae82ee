"""The adviser's front page (borgervejlederens forside)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from .access import ZoneRequest, unlocked


@unlocked
def home(request: ZoneRequest) -> HttpResponse:
    """Show what waits, and the quickest way to write a contact down."""
    return render(request, "desk/adviser/home.html")


urlpatterns = [path("", home, name="adviser")]
