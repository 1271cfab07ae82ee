"""Stories (historier): written sealed, looked through for identity, and published when nothing is left."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.identity import FORBIDDEN
from indgang.adviser.models import Case, Contact, Key, Story
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.drafts import forget
from indgang.desk.adviser.forms.learning import StoryForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.knowledge import plain

from .doors import doors
from .drafted import asked

PER_PAGE: Final = 25
DRAFT: Final = "historie"
_NAMING: Final = ("name", "phone", "email", "address", "cpr")
"""What of a person or a party names somebody; the rest of the case is told in capitals only."""


@unlocked
def stories(request: ZoneRequest) -> HttpResponse:
    """List the stories."""
    rows = Story.objects.seen_by(request.user).select_related("theme", "department", "case")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = [{"row": row, "title": row.public_title or request.key.read(row)["title"] or str(row)} for row in page]
    context = {"page": page, "lines": lines, "tabs": doors("adviser_stories")}
    return render(request, "desk/adviser/learning/stories.html", context)


@unlocked
def begin(request: ZoneRequest) -> HttpResponse:
    """Begin a story, from a case when the address names one."""
    case, form = _case(request), asked(request, StoryForm, DRAFT)
    if form.is_bound and form.is_valid():
        row = Story(case=case)
        if _written(request, row, form):
            forget(request.user, DRAFT)
            return redirect("adviser_story", row.pk)
    context = {"form": form, "case": case}
    return render(request, "desk/adviser/learning/story_new.html", context, status=422 if form.is_bound else 200)


@unlocked
def story(request: ZoneRequest, number: int) -> HttpResponse:
    """Show a story: a published one to read, another to write on, with all that was found in it."""
    row = _found(request, number)
    if row.published_at:
        return render(request, "desk/adviser/learning/story_told.html", {"row": row})
    form = StoryForm(request.POST) if request.method == "POST" else _form_of(row, request.key)
    if form.is_bound and form.is_valid() and _written(request, row, form):
        return redirect("adviser_story", row.pk)
    return _show(request, row, form, 422 if form.is_bound else 200)


@require_POST
@unlocked
def publish(request: ZoneRequest, number: int) -> HttpResponse:
    """Let the story be told, with a reason for each thing that was found."""
    row = _found(request, number)
    known = list(texts_of(row.case, request.key))
    reasons = {
        each.words: request.POST.get(f"reason-{place}", "")[:300]
        for place, each in enumerate(row.found(request.key, known))
    }
    try:
        row.publish(request.key, known, reasons, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
        if row.published_at:
            return redirect("adviser_story", row.pk)
        return _show(request, row, _form_of(row, request.key), 422, reasons)
    messages.success(request, _("Historien er udgivet og kan bruges i et læringsbrev."))
    return redirect("adviser_story", row.pk)


@require_POST
@unlocked
def withdraw(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a story back."""
    row = _found(request, number)
    row.withdraw(by=request.user, at=clock.now())
    messages.success(request, _("Historien er trukket tilbage."))
    return redirect("adviser_story", row.pk)


def texts_of(case: Case | None, key: Key) -> Iterator[str]:
    """Yield the case's own texts (sagens oplysninger): parties, the person, titles and what was written down."""
    if case is None:
        return
    yield key.read(case)["title"]
    yield key.read(case)["summary"]
    for row in [*case.parties.all(), *([case.person] if case.person else [])]:
        words = key.read(row)
        yield from (words[name] for name in _NAMING if words[name])
    for contact in Contact.objects.filter(case=case):
        yield " ".join(key.read(contact).values())
    for step in case.steps.all():
        yield key.read(step)["text"]


def _written(request: ZoneRequest, row: Story, form: StoryForm) -> bool:
    data = form.cleaned_data
    row.theme, row.department = data["theme"], data["department"]
    try:
        row.write(data["title"], data["text"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return False
    messages.success(request, _("Kladden er gemt i den lukkede zone."))
    return True


def _show(
    request: ZoneRequest, row: Story, form: StoryForm, status: int = 200, reasons: dict[str, str] | None = None
) -> HttpResponse:
    finds = row.found(request.key, texts_of(row.case, request.key))
    context: dict[str, Any] = {
        "row": row,
        "form": form,
        "finds": [
            {
                "place": place,
                "found": each,
                "must_go": each.kind in FORBIDDEN,
                "reason": (reasons or {}).get(each.words, ""),
            }
            for place, each in enumerate(finds)
        ],
        "examined": plain.examine(request.key.read(row)["text"]),
    }
    return render(request, "desk/adviser/learning/story.html", context, status=status)


def _form_of(row: Story, key: Key) -> StoryForm:
    words = key.read(row)
    chosen = {"theme": row.theme_id, "department": row.department_id}
    return StoryForm(initial={**chosen, "title": words["title"], "text": words["text"]})


def _case(request: ZoneRequest) -> Case | None:
    number = request.GET.get("sag", "")[:18]
    return Case.objects.seen_by(request.user).filter(pk=int(number)).first() if number.isdecimal() else None


def _found(request: ZoneRequest, number: int) -> Story:
    rows = Story.objects.seen_by(request.user).select_related("theme", "department", "case__person")
    return get_object_or_404(rows, pk=number)


urlpatterns = [
    path("historier/", stories, name="adviser_stories"),
    path("historier/ny/", begin, name="adviser_story_new"),
    path("historier/<int:number>/", story, name="adviser_story"),
    path("historier/<int:number>/udgivelse/", publish, name="adviser_story_publication"),
    path("historier/<int:number>/tilbagetraekning/", withdraw, name="adviser_story_withdrawal"),
]
