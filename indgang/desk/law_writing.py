"""Keeping the law up to date (vedligehold): a new version, and saying that something was looked up."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.law.models import PostTime, Route, Rule
from indgang.law.refusals import IsReplaced
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.law import PostTimeForm, RouteForm, RuleForm, VersionForm

type Law = Rule | Route | PostTime


@needs(Ability.MAINTAIN_LAW)
def rule_revision(request: StaffRequest, slug: str) -> HttpResponse:
    """Write a new version of a rule."""
    return _revise(request, _newest(Rule, code=slug), RuleForm)


@needs(Ability.MAINTAIN_LAW)
def route_revision(request: StaffRequest, number: int) -> HttpResponse:
    """Write a new version of a way to complain."""
    return _revise(request, _newest(Route, number=number), RouteForm)


@needs(Ability.MAINTAIN_LAW)
def post_time_revision(request: StaffRequest, number: int) -> HttpResponse:
    """Write a new version of a rule on letters."""
    sender = get_object_or_404(PostTime, pk=number).sender
    return _revise(request, _newest(PostTime, sender=sender), PostTimeForm)


@require_POST
@needs(Ability.MAINTAIN_LAW)
def rule_check(request: StaffRequest, slug: str) -> HttpResponse:
    """Tell that a rule was looked up."""
    return _check(request, _newest(Rule, code=slug))


@require_POST
@needs(Ability.MAINTAIN_LAW)
def route_check(request: StaffRequest, number: int) -> HttpResponse:
    """Tell that a way to complain was looked up."""
    return _check(request, _newest(Route, number=number))


@require_POST
@needs(Ability.MAINTAIN_LAW)
def post_time_check(request: StaffRequest, number: int) -> HttpResponse:
    """Tell that a rule on letters was looked up."""
    return _check(request, _newest(PostTime, sender=get_object_or_404(PostTime, pk=number).sender))


def _newest[M: (Rule, Route, PostTime)](model: type[M], **key: Any) -> M:
    """Return the version that no other takes over from; 404 when there is none."""
    found: M | None = model._default_manager.filter(**key).order_by(F("valid_from").desc(nulls_last=True)).first()
    if found is None:
        raise Http404
    return found


def _revise(request: StaffRequest, row: Law, kind: type[VersionForm]) -> HttpResponse:
    today = clock.local_day(clock.now())
    if request.method != "POST":
        return _editor(request, row, kind.of(row, today))
    form = kind(request.POST)
    if not form.is_valid():
        return _editor(request, row, form, 422)
    try:
        version = _write(request, row, form)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _editor(request, row, form, 409 if isinstance(refusal, IsReplaced) else 422)
    messages.success(request, _told(version.valid_from or today, today))
    return redirect(_page_of(row))


def _write(request: StaffRequest, row: Law, form: VersionForm) -> Law:
    day, at = form.cleaned_data["valid_from"], clock.now()
    if isinstance(row, Route) and isinstance(form, RouteForm):
        return row.revise(form.said, valid_from=day, tasks=form.tasks, by=request.user, at=at)
    return row.revise(form.said, valid_from=day, by=request.user, at=at)


def _told(day: date, today: date) -> str:
    if day > today:
        return _("Den nye version er gemt. Den gælder fra %(day)s.") % {"day": f"{day:%d.%m.%Y}"}
    return _("Den nye version er gemt og gælder nu.")


def _editor(request: StaffRequest, row: Law, form: VersionForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "row": row,
        "back": _page_of(row),
        "action": request.path,
        "task_titles": Task.objects.values_list("title", flat=True) if isinstance(row, Route) else [],
    }
    return render(request, "desk/law/edit.html", context, status=status)


def _check(request: StaffRequest, row: Law) -> HttpResponse:
    try:
        row.mark_checked(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Tak. Det står nu, at du har set efter i dag."))
    return redirect(_page_of(row))


def _page_of(row: Law) -> str:
    return reverse("law_post_times") if isinstance(row, PostTime) else row.get_absolute_url()


urlpatterns = [
    path("lov/regler/<slug:slug>/ny-version/", rule_revision, name="law_rule_revision"),
    path("lov/regler/<slug:slug>/eftersyn/", rule_check, name="law_rule_check"),
    path("lov/klageveje/<int:number>/ny-version/", route_revision, name="law_route_revision"),
    path("lov/klageveje/<int:number>/eftersyn/", route_check, name="law_route_check"),
    path("lov/breve/<int:number>/ny-version/", post_time_revision, name="law_post_time_revision"),
    path("lov/breve/<int:number>/eftersyn/", post_time_check, name="law_post_time_check"),
]
