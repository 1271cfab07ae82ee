"""What can be done on an inquiry's page; each address is a noun that is posted."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.foundation import clock, reference
from indgang.foundation.refusals import Refusal
from indgang.inquiries import recusal, refusals
from indgang.inquiries.models import Contact, Identification, Inquiry
from indgang.inquiries.registration import NewContact, come_back
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.inquiries import (
    ContinueForm,
    DiscardForm,
    HandOverForm,
    MergeForm,
    NoteForm,
    PromiseForm,
    ReasonForm,
    SolveForm,
)
from .inquiries import found, show
from .registration import tell_masked

type Act = Callable[[Inquiry, dict[str, Any]], str]


def perform(
    request: StaffRequest, ref: str, name: str, form_class: type[forms.Form] | None, act: Act, after: str = ""
) -> HttpResponse:
    """Read the form, do the deed, say what was done; a form or deed turned down is shown with all that was typed.

    `after` is the page to go to when the deed takes the inquiry out of the person's sight.
    """
    row = found(request, ref)
    form = form_class(request.POST, prefix=name) if form_class else None
    if form and not form.is_valid():
        return show(request, row, {name: form}, status=422)
    try:
        done = act(row, form.cleaned_data if form else {})
    except refusals.AlreadyRegistered as refusal:
        messages.info(request, refusal.in_full)
        return redirect(row)
    except Refusal as refusal:
        if form is None:
            messages.error(request, refusal.in_full)
            return redirect(row)
        form.add_error(None, refusal.in_full)
        return show(request, found(request, ref), {name: form}, status=409)
    messages.success(request, done)
    return redirect(after or row)


@require_POST
@needs(Ability.REGISTER, Ability.SEE_DEPARTMENT_INQUIRIES)
def note(request: StaffRequest, ref: str) -> HttpResponse:
    """Write a note (notat)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        entry = row.note(data["text"], by=request.user, at=clock.now(), key=data["key"])
        tell_masked(request, entry.masked_numbers)
        return _("Notatet er gemt.")

    return perform(request, ref, "note", NoteForm, act)


@require_POST
@needs(Ability.REGISTER)
def solution(request: StaffRequest, ref: str) -> HttpResponse:
    """Close the inquiry (løsning)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        authority = row.task.authority if row.task and data["outcome"] == "referred" else None
        done = row.solve(
            data["outcome"],
            text=data["text"],
            by=request.user,
            at=clock.now(),
            contact=_still_in(row, request),
            authority=authority,
        )
        tell_masked(request, done.masked_numbers)
        return _("Henvendelsen er afsluttet: %(outcome)s.") % {"outcome": done.get_outcome_display()}

    return perform(request, ref, "solve", SolveForm, act)


@require_POST
@needs(Ability.REGISTER)
def withdrawal(request: StaffRequest, ref: str) -> HttpResponse:
    """Open the inquiry again (træk løsningen tilbage)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        withdrawn = row.withdraw_solution(by=request.user, at=clock.now(), reason=data["reason"])
        tell_masked(request, withdrawn.masked_numbers)
        return _("Henvendelsen er åben igen, og du er tovholder.")

    return perform(request, ref, "withdraw", ReasonForm, act)


@require_POST
@needs(Ability.REGISTER)
def promise(request: StaffRequest, ref: str) -> HttpResponse:
    """Promise a date (løfte)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        row.promise(data["due"], rule="Aftalt med borgeren", by=request.user, at=clock.now())
        return _("Løftet er gemt: %(due)s.") % {"due": f"{data['due']:%d.%m.%Y}"}

    return perform(request, ref, "promise", PromiseForm, act)


@require_POST
@needs(Ability.REGISTER)
def hand_over(request: StaffRequest, ref: str) -> HttpResponse:
    """Hand the inquiry over (overdragelse); the citizen keeps the reference, the owner stays until it is accepted."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        sent = row.hand_over(data["department"], by=request.user, at=clock.now(), story=data["story"], due=data["due"])
        tell_masked(request, sent.masked_numbers)
        return _("Overdraget til %(department)s. Du er tovholder, til de har taget imod.") % {
            "department": data["department"]
        }

    return perform(request, ref, "handover", HandOverForm, act)


@require_POST
@needs(Ability.REGISTER)
def recall(request: StaffRequest, ref: str) -> HttpResponse:
    """Take the hand-over back before it is accepted (træk overdragelsen tilbage)."""

    def act(row: Inquiry, _data: dict[str, Any]) -> str:
        latest = row.handovers.select_related("inquiry", "department").last()
        if latest is None:
            raise refusals.NotHandedOver(reference=row.reference)
        latest.recall(by=request.user, at=clock.now())
        return _("Overdragelsen er trukket tilbage.")

    return perform(request, ref, "recall", None, act)


@require_POST
@needs(Ability.REGISTER)
def continuation(request: StaffRequest, ref: str) -> HttpResponse:
    """Write that the citizen came back (fortsættelse), in the running contact or a new one."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        at = clock.now()
        contact = Contact.objects.running(request.user).filter(citizen=row.citizen_id).first() or NewContact(
            channel=data["channel"],
            centre=request.user.centre or row.centre,
            started_at=at,
            citizen=row.citizen,
            identification=Identification.ASSERTED if row.citizen_id else Identification.ANONYMOUS,
        )
        entry = come_back(row, contact, data["text"], by=request.user, at=at, key=data["key"])
        tell_masked(request, entry.masked_numbers)
        return _("Skrevet ned. Borgeren beholder sit nummer.")

    return perform(request, ref, "continue", ContinueForm, act)


@require_POST
@needs(Ability.REGISTER)
def merger(request: StaffRequest, ref: str) -> HttpResponse:
    """Merge into another inquiry (sammenlægning)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        other = Inquiry.objects.visible_to(request.user).filter(pk=data["other"]).first()
        if other is None:
            raise refusals.NoSuchInquiry(reference=reference.encode(data["other"]))
        row.merge_into(other, by=request.user, at=clock.now())
        return _("Lagt sammen med %(reference)s.") % {"reference": other.reference}

    return perform(request, ref, "merge", MergeForm, act)


@require_POST
@needs(Ability.REGISTER)
def discard(request: StaffRequest, ref: str) -> HttpResponse:
    """Mark mistaken, test or spam (udtagelse)."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        discarded = row.discard_as(data["kind"], by=request.user, at=clock.now(), reason=data["reason"])
        tell_masked(request, discarded.masked_numbers)
        return _("Henvendelsen er taget ud og tæller ikke med.")

    return perform(request, ref, "discard", DiscardForm, act)


@require_POST
@needs(Ability.SEE_INQUIRIES, Ability.SEE_DEPARTMENT_INQUIRIES)
def recuse(request: StaffRequest, ref: str) -> HttpResponse:
    """Declare a conflict of interest (inhabilitet); the inquiry closes to the person at once."""

    def act(row: Inquiry, data: dict[str, Any]) -> str:
        recusal.declare(request.user, row, reason=data["reason"], at=clock.now())
        return _("%(reference)s er nu lukket for dig.") % {"reference": row.reference}

    return perform(request, ref, "recusal", ReasonForm, act, after="desk")


def _still_in(row: Inquiry, request: StaffRequest) -> Contact | None:
    """Return the contact that the inquiry was opened in, while this person is still in it."""
    contact = row.opened_in
    return contact if contact.ended_at is None and contact.clerk_id == request.user.pk else None
