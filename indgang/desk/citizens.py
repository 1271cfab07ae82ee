"""Citizens (borgere): the page of one, opened with a reason; the CPR number revealed with another."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from indgang.citizens import cpr
from indgang.citizens.models import Citizen
from indgang.foundation import clock, vault
from indgang.inquiries.lines import Columns, Line, columns
from indgang.inquiries.models import Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.recusal import citizens_open_to
from indgang.inquiries.seen import Seen
from indgang.journal import chain
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .worklist import drawn

REASONS = (
    gettext_noop("Borgeren har henvendt sig"),
    gettext_noop("Opfølgning på en henvendelse"),
    gettext_noop("Rettelse af oplysninger"),
)
"""The journal keeps them in Danish; the page shows them in the reader's language."""
PAGE = 50
_REASON = 200


@never_cache
@needs(Ability.SEE_CITIZENS)
def citizen(request: StaffRequest, number: int) -> HttpResponse:
    """Ask for the reason, then show the citizen's data and inquiries; the read is written down."""
    row = get_object_or_404(citizens_open_to(request.user), pk=number)
    reason = _reason(request)
    if not reason:
        return _ask(request, row, status=422 if request.method == "POST" else 200)
    chain.record_read("citizen.read", row, by=request.user, at=clock.now(), reason=reason)
    return _page(request, row)


@never_cache
@require_POST
@needs(Ability.REVEAL_CPR)
def revealed(request: StaffRequest, number: int) -> HttpResponse:
    """Reveal the CPR number (vis CPR-nummer), with reason."""
    row = get_object_or_404(citizens_open_to(request.user), pk=number)
    reason, shown = _reason(request), ""
    if not reason:
        messages.error(request, _("Skriv, hvorfor du har brug for hele nummeret."))
        return _ask(request, row, status=422)
    if not row.has_cpr:
        chain.record_read("citizen.read", row, by=request.user, at=clock.now(), reason=reason)
        messages.info(request, _("Borgerens CPR-nummer er ikke skrevet ned."))
        return _page(request, row)
    try:
        shown = row.reveal_cpr(by=request.user, at=clock.now(), reason=reason)
    except vault.Unreadable:
        messages.error(request, _("Nummeret kan ikke læses: nøglen mangler. Sig det til systemadministratoren."))
    return _page(request, row, shown)


def _reason(request: StaffRequest) -> str:
    """Return the reason for the look, with CPR numbers masked: the journal is never erased."""
    return cpr.mask_all(request.POST.get("reason", "").replace("\x00", "").strip()[:_REASON])[0]


def _ask(request: StaffRequest, row: Citizen, status: int) -> HttpResponse:
    """Ask why, and show nothing of the citizen until it is answered."""
    context = {"number": row.pk, "reasons": REASONS}
    return render(request, "desk/citizens/reason.html", context, status=status)


def _page(request: StaffRequest, row: Citizen, cpr_number: str = "") -> HttpResponse:
    today = clock.local_day(clock.now())
    context = {
        "citizen": row,
        "cpr_number": cpr_number,
        "needs": row.needs.on(today),
        "mandates": row.mandates.on(today),
        "rows": drawn([Line(*each) for each in _inquiries(request.user, row.pk)], today),
    }
    return render(request, "desk/citizens/show.html", context)


def _of_citizen(rows: InquiryQuerySet, number: int) -> QuerySet[Inquiry, Columns]:
    return columns(rows.filter(citizen=number).newest_first())[:PAGE]


_inquiries = Seen(_of_citizen)
