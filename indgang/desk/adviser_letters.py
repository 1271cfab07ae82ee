"""Letters from the adviser (breve fra borgervejlederen) at a department: read, received, answered; never the case."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.adviser.models import Forwarding
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .adviser.forms.forwardings import AnswerForm, ExtensionForm, NothingForm
from .errors import refused
from .registration import tell_masked

PAGE: Final = 40
WHICH: Final = (
    ("venter", gettext_lazy("Ikke modtaget")),
    ("modtaget", gettext_lazy("Skal besvares")),
    ("afsluttet", gettext_lazy("Besvarede")),
)
type Act = Callable[[Forwarding, dict[str, Any]], str]


@never_cache
@needs(Ability.ANSWER_ADVISER)
def inbox(request: StaffRequest) -> HttpResponse:
    """List what the adviser has sent to this person's department, the most urgent first."""
    rows = Forwarding.objects.visible_to(request.user).select_related("addressee", "received_by")
    waiting, received = rows.waiting().count(), rows.with_department().count()
    asked = request.GET.get("vis", "")
    which = asked if asked in dict(WHICH) else ("modtaget" if received and not waiting else "venter")
    shown = {
        "venter": rows.waiting().order_by("due", "pk"),
        "modtaget": rows.with_department().order_by("due", "pk"),
        "afsluttet": rows.ended().order_by("-ended_at", "-pk"),
    }[which]
    page, today = Paginator(shown, PAGE).get_page(request.GET.get("page")), clock.local_day(clock.now())
    context = {
        "page": page,
        "lines": [{"row": row, "words": row.letter, "days": row.days_left(today)} for row in page.object_list],
        "which": which,
        "choices": WHICH,
        "counts": {"venter": waiting, "modtaget": received},
        "query": f"vis={which}&",
        "today": today,
    }
    return render(request, "desk/adviser_letters/inbox.html", context)


def _found(request: StaffRequest, number: int) -> Forwarding:
    rows = Forwarding.objects.visible_to(request.user).select_related(
        "department", "addressee", "sent_by", "received_by", "answered_by"
    )
    return get_object_or_404(rows, pk=number)


@never_cache
@needs(Ability.ANSWER_ADVISER)
def letter(request: StaffRequest, number: int) -> HttpResponse:
    """Show one letter; that it was read is written down."""
    row = _found(request, number)
    with transaction.atomic():
        chain.record("adviser_forwarding.read", row, by=request.user, at=clock.now())
    return _show(request, row)


def _show(
    request: StaffRequest, row: Forwarding, turned_down: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    events = row.events.seen_by_department().select_related("by").order_by("-at", "-pk")
    context = {
        "forwarding": row,
        "words": row.letter,
        "title": row.letter["title"] or _("Brev nr. %(number)s") % {"number": row.pk},
        "days": row.days_left(clock.local_day(clock.now())),
        "forms": {"answer": AnswerForm(prefix="answer"), "extension": ExtensionForm(prefix="extension")}
        | (turned_down or {}),
        "events": [_happening(event) for event in events],
    }
    return render(request, "desk/adviser_letters/letter.html", context, status=status)


def _happening(event: Any) -> dict[str, Any]:
    text = f"{event.about_day} {event.shared['text']}".strip()
    return {"at": event.at, "what": event.get_kind_display(), "who": event.by.name, "text": text}


@require_POST
@needs(Ability.ANSWER_ADVISER)
def receipt(request: StaffRequest, number: int) -> HttpResponse:
    """Tell the adviser that the letter has come (kvittering)."""

    def act(row: Forwarding, _data: dict[str, Any]) -> str:
        row.receive(by=request.user, at=clock.now())
        return _("Borgervejlederen kan se, at I har modtaget brevet.")

    return _do(request, number, "receipt", NothingForm, act)


@require_POST
@needs(Ability.ANSWER_ADVISER)
def extension(request: StaffRequest, number: int) -> HttpResponse:
    """Ask for more time (ønske om længere frist)."""

    def act(row: Forwarding, data: dict[str, Any]) -> str:
        row.ask_for_time(data["until"], data["reason"], by=request.user, at=clock.now())
        return _("Ønsket er sendt til borgervejlederen. Den gamle frist gælder, til I får svar.")

    return _do(request, number, "extension", ExtensionForm, act)


@require_POST
@needs(Ability.ANSWER_ADVISER)
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """Answer the letter (svar)."""

    def act(row: Forwarding, data: dict[str, Any]) -> str:
        row.answer_with(data["answer"], data["text"], changes=data["changes"], by=request.user, at=clock.now())
        return _("Svaret er sendt til borgervejlederen.")

    return _do(request, number, "answer", AnswerForm, act)


def _do(request: StaffRequest, number: int, name: str, form_class: type[forms.Form], act: Act) -> HttpResponse:
    row, form = _found(request, number), form_class(request.POST, prefix=name)
    if not form.is_valid():
        return _show(request, row, {name: form}, status=422)
    try:
        done = act(row, form.cleaned_data)
    except Refusal as refusal:
        if not form.fields:
            messages.error(request, refusal.in_full)
            return redirect("adviser_letter", number)
        row = _found(request, number)
        if not row.is_standing:  # the form is no longer offered: what was typed is shown
            return refused(request, refusal)
        form.add_error(None, refusal.in_full)
        return _show(request, row, {name: form}, status=409)
    tell_masked(request, row.masked_numbers)
    messages.success(request, done)
    return redirect("adviser_letter", number)


urlpatterns = [
    path("afdeling/borgervejleder/", inbox, name="adviser_letters"),
    path("afdeling/borgervejleder/<int:number>/", letter, name="adviser_letter"),
    path("afdeling/borgervejleder/<int:number>/modtagelse/", receipt, name="adviser_letter_receipt"),
    path("afdeling/borgervejleder/<int:number>/frist/", extension, name="adviser_letter_extension"),
    path("afdeling/borgervejleder/<int:number>/svar/", answer, name="adviser_letter_answer"),
]
