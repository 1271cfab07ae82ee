"""What a department hears from the citizen adviser (fra borgervejlederen): recommendations to answer, and praise."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from indgang.adviser.learning.effect import effect_for_department, said_of
from indgang.adviser.models import Praise, Recommendation
from indgang.foundation import clock
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .adviser.forms.learning import AnswerForm, FollowUpForm
from .adviser.learning.recommendations import answered, followed_up

PER_PAGE: Final = 20
_PRAISE: Final = 10


@needs(Ability.ANSWER_ADVISER)
def advice(request: StaffRequest) -> HttpResponse:
    """List the department's recommendations, unanswered first, and the praise."""
    rows = Recommendation.objects.addressed_to(request.user).with_line()
    page = Paginator(rows.order_by("closed_on", "-given_at", "-id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "praise": Praise.objects.addressed_to(request.user).select_related("theme", "department")[:_PRAISE],
        "today": clock.local_day(clock.now()),
    }
    return render(request, "desk/advice/list.html", context)


@needs(Ability.ANSWER_ADVISER)
def recommendation(request: StaffRequest, number: int) -> HttpResponse:
    """Show one recommendation, what the department said, and how far it is."""
    return _show(request, _found(request, number))


@require_POST
@needs(Ability.ANSWER_ADVISER)
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """Tell whether the department follows the advice."""
    row, form = _found(request, number), AnswerForm(request.POST)
    if form.is_valid() and answered(row, form, request):
        return redirect("advice_recommendation", row.pk)
    return _show(request, row, {"answer_form": form}, 422)


@require_POST
@needs(Ability.ANSWER_ADVISER)
def follow_up(request: StaffRequest, number: int) -> HttpResponse:
    """Tell how far it has come."""
    row, form = _found(request, number), FollowUpForm(request.POST)
    if form.is_valid() and followed_up(row, form, request):
        return redirect("advice_recommendation", row.pk)
    return _show(request, row, {"follow_form": form}, 422)


def _found(request: StaffRequest, number: int) -> Recommendation:
    rows = Recommendation.objects.addressed_to(request.user).with_line().select_related("given_by", "answer__by")
    return get_object_or_404(rows, pk=number)


def _show(
    request: StaffRequest, row: Recommendation, turned_down: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row,
        "evidence": said_of(row.evidence, protected=True),
        "effect": effect_for_department(row, clock.local_day(clock.now())),
        "follow_ups": row.follow_ups.select_related("by"),
        "answer_form": AnswerForm(auto_id="id_answer_%s"),
        "follow_form": FollowUpForm(auto_id="id_follow_%s", initial={"status": row.status}),
        **(turned_down or {}),
    }
    return render(request, "desk/advice/show.html", context, status=status)


urlpatterns = [
    path("afdeling/anbefalinger/", advice, name="advice"),
    path("afdeling/anbefalinger/<int:number>/", recommendation, name="advice_recommendation"),
    path("afdeling/anbefalinger/<int:number>/svar/", answer, name="advice_answer"),
    path("afdeling/anbefalinger/<int:number>/opfoelgning/", follow_up, name="advice_follow_up"),
]
