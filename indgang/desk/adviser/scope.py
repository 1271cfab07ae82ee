"""Whether a contact may be treated (afgrænsning): the questions, the answer with its letter, and overruling it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser import scope as checking
from indgang.adviser.models import Contact, Exclusion, ScopeCheck
from indgang.adviser.scope_letter import letter
from indgang.desk.context import municipality
from indgang.desk.papers import paper
from indgang.foundation import clock
from indgang.foundation.documents import Document, as_html, as_text
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.scope import ScopeForm, WaiverForm


@unlocked
def scope(request: ZoneRequest, number: int) -> HttpResponse:
    """Ask the questions; the answer is shown at once."""
    contact = _contact(request, number)
    form = _form(request, contact)
    if request.method != "POST":
        return _shown(request, contact, form)
    if not form.is_valid():
        return _shown(request, contact, form, status=422)
    try:
        row = checking.check(
            contact,
            form.answers,
            by=request.user,
            at=clock.now(),
            why=form.cleaned_data["why"],
            body=form.cleaned_data["body"],
        )
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, contact, form, status=422)
    messages.success(request, _("Svarene er gemt: %(verdict)s.") % {"verdict": row.get_verdict_display()})
    return redirect("adviser_scope", number)


@require_POST
@unlocked
def waiver(request: ZoneRequest, number: int) -> HttpResponse:
    """Treat the contact all the same, with a reason."""
    contact, form = _contact(request, number), WaiverForm(request.POST)
    row = _latest(contact)
    if not form.is_valid():
        return _shown(request, contact, _form(request, contact), {"waiver_form": form}, status=422)
    try:
        checking.waive(
            row, form.cleaned_data["reason"], by=request.user, at=clock.now(), key_words=request.key.read(row)
        )
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Henvendelsen behandles. Din begrundelse er gemt, og journalen fortæller det."))
    return redirect("adviser_scope", number)


@require_POST
@unlocked
def told(request: ZoneRequest, number: int) -> HttpResponse:
    """Write down that the citizen has been told."""
    contact = _contact(request, number)
    row = _latest(contact)
    try:
        text = as_text(_letter(request, contact, row)) if row.exclusion else ""
        checking.tell(row, text, by=request.user, at=clock.now(), key_words=request.key.read(row))
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Noteret: borgeren har fået besked."))
    return redirect("adviser_scope", number)


@unlocked
def reply(request: ZoneRequest, number: int, form: str) -> HttpResponse:
    """Return the letter to the citizen as PDF, Word or text."""
    contact = _contact(request, number)
    row = get_object_or_404(
        ScopeCheck.objects.current().select_related("exclusion"), contact=contact, exclusion__isnull=False
    )
    document = _letter(request, contact, row)
    return paper(document, f"svar-{number}", form)


def _contact(request: ZoneRequest, number: int) -> Contact:
    return get_object_or_404(Contact.objects.seen_by(request.user).select_related("person"), pk=number)


def _latest(contact: Contact) -> ScopeCheck:
    return get_object_or_404(ScopeCheck.objects.current().select_related("exclusion", "contact"), contact=contact)


def _form(request: ZoneRequest, contact: Contact) -> ScopeForm:
    today = clock.local_day(clock.now())
    exclusions = list(Exclusion.objects.in_force(today))
    row = ScopeCheck.objects.current().filter(contact=contact).first()
    initial = {**row.answers, "body": row.body, "why": request.key.read(row)["why"]} if row else {}
    asked = request.POST if request.method == "POST" and "happened" in request.POST else None
    return ScopeForm(asked, exclusions=exclusions, today=today, initial=initial)


def _letter(request: ZoneRequest, contact: Contact, row: ScopeCheck) -> Document:
    name = request.key.read(contact.person)["name"] if contact.person else ""
    return letter(row, name=name, adviser=request.user.name, municipality=municipality().name)


def _shown(
    request: ZoneRequest, contact: Contact, form: ScopeForm, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    row = ScopeCheck.objects.current().select_related("exclusion", "by").filter(contact=contact).first()
    context = {
        "contact": contact,
        "words": request.key.read(contact),
        "form": form,
        "check": row,
        "check_words": request.key.read(row) if row else {},
        "letter": as_html(_letter(request, contact, row)) if row and row.exclusion else "",
        "earlier": ScopeCheck.objects.filter(contact=contact)
        .exclude(replaced_at=None)
        .select_related("exclusion", "by"),
        "waiver_form": WaiverForm(),
        **(more or {}),
    }
    return render(request, "desk/adviser/scope/check.html", context, status=status)


urlpatterns = [
    path("henvendelser/<int:number>/afgraensning/", scope, name="adviser_scope"),
    path("henvendelser/<int:number>/afgraensning/fravigelse/", waiver, name="adviser_scope_waiver"),
    path("henvendelser/<int:number>/afgraensning/besked/", told, name="adviser_scope_told"),
    path("henvendelser/<int:number>/afgraensning/svar.pdf", reply, {"form": "pdf"}, name="adviser_scope_pdf"),
    path("henvendelser/<int:number>/afgraensning/svar.docx", reply, {"form": "docx"}, name="adviser_scope_docx"),
    path("henvendelser/<int:number>/afgraensning/svar.txt", reply, {"form": "txt"}, name="adviser_scope_txt"),
]
