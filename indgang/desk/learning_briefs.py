"""Learning briefs for all staff (læring): the list, one to read, and the same as a file."""

from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.text import slugify
from django.utils.translation import get_language

from indgang.adviser.learning.telling import document_of
from indgang.adviser.models import Brief
from indgang.foundation import clock
from indgang.foundation.documents import as_html
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .knowledge import tabs
from .papers import paper

PER_PAGE: Final = 20
_FORMS: Final = ("pdf", "docx")


@needs(Ability.READ_KNOWLEDGE)
def briefs(request: StaffRequest) -> HttpResponse:
    """List what the adviser has published."""
    rows = Brief.objects.published().select_related("theme").order_by("-published_at", "-id")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = tabs(request.user, "learning_briefs", clock.local_day(clock.now()))
    return render(request, "desk/briefs/list.html", {"page": page, "tabs": shown})


@needs(Ability.READ_KNOWLEDGE)
def brief(request: StaffRequest, number: int) -> HttpResponse:
    """Show one."""
    row = _found(number)
    told = as_html(document_of(row, language=_language()))
    return render(request, "desk/briefs/show.html", {"row": row, "told": told})


@needs(Ability.READ_KNOWLEDGE)
def file(request: StaffRequest, number: int, name: str) -> HttpResponse:
    """Give one as PDF or Word."""
    row = _found(number)
    if name not in _FORMS:
        raise Http404
    return paper(document_of(row, language=_language()), slugify(row.title) or "laeringsbrev", name)


def _found(number: int) -> Brief:
    return get_object_or_404(Brief.objects.published().select_related("theme"), pk=number)


def _language() -> str:
    return get_language() or "da"


urlpatterns = [
    path("laering/", briefs, name="learning_briefs"),
    path("laering/<int:number>/", brief, name="learning_brief"),
    path("laering/<int:number>/fil/<str:name>/", file, name="learning_brief_file"),
]
