"""Messages (beskeder) from the public page: read, and made a contact or a case, or put aside."""

from typing import Any, Final

from django import forms
from django.contrib import messages as banners
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.adviser import messaging
from indgang.adviser.models import AsideReason, ContactKind, Message
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.choices import SELECT, AnyDepartmentField

PAGE: Final = 40
WHICH: Final = (("nye", gettext_lazy("Nye")), ("behandlede", gettext_lazy("Behandlede")))


class TakeForm(forms.Form):
    """What kind of contact the message becomes."""

    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=ContactKind, widget=SELECT)
    department = AnyDepartmentField(label=gettext_lazy("Afdeling"))


class AsideForm(forms.Form):
    """Why the message is no contact."""

    reason = forms.ChoiceField(label=gettext_lazy("Hvorfor"), choices=AsideReason, widget=SELECT)


@unlocked
def messages(request: ZoneRequest) -> HttpResponse:
    """List the messages, those that nobody has seen to first."""
    which = "behandlede" if request.GET.get("vis") == "behandlede" else "nye"
    seen = Message.objects.seen_by(request.user)
    rows = seen.seen_to() if which == "behandlede" else seen.waiting().order_by("received_at")
    receipt = request.GET.get("kvittering", "").strip().upper()[:12]
    if receipt:
        rows = seen.filter(receipt=receipt)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = [{"row": row, "text": request.key.read(row)["text"][:120]} for row in page.object_list]
    context = {
        "page": page,
        "lines": lines,
        "which": which,
        "which_choices": WHICH,
        "receipt": receipt,
        "query": f"vis={which}&",
    }
    return render(request, "desk/adviser/messages/list.html", context)


@unlocked
def message(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one message with what can be done."""
    return show(request, _found(request, number))


def _found(request: ZoneRequest, number: int) -> Message:
    return get_object_or_404(Message.objects.seen_by(request.user), pk=number)


def show(request: ZoneRequest, row: Message, problem: Refusal | None = None) -> HttpResponse:
    """Show the message's page, with what was turned down when something was."""
    if problem:
        banners.error(request, problem.in_full)
    context = {
        "message": row,
        "words": request.key.read(row),
        "take_form": TakeForm(initial={"kind": messaging.KIND_FOR[row.wish]}),
        "aside_form": AsideForm(),
    }
    return render(request, "desk/adviser/messages/show.html", context, status=409 if problem else 200)


@require_POST
@unlocked
def taking(request: ZoneRequest, number: int) -> HttpResponse:
    """Make the message a contact, and go on to a case when that was asked for."""
    row = _found(request, number)
    form = TakeForm(request.POST)
    facts: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    try:
        contact = messaging.become_contact(row, by=request.user, at=clock.now(), key=request.key, **facts)
    except Refusal as refusal:
        return show(request, row, refusal)
    banners.success(request, _("Beskeden er blevet til %(contact)s.") % {"contact": contact})
    anchor = "#act-open" if request.POST.get("act") == "case" else ""
    return redirect(f"{reverse('adviser_contact', args=[contact.pk])}{anchor}")


@require_POST
@unlocked
def setting_aside(request: ZoneRequest, number: int) -> HttpResponse:
    """Put the message aside (læg til side)."""
    row = _found(request, number)
    try:
        messaging.put_aside(row, request.POST.get("reason", ""), by=request.user, at=clock.now())
    except Refusal as refusal:
        return show(request, row, refusal)
    banners.success(request, _("Beskeden er lagt til side."))
    return redirect("adviser_messages")


urlpatterns = [
    path("beskeder/", messages, name="adviser_messages"),
    path("beskeder/<int:number>/", message, name="adviser_message"),
    path("beskeder/<int:number>/henvendelse/", taking, name="adviser_message_taking"),
    path("beskeder/<int:number>/til-side/", setting_aside, name="adviser_message_aside"),
]
