"""What citizens see when something is not there or went wrong: the box, and a person."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from indgang.organisation.models import Municipality

from .pages import show

PREFIX: Final = "/borger/"
"""All addresses of the citizens' pages begin so."""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page; the box may find what was meant."""
    return show(request, "public/not_found.html", {}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent could not be read, because it was far too much."""
    return _plain(_("Det kunne vi ikke læse"), _("Prøv igen med færre ord, eller tal med os."), 400)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours failed; the page asks neither the database nor the session, which may be what failed."""
    return _plain(_("Noget gik galt"), _("Fejlen er vores. Prøv igen om lidt, eller tal med os."), 500)


def _plain(title: str, advice: str, status: int) -> HttpResponse:
    context = {"title": title, "advice": advice, "municipality": Municipality(name=_("Kommunen"))}
    return HttpResponse(render_to_string("public/broken.html", context), status=status)
