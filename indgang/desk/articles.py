"""Writing articles (skriv artikler): the editor with its check of plain language, and what else changes an article."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.catalogue.models import Confidence, Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.inquiries.models import Draft
from indgang.knowledge import plain, texts
from indgang.knowledge.models import Article, Audience, Version
from indgang.knowledge.refusals import ChangedMeanwhile
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.knowledge import ArticleForm, ReviewForm, WithdrawForm, a_year_after
from .knowledge import found, show

_WRITE: Final = (Ability.WRITE_KNOWLEDGE, Ability.WRITE_DEPARTMENT_KNOWLEDGE)


@needs(*_WRITE)
def new(request: StaffRequest) -> HttpResponse:
    """Write a new article; what cannot be saved is shown again, whole."""
    if request.method != "POST":
        return _editor(request, _blank(request), None)
    form = ArticleForm(request.POST, employee=request.user)
    if not form.is_valid():
        return _editor(request, form, None, 422)
    data = form.cleaned_data
    try:
        row = Article.begin(
            form.wording,
            owner=data["owner"],
            review_by=data["review_by"],
            tasks=form.tasks,
            confidence=data["confidence"],
            by=request.user,
            at=clock.now(),
        )
    except Refusal as refusal:
        return _turned_down(request, form, None, refusal)
    return _saved(request, row, None)


@needs(*_WRITE)
def edit(request: StaffRequest, slug: str) -> HttpResponse:
    """Change an article; the text of somebody who saved meanwhile is never written over."""
    row = found(request, slug)
    if not row.may_be_written_by(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _editor(request, ArticleForm.of(row, row.versions.newest_first()[0], request.user), row)
    form = ArticleForm(request.POST, employee=request.user, owner=row.owner)
    if not form.is_valid():
        return _editor(request, form, row, 422)
    at, data = clock.now(), form.cleaned_data
    try:
        with transaction.atomic():
            row.write(form.wording, by=request.user, at=at, note=data["note"], based_on=data["based_on"])
            row.arrange(
                owner=data["owner"],
                tasks=form.tasks,
                review_by=data["review_by"],
                confidence=data["confidence"],
                by=request.user,
                at=at,
            )
    except Refusal as refusal:
        return _turned_down(request, form, row, refusal)
    return _saved(request, row, row)


@require_POST
@needs(Ability.READ_KNOWLEDGE)
def plain_check(request: StaffRequest) -> HttpResponse:
    """Tell how heavy the text in the editor is, while it is written (sprogtjek); nothing is stored."""
    text = request.POST.get("text", "")[: texts.ARTICLE]
    return render(request, "desk/knowledge/_check.html", {"examined": plain.examine(text)})


@require_POST
@needs(*_WRITE)
def review(request: StaffRequest, slug: str) -> HttpResponse:
    """Tell that the article still holds (gennemgang)."""
    row, form = found(request, slug), ReviewForm(request.POST)
    if not form.is_valid():
        return show(request, row, {"review_form": form}, 422)
    day = form.cleaned_data["review_by"]
    told = _("Gennemgået. Næste gang senest %(day)s.") % {"day": f"{day:%d.%m.%Y}"}
    return _act(request, row, lambda: row.review(day, by=request.user, at=clock.now()), told)


@require_POST
@needs(*_WRITE)
def withdrawal(request: StaffRequest, slug: str) -> HttpResponse:
    """Take an article out of use (tilbagetrækning)."""
    row, form = found(request, slug), WithdrawForm(request.POST)
    if not form.is_valid():
        return show(request, row, {"withdraw_form": form}, 422)
    reason = form.cleaned_data["reason"]
    told = _("Artiklen er trukket tilbage. Den kan tages frem igen.")
    return _act(request, row, lambda: row.withdraw(reason, by=request.user, at=clock.now()), told)


@require_POST
@needs(*_WRITE)
def resumption(request: StaffRequest, slug: str) -> HttpResponse:
    """Take a withdrawn article into use again (genoptagelse)."""
    row = found(request, slug)
    return _act(request, row, lambda: row.put_back(by=request.user, at=clock.now()), _("Artiklen gælder igen."))


@require_POST
@needs(*_WRITE)
def restoration(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Write an older version anew (genindsættelse)."""
    row = found(request, slug)
    version = get_object_or_404(row.versions, number=number)
    told = _("Version %(number)s er hentet frem igen.") % {"number": number}
    return _act(request, row, lambda: row.restore(version, by=request.user, at=clock.now()), told)


@require_POST
@needs(Ability.WRITE_KNOWLEDGE)
def approval(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Approve a proposal (godkendelse)."""
    version = _version(request, slug, number)
    told = _("Version %(number)s gælder nu.") % {"number": number}
    return _act(request, version.article, lambda: version.approve(by=request.user, at=clock.now()), told)


@require_POST
@needs(Ability.WRITE_KNOWLEDGE)
def refusal(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Turn a proposal down (afslag)."""
    version, form = _version(request, slug, number), WithdrawForm(request.POST, prefix="decline")
    if not form.is_valid():
        return show(request, version.article, {"decline_form": form}, 422)
    reason = form.cleaned_data["reason"]
    told = _("Forslaget er afvist. Den, der skrev det, kan se hvorfor under Versioner.")
    return _act(request, version.article, lambda: version.decline(reason, by=request.user, at=clock.now()), told)


def _version(request: StaffRequest, slug: str, number: int) -> Version:
    row = found(request, slug)
    version = get_object_or_404(row.versions, number=number)
    version.article = row
    return version


def _act(request: StaffRequest, row: Article, act: Callable[[], object], told: str) -> HttpResponse:
    """Do the deed and say so; a refusal is said as well."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, told)
    return redirect(row)


def _blank(request: StaffRequest) -> ArticleForm:
    today = clock.local_day(clock.now())
    initial: dict[str, Any] = {
        "owner": request.user.pk,
        "audience": Audience.INTERNAL,
        "confidence": Confidence.MEDIUM,
        "review_by": a_year_after(today),
    }
    if task := Task.objects.filter(slug=request.GET.get("opgave", "")).first():
        initial["task1"] = task.title
    return ArticleForm(employee=request.user, initial=initial)


def _draft_name(row: Article | None) -> str:
    return f"artikel-{row.pk if row else 'ny'}"


def _editor(
    request: StaffRequest, form: ArticleForm, row: Article | None, status: int = 200, newer: Version | None = None
) -> HttpResponse:
    """Show the editor; what was typed earlier and never saved is put into it."""
    kept = None if form.is_bound else Draft.objects.filter(employee=request.user, name=_draft_name(row)).first()
    if kept:
        form.initial = {**form.initial, **{name: kept.fields[name] for name in form.fields if name in kept.fields}}
    context = {
        "form": form,
        "article": row,
        "newer": newer,
        "restored": kept is not None,
        "draft": _draft_name(row),
        "examined": plain.examine(str(form["text"].value() or "")[: texts.ARTICLE]),
        "task_titles": Task.objects.values_list("title", flat=True),
        "must_be_approved": not request.user.may(Ability.WRITE_KNOWLEDGE),
    }
    return render(request, "desk/knowledge/edit.html", context, status=status)


def _turned_down(request: StaffRequest, form: ArticleForm, row: Article | None, refusal: Refusal) -> HttpResponse:
    form.add_error(None, refusal.in_full)
    newer = row.versions.newest_first()[0] if row and isinstance(refusal, ChangedMeanwhile) else None
    if newer:  # the next save is made knowing of it
        form.data = {**form.data.dict(), "based_on": newer.number}  # type: ignore[attr-defined]  # a QueryDict
    return _editor(request, form, row, 409, newer)


def _saved(request: StaffRequest, row: Article, edited: Article | None) -> HttpResponse:
    """Forget the draft, say what became of the text, and advise on its language when it is heavy."""
    Draft.objects.filter(employee=request.user, name=_draft_name(edited)).delete()
    newest = row.versions.newest_first()[0]
    if newest.approved_at:
        messages.success(request, _("Artiklen er gemt."))
    else:
        messages.success(request, _("Forslaget er gemt. En teamleder eller chefen skal godkende det."))
    examined = plain.examine(newest.text)
    if not examined.is_plain:
        advice = _("Teksten har lixtal %(lix)s. Under %(goal)s er lettere at læse.")
        messages.info(request, advice % {"lix": examined.shown_lix, "goal": plain.GOAL})
    return redirect(row)


urlpatterns = [
    path("viden/ny/", new, name="article_new"),
    path("viden/klart-sprog/", plain_check, name="plain_check"),
    path("viden/<slug:slug>/rettelse/", edit, name="article_edit"),
    path("viden/<slug:slug>/gennemgang/", review, name="article_review"),
    path("viden/<slug:slug>/tilbagetraekning/", withdrawal, name="article_withdrawal"),
    path("viden/<slug:slug>/genoptagelse/", resumption, name="article_resumption"),
    path("viden/<slug:slug>/versioner/<int:number>/genindsaettelse/", restoration, name="version_restoration"),
    path("viden/<slug:slug>/versioner/<int:number>/godkendelse/", approval, name="version_approval"),
    path("viden/<slug:slug>/versioner/<int:number>/afslag/", refusal, name="version_refusal"),
]
