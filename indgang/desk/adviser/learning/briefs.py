"""Learning briefs (læringsbreve): written by the adviser, published to all staff."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.learning.telling import document_of, figures_for
from indgang.adviser.models import Brief
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.forms.learning import BriefForm
from indgang.foundation import clock
from indgang.foundation.documents import as_html
from indgang.foundation.refusals import Refusal
from indgang.knowledge import plain

from .doors import doors

PER_PAGE: Final = 25


@unlocked
def briefs(request: ZoneRequest) -> HttpResponse:
    """List the briefs, also those that are being written."""
    page = Paginator(Brief.objects.select_related("theme"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/adviser/learning/briefs.html", {"page": page, "tabs": doors("adviser_briefs")})


@unlocked
def begin(request: ZoneRequest) -> HttpResponse:
    """Begin a brief."""
    form = BriefForm(request.POST) if request.method == "POST" else BriefForm()
    if form.is_bound and form.is_valid() and (row := _written(request, Brief(), form)):
        return redirect("adviser_brief", row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "desk/adviser/learning/brief_new.html", {"form": form, "row": None}, status=status)


@unlocked
def brief(request: ZoneRequest, number: int) -> HttpResponse:
    """Show a brief as it will be read, and let it be written on until it is published."""
    row = get_object_or_404(Brief.objects.select_related("theme"), pk=number)
    form = None if row.published_at else _form_of(row, request)
    if form and form.is_bound and form.is_valid() and _written(request, row, form):
        return redirect("adviser_brief", row.pk)
    if not row.published_at:
        row.figures = figures_for(row.theme, clock.local_day(clock.now()))
    context = {
        "row": row,
        "form": form,
        "told": as_html(document_of(row, language=get_language() or "da")),
        "examined": plain.examine(row.text),
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "desk/adviser/learning/brief.html", context, status=status)


@require_POST
@unlocked
def publish(request: ZoneRequest, number: int) -> HttpResponse:
    """Let all staff read it, with the figures of today."""
    row = get_object_or_404(Brief.objects.select_related("theme"), pk=number)
    at = clock.now()
    try:
        row.publish(figures_for(row.theme, clock.local_day(at)), by=request.user, at=at)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Læringsbrevet er udgivet. Alle medarbejdere kan læse det."))
    return redirect("adviser_brief", row.pk)


@require_POST
@unlocked
def withdraw(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a brief back."""
    row = get_object_or_404(Brief, pk=number)
    row.withdraw(by=request.user, at=clock.now())
    messages.success(request, _("Læringsbrevet er trukket tilbage."))
    return redirect("adviser_brief", row.pk)


def _form_of(row: Brief, request: ZoneRequest) -> BriefForm:
    if request.method == "POST":
        return BriefForm(request.POST)
    advice: dict[str, Any] = dict(zip(("first", "second", "third"), row.advice, strict=False))
    chosen = {"theme": row.theme_id, "stories": list(row.stories.values_list("pk", flat=True))}
    return BriefForm(initial={**chosen, **advice, "title": row.title, "text": row.text})


def _written(request: ZoneRequest, row: Brief, form: BriefForm) -> Brief | None:
    """Keep the brief as it was typed; a refusal is put into the form."""
    data = form.cleaned_data
    row.theme, row.title, row.text, row.advice = data["theme"], data["title"], data["text"], form.advice
    try:
        row.write(by=request.user, at=clock.now(), read_through=data["read_through"])
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return None
    row.stories.set(data["stories"])
    messages.success(request, _("Læringsbrevet er gemt."))
    return row


urlpatterns = [
    path("laeringsbreve/", briefs, name="adviser_briefs"),
    path("laeringsbreve/nyt/", begin, name="adviser_brief_new"),
    path("laeringsbreve/<int:number>/", brief, name="adviser_brief"),
    path("laeringsbreve/<int:number>/udgivelse/", publish, name="adviser_brief_publication"),
    path("laeringsbreve/<int:number>/tilbagetraekning/", withdraw, name="adviser_brief_withdrawal"),
]
