"""The page on which a deadline is reckoned (regn en frist ud), step by step; nothing is kept."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from indgang.foundation import clock
from indgang.law.models import PostTime
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.law import DeadlineForm
from .law import tabs


@needs(Ability.SEE_TASKS)
def deadline(request: StaffRequest) -> HttpResponse:
    """Reckon what the address asks for, and show each step; without anything asked, an empty form."""
    today = clock.local_day(clock.now())
    post = PostTime.objects.all().as_plain()
    asked = {"count", "unit", "delivery"} <= set(request.GET)
    form = DeadlineForm(request.GET if asked else None, post=post, initial=_initial(request))
    found = form.deadline() if asked and form.is_valid() else None
    context: dict[str, Any] = {
        "form": form,
        "found": found,
        "tabs": tabs(request.user, "law_deadline", today),
    }
    return render(request, "desk/law/deadline.html", context, status=422 if asked and found is None else 200)


def _initial(request: StaffRequest) -> dict[str, Any]:
    """Return what other pages' links fill in: the length of their rule."""
    return {name: request.GET[name] for name in ("count", "unit") if request.GET.get(name, "").isalnum()}


urlpatterns = [path("lov/frist/", deadline, name="law_deadline")]
