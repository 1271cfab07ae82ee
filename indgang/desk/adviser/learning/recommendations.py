"""Recommendations at the adviser's desk (anbefalinger): the list, giving one, and following it until it is done."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.adviser.learning.effect import effect_of, evidence_for, said_of
from indgang.adviser.models import Recommendation
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.drafts import forget
from indgang.desk.adviser.forms.learning import AnswerForm, CouncilForm, FollowUpForm, RecommendationForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .doors import doors
from .drafted import asked

PER_PAGE: Final = 25
DRAFT: Final = "anbefaling"
WHICH: Final = (
    ("aabne", gettext_lazy("Ikke gennemført")),
    ("ubesvarede", gettext_lazy("Uden svar")),
    ("sent", gettext_lazy("Over tiden")),
    ("alle", gettext_lazy("Alle")),
)


@unlocked
def recommendations(request: ZoneRequest) -> HttpResponse:
    """List the recommendations."""
    today, which = clock.local_day(clock.now()), request.GET.get("vis", "")
    which = which if which in dict(WHICH) else WHICH[0][0]
    page = Paginator(_which(which), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "which": which,
        "choices": WHICH,
        "query": f"vis={which}&",
        "today": today,
        "tabs": doors("adviser_recommendations"),
    }
    return render(request, "desk/adviser/learning/recommendations.html", context)


def _which(which: str) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.with_line()
    if which == "aabne":
        return rows.standing()
    if which == "ubesvarede":
        return rows.unanswered()
    return rows.overdue(clock.local_day(clock.now())) if which == "sent" else rows


@unlocked
def give(request: ZoneRequest) -> HttpResponse:
    """Give a department advice; the figures behind it are frozen with it."""
    initial = {name: request.GET.get(said, "")[:18] for name, said in (("theme", "tema"), ("department", "afdeling"))}
    form = asked(request, RecommendationForm, DRAFT, {name: value for name, value in initial.items() if value})
    if form.is_bound and form.is_valid():
        data, at = form.cleaned_data, clock.now()
        row = Recommendation(theme=data["theme"], department=data["department"], title=data["title"], text=data["text"])
        row.evidence = evidence_for(row.theme.pk, row.department.pk, clock.local_day(at), seen_by=request.user)
        try:
            row.give(by=request.user, at=at, read_through=data["read_through"])
        except Refusal as refusal:
            form.add_error("text", refusal.in_full)
        else:
            messages.success(request, _("Anbefalingen er sendt til %(department)s.") % {"department": row.department})
            forget(request.user, DRAFT)
            return redirect("adviser_recommendation", row.pk)
    status = 422 if form.is_bound else 200
    return render(request, "desk/adviser/learning/recommendation_new.html", {"form": form}, status=status)


@unlocked
def recommendation(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one recommendation with its answer, what happened, and the theme before and after."""
    return _show(request, _found(number))


@require_POST
@unlocked
def answer(request: ZoneRequest, number: int) -> HttpResponse:
    """Write down the answer that a department gave by letter or in a meeting."""
    row, form = _found(number), AnswerForm(request.POST)
    if form.is_valid() and answered(row, form, request):
        return redirect("adviser_recommendation", row.pk)
    return _show(request, row, {"answer_form": form}, 422)


@require_POST
@unlocked
def follow_up(request: ZoneRequest, number: int) -> HttpResponse:
    """Write down how far it has come."""
    row, form = _found(number), FollowUpForm(request.POST)
    if form.is_valid() and followed_up(row, form, request):
        return redirect("adviser_recommendation", row.pk)
    return _show(request, row, {"follow_form": form}, 422)


@require_POST
@unlocked
def council(request: ZoneRequest, number: int) -> HttpResponse:
    """Note under which item the council heard of it."""
    row, form = _found(number), CouncilForm(request.POST)
    if not form.is_valid():
        return _show(request, row, {"council_form": form}, 422)
    row.put_to_council(form.cleaned_data["item"], by=request.user, at=clock.now())
    messages.success(request, _("Punktet er noteret."))
    return redirect("adviser_recommendation", row.pk)


def answered(row: Recommendation, form: AnswerForm, request: Any) -> bool:
    """Give the answer that the form holds; a refusal is put into the form."""
    data = form.cleaned_data
    try:
        row.reply(data["kind"], data["text"], by=request.user, at=clock.now(), owner=data["owner"], due=data["due"])
    except Refusal as refusal:
        form.add_error("text", refusal.in_full)
        return False
    messages.success(request, _("Svaret er gemt."))
    return True


def followed_up(row: Recommendation, form: FollowUpForm, request: Any) -> bool:
    """Write the word that the form holds; a refusal is put into the form."""
    data = form.cleaned_data
    try:
        row.follow_up(data["status"], data["text"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error("text", refusal.in_full)
        return False
    messages.success(request, _("Opfølgningen er gemt."))
    return True


def _found(number: int) -> Recommendation:
    return get_object_or_404(Recommendation.objects.with_line().select_related("given_by", "answer__by"), pk=number)


def _show(
    request: ZoneRequest, row: Recommendation, turned_down: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row,
        "evidence": said_of(row.evidence, protected=False),
        "effect": effect_of(row, clock.local_day(clock.now())),
        "follow_ups": row.follow_ups.select_related("by"),
        "answer_form": AnswerForm(auto_id="id_answer_%s"),
        "follow_form": FollowUpForm(auto_id="id_follow_%s", initial={"status": row.status}),
        "council_form": CouncilForm(auto_id="id_council_%s", initial={"item": row.council_item}),
        **(turned_down or {}),
    }
    return render(request, "desk/adviser/learning/recommendation.html", context, status=status)


urlpatterns = [
    path("anbefalinger/", recommendations, name="adviser_recommendations"),
    path("anbefalinger/ny/", give, name="adviser_recommendation_new"),
    path("anbefalinger/<int:number>/", recommendation, name="adviser_recommendation"),
    path("anbefalinger/<int:number>/svar/", answer, name="adviser_recommendation_answer"),
    path("anbefalinger/<int:number>/opfoelgning/", follow_up, name="adviser_recommendation_follow_up"),
    path("anbefalinger/<int:number>/byraad/", council, name="adviser_recommendation_council"),
]
