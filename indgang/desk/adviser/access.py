"""The door to the closed zone: the unlocked key travels in the adviser's own cookie, and is stored nowhere.

The cookie holds the private key sealed with the server's key, for one person and one session. A copy of the database
opens nothing, nor does the cookie without the server; docs/adviser-zone.md tells what this does not protect against.
"""

import json
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from indgang.adviser.models import Key, ZoneKey
from indgang.desk.access import StaffRequest, needs
from indgang.foundation import vault
from indgang.organisation.rights import Ability

COOKIE: Final = "zone"
PATH: Final = "/borgervejleder/"


class ZoneRequest(StaffRequest):
    """A request by an adviser who has unlocked the zone."""

    key: Key


type View[**P] = Callable[Concatenate[ZoneRequest, P], HttpResponse]


def unlocked[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Let a page be seen only by an adviser with the key in hand; without it the way goes by the unlocking page."""

    def checked(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return _to_unlocking(request)
        request.key = key
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    update_wrapper(checked, view)
    return update_wrapper(needs(Ability.ADVISE)(checked), view)


def key_of(request: StaffRequest) -> Key | None:
    """Return the key that came with the request, if it is this person's and this session's, and not taken away."""
    try:
        held = json.loads(vault.unseal(request.COOKIES.get(COOKIE, "")))
    except (vault.Unreadable, ValueError):
        return None
    if held["employee"] != request.user.pk or held["session"] != request.session.session_key:
        return None
    return Key(held["private"]) if ZoneKey.objects.standing().of(request.user).exists() else None


def hand_over(response: HttpResponse, private: str, request: StaffRequest) -> None:
    """Give the key to the person's browser, for this session and no other, until the browser is closed."""
    if not request.session.session_key:
        request.session.save()
    response.set_cookie(
        COOKIE,
        sealed_for(private, request.user.pk, request.session.session_key or ""),
        path=PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def take_back(response: HttpResponseBase) -> None:
    """Let the browser forget the key (lås)."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def sealed_for(private: str, employee: int, session: str) -> str:
    """Return the cookie's content."""
    return vault.seal(json.dumps({"private": private, "employee": employee, "session": session}))


def _to_unlocking(request: StaffRequest) -> HttpResponse:
    """Ask for the passphrase, and come back to the page; what was posted is for the browser to keep and send again."""
    if request.method == "GET":
        return redirect(f"{reverse('zone_unlock')}?{urlencode({'next': request.get_full_path()})}")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return redirect("zone_unlock")
