"""Citizens (borgere): the page of one, opened with a reason; the CPR number revealed with another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.citizens.models import Citizen
from indgang.foundation import clock, vault
from indgang.inquiries.models import Inquiry
from indgang.journal import chain
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs

REASONS = (
    _("Borgeren har henvendt sig"),
    _("Opfølgning på en henvendelse"),
    _("Rettelse af oplysninger"),
)
PAGE = 50


@never_cache
@needs(Ability.SEE_CITIZENS)
def citizen(request: StaffRequest, number: int) -> HttpResponse:
    """Ask for the reason, then show the citizen's data and inquiries; the read is written down."""
    row = get_object_or_404(Citizen, pk=number)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        status = 422 if request.method == "POST" else 200
        return render(request, "desk/citizens/reason.html", {"number": number, "reasons": REASONS}, status=status)
    chain.record_read("citizen.read", row, by=request.user, at=clock.now(), reason=reason)
    return _page(request, row)


@never_cache
@require_POST
@needs(Ability.REVEAL_CPR)
def revealed(request: StaffRequest, number: int) -> HttpResponse:
    """Reveal the CPR number (vis CPR-nummer), with reason."""
    row = get_object_or_404(Citizen, pk=number)
    reason = request.POST.get("reason", "").strip()
    shown = ""
    if not reason:
        messages.error(request, _("Skriv, hvorfor du har brug for hele nummeret."))
    elif row.has_cpr:
        try:
            shown = row.reveal_cpr(by=request.user, at=clock.now(), reason=reason)
        except vault.Unreadable:
            messages.error(request, _("Nummeret kan ikke læses: nøglen mangler. Sig det til systemadministratoren."))
    return _page(request, row, shown, status=200 if reason else 422)


def _page(request: StaffRequest, row: Citizen, cpr_number: str = "", status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    context = {
        "citizen": row,
        "cpr_number": cpr_number,
        "needs": row.needs.on(today),
        "mandates": row.mandates.on(today),
        "rows": Inquiry.objects.visible_to(request.user).filter(citizen=row).with_line().newest_first()[:PAGE],
        "today": today,
    }
    return render(request, "desk/citizens/show.html", context, status=status)
