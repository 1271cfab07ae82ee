"""Writing an inquiry down (registrering), and taking it back at once."""

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indgang.citizens.models import Citizen
from indgang.foundation import clock, reference
from indgang.foundation.refusals import Refusal
from indgang.inquiries import refusals
from indgang.inquiries.models import Contact, Draft, Inquiry
from indgang.inquiries.models.discards import DiscardKind
from indgang.inquiries.recusal import citizens_open_to
from indgang.inquiries.registration import register
from indgang.organisation.rights import Ability
from indgang.wayfinder import learning
from indgang.wayfinder.models import Face

from .access import StaffRequest, needs
from .forms.registration import RegistrationForm
from .home import FORM, desk, draft_of

_FOUND: Final = 8
"""So many tasks are shown for what was typed."""


@require_POST
@needs(Ability.REGISTER)
def registration(request: StaffRequest) -> HttpResponse:
    """Register what the form holds; what cannot be registered is shown again, whole."""
    form = RegistrationForm(request.POST, employee=request.user)
    if not form.is_valid():
        return desk(request, form, status=422)
    at = clock.now()
    try:
        inquiry = _register(request, form, at)
    except refusals.AlreadyRegistered as refusal:
        messages.info(request, refusal.in_full)
        return _registered(str(refusal.facts["reference"]))
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return desk(request, form, status=409)
    tell_masked(request, inquiry.masked_numbers)
    _learn_from(request, inquiry.task_id, at)
    return _registered(inquiry.reference)


def _learn_from(request: StaffRequest, chosen: int | None, at: datetime) -> None:
    """Write down what was typed before the task was chosen, so that the wayfinder can learn from it."""
    if said := request.POST.get("said", ""):
        certainty, *numbers = request.POST.get("found", "").split() or [""]
        found = [int(number[:18]) for number in numbers[:_FOUND] if number.isdecimal()]
        learning.record(said, face=Face.DESK, at=at, certainty=certainty, found=found, chosen=chosen)


def _registered(reference: str) -> HttpResponse:
    return redirect(f"{reverse('desk')}?registreret={reference}")


def _register(request: StaffRequest, form: RegistrationForm, at: datetime) -> Inquiry:
    with transaction.atomic():
        citizen = form.cleaned_data["citizen"] or _new_citizen(request, form, at)
        contact = form.contact_now(at, citizen)
        if citizen and isinstance(contact, Contact):
            _tie(request, contact, citizen, form, at)
        inquiry = register(
            contact,
            form.matter(),
            by=request.user,
            at=at,
            key=form.cleaned_data["key"],
            end_contact=form.ends_contact,
        )
        if draft_of(request.user.pk):
            Draft.objects.filter(employee=request.user, name=FORM).delete()
    return inquiry


def _tie(request: StaffRequest, contact: Contact, citizen: Citizen, form: RegistrationForm, at: datetime) -> None:
    """Tie the running contact to the citizen who turned out to be there."""
    if contact.citizen_id is None:
        document = form.cleaned_data.get("document", "")
        contact.identify(citizen, how=form.level, by=request.user, at=at, document=document)
    elif contact.citizen_id != citizen.pk:
        raise refusals.OtherCitizenInContact


def _new_citizen(request: StaffRequest, form: RegistrationForm, at: datetime) -> Citizen | None:
    """Write a new citizen down, or find the one who has that CPR number."""
    data = form.cleaned_data
    number = data.get("new_cpr", "")
    if not (data.get("new_name") or number):
        return None
    known = Citizen.objects.with_cpr(number).first() if number else None
    if known and not citizens_open_to(request.user).filter(pk=known.pk).exists():
        raise refusals.NotAllowed
    if known:
        return known
    try:
        with transaction.atomic():
            return Citizen.register(
                name=data.get("new_name") or "Ukendt navn",
                cpr_number=number,
                phone=data.get("new_phone", ""),
                by=request.user,
                at=at,
            )
    except IntegrityError:
        return Citizen.objects.with_cpr(number).get()


def tell_masked(request: StaffRequest, masked: int) -> None:
    """Tell that CPR numbers were hidden in a text."""
    if masked:
        messages.warning(
            request,
            ngettext(
                "Et CPR-nummer i teksten er skjult. Skriv det i feltet til CPR-nummer, hvis det skal gemmes.",
                "%(count)d CPR-numre i teksten er skjult. Skriv dem i feltet til CPR-nummer, hvis de skal gemmes.",
                masked,
            )
            % {"count": masked},
        )


@require_POST
@needs(Ability.REGISTER)
def undo(request: StaffRequest, ref: str) -> HttpResponse:
    """Take back what one has just registered oneself (fortryd): it is marked mistaken, and no longer counted."""
    mine = Inquiry.objects.visible_to(request.user).filter(opened_in__clerk=request.user)
    inquiry = get_object_or_404(mine, pk=_number(ref))
    try:
        inquiry.discard_as(DiscardKind.MISTAKEN, by=request.user, at=clock.now(), reason="Fortrudt straks")
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.info(request, _("%(reference)s er taget ud som fejlregistreret.") % {"reference": inquiry.reference})
    return redirect("desk")


def _number(ref: str) -> int:
    try:
        return reference.decode(ref)
    except reference.BadReference:
        return 0
