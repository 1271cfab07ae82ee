"""Pages for what went wrong: each says what to do next, and shows again what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from indgang import __version__
from indgang.foundation.refusals import Refusal
from indgang.organisation.models import Municipality

from .typed import typed_in


def refused(request: HttpRequest, refusal: Refusal, status: int = 409) -> HttpResponse:
    """Show a named refusal (afvisning) with its advice."""
    context = {"title": refusal.message, "advice": refusal.hint, "name": refusal.name, "typed": typed_in(request)}
    return _unkept(render(request, "desk/error.html", context, status=status))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be read."""
    advice = _("Gå tilbage. Din tekst står der endnu som kladde. Prøv igen med en kortere tekst.")
    return _page(request, 400, _("Det sendte kunne ikke læses"), advice)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not reach so far."""
    advice = _("Din rolle giver ikke adgang hertil. Tal med din leder, hvis du mener, at du skal have adgang.")
    return _page(request, 403, _("Ingen adgang"), advice)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or none that this person may see."""
    advice = _("Siden findes ikke, eller du har ikke adgang til den. Se efter, om nummeret er skrevet rigtigt.")
    return _page(request, 404, _("Siden findes ikke"), advice)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours failed; the page asks neither the database nor the session, which may be what failed."""
    context = {
        "title": _("Noget gik galt"),
        "advice": _(
            "Fejlen er vores. Din tekst står som kladde. Prøv igen om lidt, og sig det til systemadministratoren."
        ),
        "municipality": Municipality(name=_("Kommunen")),
        "version": __version__,
    }
    return HttpResponse(render_to_string("desk/error.html", context), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old to be trusted."""
    advice = _("Siden var for gammel. Gå tilbage, genindlæs siden, og send igen. Din tekst står der endnu som kladde.")
    return _page(request, 403, _("Siden er blevet for gammel"), advice)


def _page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    context = {"title": title, "advice": advice, "typed": typed_in(request)}
    return _unkept(render(request, "desk/error.html", context, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Let no browser keep the page: what was typed stands on it."""
    add_never_cache_headers(response)
    return response
