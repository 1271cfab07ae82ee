"""Feedback at the desk (tilbagemeldinger): given on an article or a task's card, answered, and seen by its giver."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.knowledge.models import Article, Feedback, Reply, Version
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.knowledge import FeedbackForm, ReplyForm
from .knowledge import found, show, tabs
from .tasks import show_task

PER_PAGE: Final = 20
_WHICH: Final = (("aabne", gettext_lazy("Venter på svar")), ("alle", gettext_lazy("Alle")))


@require_POST
@needs(Ability.READ_KNOWLEDGE)
def on_article(request: StaffRequest, slug: str) -> HttpResponse:
    """Tell the owner of an article something."""
    row, form = found(request, slug), FeedbackForm(request.POST)
    if form.is_valid() and _given(request, row, form):
        return redirect(row)
    return show(request, row, {"feedback_form": form}, 422)


@require_POST
@needs(Ability.READ_KNOWLEDGE)
def on_task(request: StaffRequest, slug: str) -> HttpResponse:
    """Tell something about a task's card; it reaches the contact person."""
    row, form = get_object_or_404(Task.objects.with_surroundings(), slug=slug), FeedbackForm(request.POST)
    if form.is_valid() and _given(request, row, form):
        return redirect("task", row.slug)
    return show_task(request, row, form, 422)


def _given(request: StaffRequest, on: Article | Task, form: FeedbackForm) -> bool:
    """Give the feedback and say whom it reached; a refusal is put into the form."""
    data = form.cleaned_data
    try:
        given = Feedback.give(on, data["kind"], data["text"], by=request.user, at=clock.now(), key=data["key"])
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return False
    whom = given.to.name if given.to else _("Borgerservices teamledere")
    messages.success(request, _("Tak. Din tilbagemelding er sendt til %(whom)s.") % {"whom": whom})
    return True


@needs(Ability.READ_KNOWLEDGE)
def inbox(request: StaffRequest) -> HttpResponse:
    """Show what waits for this person (til mig): feedback, own articles to look at, and proposals to decide on."""
    return _inbox(request)


def _inbox(request: StaffRequest, turned_down: tuple[int, ReplyForm] | None = None, status: int = 200) -> HttpResponse:
    today, which = clock.local_day(clock.now()), request.GET.get("vis")
    which = which if which in dict(_WHICH) else "aabne"
    rows = Feedback.objects.meant_for(request.user) if which == "aabne" else _all_of(request)
    rows = rows.open() if which == "aabne" else rows
    page = Paginator(rows.with_line().newest_first(), PER_PAGE).get_page(request.GET.get("page"))
    failed, form = turned_down or (0, None)
    decides = request.user.may(Ability.WRITE_KNOWLEDGE)
    pending = Version.objects.pending().filter(article__withdrawn_at=None).select_related("article", "by")
    context: dict[str, Any] = {
        "page": page,
        "lines": [{"row": row, "form": form if row.pk == failed else _reply_form(row)} for row in page],
        "which": which,
        "choices": _WHICH,
        "query": f"vis={which}&",
        "overdue": Article.objects.overdue(today).filter(owner=request.user),
        "pending": pending if decides else (),
        "tabs": tabs(request.user, "feedback_inbox", today),
    }
    return render(request, "desk/knowledge/inbox.html", context, status=status)


def _all_of(request: StaffRequest) -> Any:
    return Feedback.objects.answerable_by(request.user)


def _reply_form(row: Feedback) -> ReplyForm | None:
    return ReplyForm(auto_id=f"id_{row.pk}_%s") if row.state == "open" else None


@require_POST
@needs(Ability.READ_KNOWLEDGE)
def reply(request: StaffRequest, number: int) -> HttpResponse:
    """Answer feedback (svar)."""
    row = get_object_or_404(Feedback.objects.answerable_by(request.user), pk=number)
    form = ReplyForm(request.POST, auto_id=f"id_{row.pk}_%s")
    if not form.is_valid():
        return _inbox(request, (row.pk, form), 422)
    data = form.cleaned_data
    try:
        row.answer(data["text"], by=request.user, at=clock.now(), done=data["done"])
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Svaret er sendt til %(name)s.") % {"name": row.by.name})
    return redirect("feedback_inbox")


@needs(Ability.READ_KNOWLEDGE)
def mine(request: StaffRequest) -> HttpResponse:
    """Show what this person has told, and what came of it; new answers are marked once."""
    rows = Feedback.objects.given_by(request.user).with_line().newest_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    unseen = {row.reply.pk for row in shown if row.state != "open" and row.reply.seen_at is None}
    response = render(
        request,
        "desk/knowledge/mine.html",
        {
            "page": page,
            "lines": [{"row": row, "is_new": row.state != "open" and row.reply.pk in unseen} for row in shown],
            "tabs": tabs(request.user, "my_feedback", clock.local_day(clock.now())),
        },
    )
    Reply.objects.filter(pk__in=unseen, seen_at=None).update(seen_at=clock.now())
    return response


urlpatterns = [
    path("viden/til-mig/", inbox, name="feedback_inbox"),
    path("viden/mine-tilbagemeldinger/", mine, name="my_feedback"),
    path("viden/tilbagemeldinger/<int:number>/svar/", reply, name="feedback_reply"),
    path("viden/<slug:slug>/tilbagemelding/", on_article, name="article_feedback"),
    path("opgaver/<slug:slug>/tilbagemelding/", on_task, name="task_feedback"),
]
