"""The door to the closed zone: the unlocked key travels in the adviser's own cookie, and is stored nowhere.

The cookie holds the private key sealed with the server's key, for one person and one session, until nothing has been
asked for two hours. A copy of the database
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
from indgang.foundation import clock, vault
from indgang.organisation.rights import Ability

COOKIE: Final = "zone"
PATH: Final = "/borgervejleder/"
_LOCKS_AFTER: Final = 2 * 60 * 60
_RENEWED_AFTER: Final = 5 * 60
"""Seconds without a request after which the key is worthless, and after which it is given anew."""


class ZoneRequest(StaffRequest):
    """A request by an adviser who has unlocked the zone."""

    key: Key


type View[**P] = Callable[Concatenate[ZoneRequest, P], HttpResponse]


def unlocked[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Let a page be seen only by an adviser with the key in hand; without it the way goes by the unlocking page."""

    def checked(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        held = _held_by(request)
        if held is None:
            return _to_unlocking(request)
        request.key = Key(held["private"])
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        if _age(held) > _RENEWED_AFTER and COOKIE not in response.cookies:
            hand_over(response, held["private"], request)
        return response

    update_wrapper(checked, view)
    return update_wrapper(needs(Ability.ADVISE)(checked), view)


def _held_by(request: StaffRequest) -> dict[str, Any] | None:
    """Return what came with the request, if it is this person's and this session's, fresh, and not taken away."""
    try:
        held: dict[str, Any] = json.loads(vault.unseal(request.COOKIES.get(COOKIE, "")))
    except (vault.Unreadable, ValueError):
        return None
    if (held["employee"], held["session"]) != (request.user.pk, request.session.session_key):
        return None
    if _age(held) > _LOCKS_AFTER:
        return None
    return held if ZoneKey.objects.opening_with(held["private"], request.user, held.get("key", 0)) else None


def _age(held: dict[str, Any]) -> float:
    return clock.now().timestamp() - float(held.get("at", 0))


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
    """Return the cookie's content; it is worth as much as the copy of the key that was opened."""
    key = ZoneKey.objects.standing().filter(employee=employee).values_list("pk", flat=True).first()
    held = {"private": private, "employee": employee, "session": session, "key": key, "at": clock.now().timestamp()}
    return vault.seal(json.dumps(held))


def _to_unlocking(request: StaffRequest) -> HttpResponse:
    """Ask for the passphrase, and come back to the page; what was posted is for the browser to keep and send again."""
    if request.method == "GET":
        return redirect(f"{reverse('zone_unlock')}?{urlencode({'next': request.get_full_path()})}")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return redirect("zone_unlock")
