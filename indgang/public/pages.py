"""What all pages for citizens share: nobody signs in, nothing is remembered, and help is never far away."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from indgang.foundation import clock
from indgang.organisation.doors import Door, doors

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]

MINUTE: Final = 60
_MENU: Final[tuple[tuple[str, Promise], ...]] = (
    ("public_tasks", _("Emner A–Å")),
    ("public_life_events", _("Livsbegivenheder")),
    ("public_hours", _("Åbningstider")),
    ("public_letter", _("Forstå et brev")),
    ("public_complaints", _("Klage")),
)


def open_page[**P](view: View[P]) -> View[P]:
    """Let everybody read a page, and keep it for a minute: it is the same for all who read its language."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=MINUTE)
        patch_vary_headers(response, ["Cookie"])
        return response

    return require_safe(login_not_required(gzip_page(opened)))  # no page holds a secret that its size could tell


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Draw a page with its frame: the menu, the open doors, and where to find a person."""
    found = context.get("doors") or doors(clock.now())
    frame = {
        "doors": found,
        "first_door": min(found, key=_waiting, default=None),
        "menu": [{"url": reverse(name), "label": label} for name, label in _MENU],
        "here": request.get_full_path(),
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, template, frame | context, status=status)


def _waiting(door: Door) -> tuple[bool, float]:
    """Order doors by where one gets in first: the open ones, longest open first, then those that open soonest."""
    changes = door.now.changes_at.timestamp() if door.now.changes_at else float("inf")
    return (False, -changes) if door.now.is_open else (True, changes)
