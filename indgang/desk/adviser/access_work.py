"""What is done with a request for access: gathering, taking out, making the time longer, deciding, and the letters."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indgang.adviser.access import letters, redacting, requests
from indgang.adviser.models import AccessItem, AccessRequest, Redaction
from indgang.desk.context import municipality
from indgang.desk.papers import paper as as_file
from indgang.foundation import clock
from indgang.foundation.documents import Document
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .access_requests import found, show
from .forms.access_requests import DecisionForm, ExtensionForm, LeaveOutForm, StrikeForm


@require_POST
@unlocked
def gathering(request: ZoneRequest, number: int) -> HttpResponse:
    """Gather the documents anew, with what has been written since."""
    row = found(request, number)
    try:
        count = redacting.gather(row, by=request.user, at=clock.now(), key=request.key)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        told = ngettext("%(count)d dokument er med.", "%(count)d dokumenter er med.", count)
        messages.success(request, told % {"count": count})
    return redirect("adviser_access_request", number)


@require_POST
@unlocked
def extension(request: ZoneRequest, number: int) -> HttpResponse:
    """Make the time longer (fristforlængelse)."""
    row, form = found(request, number), ExtensionForm(request.POST, prefix="extension")

    def deed(data: dict[str, Any]) -> str:
        requests.extend(row, data["until"], data["why"], by=request.user, at=clock.now(), key=request.key)
        return _("Fristen er forlænget. Send fristbrevet nu.")

    return _done(request, row, "extension_form", form, deed)


@require_POST
@unlocked
def decision(request: ZoneRequest, number: int) -> HttpResponse:
    """Decide the request (afgørelse)."""
    row, form = found(request, number), DecisionForm(request.POST, prefix="decision")

    def deed(data: dict[str, Any]) -> str:
        requests.decide(row, data.pop("decision"), by=request.user, at=clock.now(), key=request.key, **data)
        return _("Afgørelsen er gemt. Send brevet og dokumenterne nu.")

    return _done(request, row, "decision_form", form, deed)


@require_POST
@unlocked
def strike(request: ZoneRequest, number: int) -> HttpResponse:
    """Take words out of all documents (overstregning)."""
    row, form = found(request, number), StrikeForm(request.POST, prefix="strike")

    def deed(data: dict[str, Any]) -> str:
        return _struck(request, row, form, None)

    return _done(request, row, "strike_form", form, deed)


@require_POST
@unlocked
def unstrike(request: ZoneRequest, number: int) -> HttpResponse:
    """Let words stand again."""
    seen = AccessRequest.objects.seen_by(request.user).values("pk")
    row = get_object_or_404(Redaction.objects.filter(request__in=seen).select_related("request"), pk=number)
    try:
        redacting.unstrike(row, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Ordene er med igen."))
    return redirect("adviser_access_request", row.request_id)


@unlocked
def item(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one document as it is and as it is given, and take words or all of it out."""
    seen = AccessRequest.objects.seen_by(request.user).values("pk")
    one = get_object_or_404(AccessItem.objects.filter(request__in=seen).select_related("request__person"), pk=number)
    row = one.request
    if request.method != "POST":
        return _item(request, row, one, {})
    name, form = _asked(request, one)
    if not form.is_valid():
        return _item(request, row, one, {name: form}, 422)
    try:
        told = _take(request, row, one, form)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _item(request, row, one, {name: form}, 409)
    messages.success(request, told)
    return redirect("adviser_access_item", number)


def _asked(request: ZoneRequest, one: AccessItem) -> tuple[str, StrikeForm | LeaveOutForm]:
    if request.POST.get("act") == "whole":
        return "whole_form", LeaveOutForm(request.POST)
    return "strike_form", StrikeForm(request.POST, prefix="strike")


def _take(request: ZoneRequest, row: AccessRequest, one: AccessItem, form: StrikeForm | LeaveOutForm) -> str:
    data = form.cleaned_data
    if isinstance(form, StrikeForm):
        return _struck(request, row, form, None if data["everywhere"] else one)
    redacting.leave_out(one, data["left_out"], data["provision"], by=request.user, at=clock.now())
    return _("Dokumentet er udeladt.") if data["left_out"] else _("Dokumentet gives.")


def _struck(request: ZoneRequest, row: AccessRequest, form: StrikeForm, one: AccessItem | None) -> str:
    data = form.cleaned_data
    redacting.strike(
        row, form.lines, data["ground"], data["provision"], by=request.user, at=clock.now(), key=request.key, item=one
    )
    return _("Ordene er udeladt.")


def _item(
    request: ZoneRequest, row: AccessRequest, one: AccessItem, forms: dict[str, Any], status: int = 200
) -> HttpResponse:
    words = request.key.read(one)
    suggested = redacting.suggested(row, one, request.key) if row.is_open else []
    lines = "\n".join(each.words for each in suggested)
    context = {
        "row": row,
        "item": one,
        "words": words,
        "given": letters.as_given(one, list(row.redactions.all()), letters.gaps(row), request.key),
        "suggested": suggested,
        "strike_form": StrikeForm(prefix="strike", initial={"passages": lines}),
        "whole_form": LeaveOutForm(initial={"left_out": one.left_out, "provision": one.provision}),
        **forms,
    }
    return render(request, "desk/adviser/access/item.html", context, status=status)


def _done(
    request: ZoneRequest, row: AccessRequest, name: str, form: Any, deed: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    if not form.is_valid():
        return show(request, row, {name: form}, status=422)
    try:
        told = deed(dict(form.cleaned_data))
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return show(request, found(request, row.pk), {name: form}, status=409)
    messages.success(request, told)
    return redirect("adviser_access_request", row.pk)


@unlocked
def paper(request: ZoneRequest, number: int, which: str, form: str) -> HttpResponse:
    """Return a letter or the documents, as PDF, Word or text; a letter that is not written yet is not found."""
    row = found(request, number)
    if (which == "svar" and row.is_open) or (which == "fristbrev" and not row.extended_at):
        raise Http404
    response = as_file(_document(request, row, which), f"aktindsigt-{number}-{which}", form)
    response["Cache-Control"] = "no-store"
    return response


def _document(request: ZoneRequest, row: AccessRequest, which: str) -> Document:
    town, today = municipality().name, clock.local_day(clock.now())
    if which == "akter":
        return letters.files(row, request.key, municipality=town)
    write = letters.waiting_letter if which == "fristbrev" else letters.answer
    return write(row, request.key, today=today, adviser=request.user.name, municipality=town)


_PAPERS: Final = [
    path(
        f"aktindsigt/<int:number>/{which}.{form}",
        paper,
        {"which": which, "form": form},
        name=f"adviser_access_{which}_{form}",
    )
    for which in ("svar", "akter", "fristbrev")
    for form in ("pdf", "docx", "txt")
]

urlpatterns = [
    path("aktindsigt/<int:number>/samling/", gathering, name="adviser_access_gathering"),
    path("aktindsigt/<int:number>/frist/", extension, name="adviser_access_extension"),
    path("aktindsigt/<int:number>/afgoerelse/", decision, name="adviser_access_decision"),
    path("aktindsigt/<int:number>/overstregninger/", strike, name="adviser_access_strike"),
    path("aktindsigt/overstregninger/<int:number>/fortrydelse/", unstrike, name="adviser_access_unstrike"),
    path("aktindsigt/dokumenter/<int:number>/", item, name="adviser_access_item"),
    *_PAPERS,
]
