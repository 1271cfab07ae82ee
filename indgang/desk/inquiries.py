"""Inquiries (henvendelser): the lists of what is open, promised and late, and the page of one."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock, reference
from indgang.foundation.prepared import Prepared
from indgang.inquiries.lines import Line
from indgang.inquiries.models import Entry, HandOver, Inquiry, Solution
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
    centres = _centres()
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
        "centre": next((slug for _number, slug, _name in centres if slug == request.GET.get("center")), ""),
        "query": _without_page(request),
    }
    return render(request, "desk/inquiries/list.html", context)


def _centre(request: StaffRequest, whose: str, centres: list[tuple[int, str, str]]) -> int:
    """Return the number of the centre that is asked for, one's own unless told; 0 for all."""
    asked = next((number for number, slug, _name in centres if slug == request.GET.get("center")), 0)
    return asked or (request.user.centre_id or 0 if whose == "center" else 0)


def _all_centres() -> QuerySet[Centre, tuple[int, str, str]]:
    return Centre.objects.values_list("pk", "slug", "name")


_centres = Prepared(_all_centres)


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
    found: QuerySet[Inquiry] = (
        rows.annotate(**_KNOWN)
        .filter(pk=number)
        .select_related(
            "task",
            "centre",
            "citizen",
            "owner",
            "owner__centre",
            "owner__department",
            "at_department",
            "opened_in",
            "opened_in__clerk",
        )
    )
    return found


_KNOWN: Final = {
    "has_entries": Exists(Entry.objects.filter(inquiry=OuterRef("pk"))),
    "has_handovers": Exists(HandOver.objects.filter(inquiry=OuterRef("pk"))),
    "has_solutions": Exists(Solution.objects.filter(inquiry=OuterRef("pk"))),
}
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
    handovers = handovers_of(row.pk) if row.has_handovers else []
    standing = next((each for each in handovers if each.is_standing), None)
    may_see_citizen = request.user.may(Ability.SEE_CITIZENS)
    context = {
        "inquiry": row,
        "head": _head(row, may_see_citizen),
        **_facts(row, clock.local_day(clock.now())),
        "events": story_of(row, handovers),
        "may_see_citizen": may_see_citizen,
        "next_steps": next_steps(request, row, standing, forms or {}),
    }
    return render(request, "desk/inquiries/show.html", context, status=status)


def _head(row: Inquiry, may_see_citizen: bool) -> tuple[object, ...]:
    """Return what the look of the page's head depends on, besides the values that stand in it."""
    department = row.at_department.name if row.at_department else ""
    return row.state, department, row.citizen_id is None, may_see_citizen, row.task_id is None


def _facts(row: Inquiry, today: date) -> dict[str, object]:
    """Return the values that stand in the page's head."""
    owner = row.owner
    where = owner.centre or owner.department
    return {
        "reference": row.reference,
        "title": row.title or row.reference,
        "citizen_url": reverse("citizen", args=[row.citizen_id]) if row.citizen_id else "",
        "citizen_name": row.citizen.name if row.citizen else "",
        "owner": f"{owner}, {where}" if where else str(owner),
        "deadline": _deadline(row, today),
        "opened": f"{timezone.localtime(row.opened_at):%d.%m.%Y %H.%M}",
        "channel": row.get_channel_display().lower(),
        "centre": row.centre,
        "task_slug": row.task.slug if row.task else "",
        "task_title": row.task.title if row.task else "",
    }


def _deadline(row: Inquiry, today: date) -> str:
    """Return the promised day, and how near it is while the inquiry stands open."""
    if row.promised_for is None:
        return gettext("Intet lovet")
    if row.solved_at:
        return f"{row.promised_for:%d.%m.%Y}"
    near = {"date": row.promised_for, "days": (row.promised_for - today).days}
    return render_to_string("components/deadline.html", near)
