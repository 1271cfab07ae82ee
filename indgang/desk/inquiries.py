"""Inquiries (henvendelser): the lists of what is open, promised and late, and the page of one."""

from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock, reference
from indgang.inquiries.lines import Line
from indgang.inquiries.models import Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.seen import Seen
from indgang.journal import chain
from indgang.organisation.models import Centre
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .next_steps import next_steps
from .story import handovers_of, story_of
from .worklist import CAP, WorkList, drawn

PAGE: Final = 50
WHOSE: Final = (("mine", _("Mit arbejde")), ("center", _("Mit center")), ("alle", _("Alle")))
WHICH: Final = (
    ("aabne", _("Åbne")),
    ("lovet", _("Lovet svar")),
    ("sent", _("Overskredet")),
    ("afdeling", _("Hos en afdeling")),
    ("afsluttet", _("Afsluttede")),
)
ORDERS: Final = (("haster", _("Mest presserende først")), ("nyeste", _("Nyeste først")))


@needs(Ability.SEE_INQUIRIES)
def work(request: StaffRequest) -> HttpResponse:
    """List my work, my centre's, or all: open, promised, late, with a department, or closed."""
    whose = _one_of(request.GET.get("hvis"), WHOSE)
    which = _one_of(request.GET.get("vis"), WHICH)
    order = _one_of(request.GET.get("orden"), ORDERS if which != "afsluttet" else ORDERS[::-1])
    today = clock.local_day(clock.now())
    centres = list(Centre.objects.all())
    listed = WorkList(request.user, whose, which, order, _centre(request, whose, centres), today)
    page: Page[Line] = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": drawn(page.object_list, today),
        "capped": page.paginator.count >= CAP,
        "whose": whose,
        "which": which,
        "order": order,
        "whose_choices": WHOSE,
        "which_choices": WHICH,
        "order_choices": ORDERS,
        "centres": centres,
        "centre": request.GET.get("center", ""),
        "query": _without_page(request),
    }
    return render(request, "desk/inquiries/list.html", context)


def _centre(request: StaffRequest, whose: str, centres: list[Centre]) -> int:
    """Return the number of the centre that is asked for, one's own unless told; 0 for all."""
    asked = next((each.pk for each in centres if each.slug == request.GET.get("center")), 0)
    return asked or (request.user.centre_id or 0 if whose == "center" else 0)


def _one_of(asked: str | None, choices: Any) -> str:
    values = [value for value, _label in choices]
    return asked if asked and asked in values else str(values[0])


def _without_page(request: StaffRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""


def found(request: StaffRequest, ref: str) -> Inquiry:
    """Return the inquiry with this reference, if this person may see it; else 404."""
    try:
        number = reference.decode(ref)
    except reference.BadReference as error:
        raise Http404 from error
    row = _whole.first(request.user, number)
    if row is None:
        raise Http404
    return row


def _with_all(rows: InquiryQuerySet, number: int) -> QuerySet[Inquiry]:
    return rows.filter(pk=number).select_related(
        "task",
        "task__area",
        "centre",
        "citizen",
        "owner",
        "owner__centre",
        "owner__department",
        "at_department",
        "opened_in",
        "opened_in__clerk",
    )


_whole = Seen(_with_all)


@needs(Ability.SEE_INQUIRIES, Ability.SEE_DEPARTMENT_INQUIRIES)
def inquiry(request: StaffRequest, ref: str) -> HttpResponse:
    """Show one inquiry; that an identified citizen's data were read is written down."""
    row = found(request, ref)
    if row.reference != ref:
        return redirect(row, permanent=True)
    return show(request, row)


def show(request: StaffRequest, row: Inquiry, forms: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """Show the inquiry's page, with the form that was turned down when there is one."""
    if row.citizen_id:
        chain.record_read(
            "inquiry.read", row, by=request.user, at=clock.now(), reason="Sagsbehandling", citizen_id=row.citizen_id
        )
    today = clock.local_day(clock.now())
    handovers = handovers_of(row.pk)
    standing = next((each for each in handovers if each.is_standing), None)
    context = {
        "inquiry": row,
        "events": story_of(row, handovers),
        "may_see_citizen": request.user.may(Ability.SEE_CITIZENS),
        "days": (row.promised_for - today).days if row.promised_for else None,
        "next_steps": next_steps(request, row, standing, forms or {}),
    }
    return render(request, "desk/inquiries/show.html", context, status=status)
