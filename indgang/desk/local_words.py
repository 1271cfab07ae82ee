"""Local words at the desk (lokale ord): tried on the regression set first, then added, and taken away again."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.rights import Ability
from indgang.wayfinder import local_words
from indgang.wayfinder.models import Kind, Saying, Search
from indgang.wayfinder.trying import Effect, effect_of

from .access import StaffRequest, needs
from .forms.searches import LocalWordForm
from .searches import TOLD_FROM, local_word_in, shown_text, tabs

PER_PAGE: Final = 30
_STANDING, _WITHDRAWN = "gaelder", "tilbagetrukket"
_WHICH: Final = ((_STANDING, gettext_lazy("Gælder")), (_WITHDRAWN, gettext_lazy("Trukket tilbage")))


@needs(Ability.TEACH_WAYFINDER)
def words(request: StaffRequest) -> HttpResponse:
    """List the local words and what was learnt from choices; posted, add the word that was tried."""
    if request.method == "POST":
        return _add(request)
    which = request.GET.get("vis")
    which = which if which in dict(_WHICH) else _STANDING
    rows = Saying.objects.filter(kind__in=(Kind.SYNONYM, Kind.CHOSEN)).select_related("task", "added_by")
    rows = rows.standing() if which == _STANDING else rows.filter(withdrawn_at__isnull=False)
    page = Paginator(rows.order_by("-added_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "which": which,
        "choices": _WHICH,
        "query": f"vis={which}&",
        "tabs": tabs("local_words"),
    }
    return render(request, "desk/searches/words.html", context)


@needs(Ability.TEACH_WAYFINDER)
def new(request: StaffRequest) -> HttpResponse:
    """Write a local word, perhaps from a search; posted, show what it would do before it is used."""
    if request.method != "POST":
        return _editor(request, LocalWordForm(initial=_from_search(request.GET.get("soegning", ""))))
    form = LocalWordForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, 422)
    task: Task = form.cleaned_data["task"]
    try:
        text = local_words.checked(form.cleaned_data["text"], task, by=request.user)
    except Refusal as refusal:
        form.add_error("text", refusal.in_full)
        return _editor(request, form, 422)
    effect = effect_of(text, task)
    context = {"form": form, "task": task, "effect": effect, "scores": _scores(effect)}
    return render(request, "desk/searches/preview.html", context)


def _add(request: StaffRequest) -> HttpResponse:
    form = LocalWordForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, 422)
    task: Task = form.cleaned_data["task"]
    try:
        local_words.add(form.cleaned_data["text"], task, by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error("text", refusal.in_full)
        return _editor(request, form, 409)
    messages.success(request, _("Ordet er tilføjet. Det virker i skranken og for borgerne inden for ti sekunder."))
    return redirect("local_words")


@require_POST
@needs(Ability.TEACH_WAYFINDER)
def withdrawal(request: StaffRequest, number: int) -> HttpResponse:
    """Take a local word away again (tilbagetrækning)."""
    row = get_object_or_404(Saying.objects.filter(kind__in=(Kind.SYNONYM, Kind.CHOSEN)), pk=number)
    try:
        local_words.withdraw(row, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Ordet er trukket tilbage."))
    return redirect("local_words")


def _editor(request: StaffRequest, form: LocalWordForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "task_titles": Task.objects.values_list("title", flat=True)}
    return render(request, "desk/searches/word_new.html", context, status=status)


def _from_search(number: str) -> dict[str, Any]:
    """Return what a search tells of the word and its task; words that are hidden in the list stay hidden."""
    if not number.isdecimal():
        return {}
    row = Search.objects.select_related("chosen", "first").filter(pk=int(number[:18])).first()
    if row is None:
        return {}
    like = Search.objects.filter(likeness=row.likeness)
    hours = like.values("at").distinct()[:TOLD_FROM].count()
    is_told = shown_text(row.text, hours) == row.text
    chosen = like.filter(chosen__isnull=False).order_by("-at").values_list("chosen__title", flat=True).first()
    return {"text": local_word_in(row.text)[: local_words.MOST] if is_told else "", "task": chosen or ""}


def _scores(effect: Effect) -> list[dict[str, str]]:
    pairs = (
        (_("Rette opgave først"), effect.before.whole.top1, effect.after.whole.top1),
        (_("Rette opgave blandt de tre første"), effect.before.whole.top3, effect.after.whole.top3),
    )
    return [{"name": name, "before": percent(was), "after": percent(becomes)} for name, was, becomes in pairs]


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal."""
    return f"{number_format(100 * share, 1)} %"


urlpatterns = [
    path("soegninger/lokale-ord/", words, name="local_words"),
    path("soegninger/lokale-ord/nyt/", new, name="local_word_new"),
    path("soegninger/lokale-ord/<int:number>/tilbagetraekning/", withdrawal, name="local_word_withdrawal"),
]
