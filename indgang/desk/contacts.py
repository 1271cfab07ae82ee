"""Contacts (kontakter): begin a conversation that holds several inquiries, and end it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.inquiries.models import Channel, Contact, Identification
from indgang.inquiries.registration import NewContact, begin
from indgang.organisation.models import Centre
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .home import citizen_chosen


@require_POST
@needs(Ability.REGISTER)
def start(request: StaffRequest) -> HttpResponse:
    """Begin a contact (begynd kontakt); the clock runs until it ends."""
    citizen = citizen_chosen(request.user, request.POST.get("citizen"))
    centre = request.user.centre or Centre.objects.first()
    channel = request.POST.get("channel", "")
    if centre is None or channel not in Channel.values:
        messages.error(request, _("Vælg en kanal, før kontakten begynder."))
        return redirect("desk")
    at = clock.now()
    contact = NewContact(
        channel=channel,
        centre=centre,
        started_at=at,
        citizen=citizen,
        identification=Identification.ASSERTED if citizen else Identification.ANONYMOUS,
    )
    try:
        begin(contact, by=request.user, at=at)
    except Refusal as refusal:
        messages.info(request, refusal.message)
    return redirect("desk")


@require_POST
@needs(Ability.REGISTER)
def end(request: StaffRequest, number: int) -> HttpResponse:
    """End the contact (afslut kontakt)."""
    contact = get_object_or_404(Contact, pk=number, clerk=request.user)
    try:
        contact.end(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("Kontakten er afsluttet efter %(minutes)d min.") % {"minutes": contact.minutes})
    return redirect("desk")
