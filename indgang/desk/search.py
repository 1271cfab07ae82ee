"""Search (søgning): references, citizens, tasks as one types; full text over inquiries on its own page."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.citizens import cpr
from indgang.citizens.models import Citizen, CitizenQuerySet
from indgang.citizens.phone import dialled
from indgang.foundation import clock, reference
from indgang.inquiries.lines import best, matching
from indgang.inquiries.models import Inquiry
from indgang.inquiries.recusal import citizens_open_to
from indgang.journal import chain
from indgang.organisation.rights import Ability
from indgang.wayfinder.answering import answer

from .access import StaffRequest, needs
from .one_box import around
from .worklist import drawn

PAGE: Final = 50
_CITIZENS: Final = 6
_LEAST_NAME: Final = 3
_PHONE: Final = 8
_LAST_PAGE: Final = 200
_INQUIRIES: Final = (Ability.SEE_INQUIRIES, Ability.SEE_DEPARTMENT_INQUIRIES)
_ORDERS: Final = {"bedste": best, "nyeste": matching}
_ORDER_NAMES: Final = {"bedste": gettext_lazy("Bedste først"), "nyeste": gettext_lazy("Nyeste først")}


@require_POST
@needs(Ability.REGISTER)
def suggestions(request: StaffRequest) -> HttpResponse:
    """Show what the words so far may mean: a reference, a citizen, tasks. Posted, since it may hold a CPR number."""
    said = request.POST.get("q", "")[:400]
    context: dict[str, Any] = {"said": said, "matches": [], "citizens": [], "inquiry": _referred_to(request, said)}
    if number_in(said):
        citizens = _citizens(request, said)
        context |= {"said": "", "citizens": citizens, "unknown_number": not citizens}
    elif not context["inquiry"]:
        found = answer(said, typing=True)
        context |= {"citizens": _citizens(request, said), "matches": found.matches, "answer": found}
    return render(request, "desk/home/_results.html", context)


@needs(Ability.SEE_INQUIRIES, Ability.SEE_DEPARTMENT_INQUIRIES, Ability.SEE_TASKS)
def inquiries(request: StaffRequest) -> HttpResponse:
    """Find tasks, articles and life events, and inquiries by their words: the best, or the newest with all of them."""
    said = request.GET.get("q", "").strip()[:200]
    if request.method == "POST" or number_in(said):
        return _to_address(request)
    page, order = _page_number(request.GET), _order(request.GET)
    if found := _referred_to(request, said):
        return redirect(found)
    after = (page - 1) * PAGE
    lines = _ORDERS[order](request.user, said, PAGE + 1, after) if said else []
    context = {
        "said": said,
        "rows": drawn(lines[:PAGE], clock.local_day(clock.now())),
        "order": order,
        "ranked": order == "bedste",
        "orders": [(name, label, _address(said, name)) for name, label in _ORDER_NAMES.items()],
        "previous_url": _address(said, order, page - 1) if page > 1 else "",
        "next_url": _address(said, order, page + 1) if len(lines) > PAGE else "",
        "sees_inquiries": any(request.user.may(each) for each in _INQUIRIES),
        **around(request.user, said if page == 1 else ""),
    }
    return render(request, "desk/search/inquiries.html", context)


def _to_address(request: StaffRequest) -> HttpResponse:
    """Turn the posted words into an address; a CPR number never comes into one."""
    said = (request.POST.get("q") or request.GET.get("q", "")).strip()
    if number_in(said):
        citizen = with_number(request, said)
        return redirect("citizen", citizen.pk) if citizen else redirect("search")
    return redirect(f"{request.path}{_address(said[:200], _order(request.POST))}")


def number_in(said: str) -> str:
    """Return the CPR number that the words hold, or that they are; empty when there is none."""
    for found in cpr.find(said):
        return found.digits
    try:
        return cpr.parse(said)
    except cpr.BadCpr:
        return ""


def with_number(request: StaffRequest, said: str) -> Citizen | None:
    """Return the citizen with the CPR number in the words; that nobody has it is told."""
    if request.user.may(Ability.SEE_CITIZENS):
        citizen = citizens_open_to(request.user).with_cpr(number_in(said)).first()
        if citizen:
            return citizen
    messages.warning(request, _("Ingen borger er registreret med det CPR-nummer. Nummeret er ikke gemt."))
    return None


def _referred_to(request: StaffRequest, said: str) -> Inquiry | None:
    if not reference.looks_like(said):
        return None
    return Inquiry.objects.visible_to(request.user).with_reference(said).select_related("task").first()


def _citizens(request: StaffRequest, said: str) -> list[Citizen]:
    """Return citizens by CPR number, telephone or name; that they were shown is written down."""
    if not request.user.may(Ability.SEE_CITIZENS):
        return []
    found = _looked_up(citizens_open_to(request.user), said)
    citizens = list(found[:_CITIZENS]) if found is not None else []
    if citizens:
        at = clock.now()
        chain.record_many(
            chain.Entry("citizen.listed.read", "citizen", each.pk, at, request.user.pk, each.pk, "Søgning i skranken")
            for each in citizens
        )
    return citizens


def _looked_up(citizens: CitizenQuerySet, said: str) -> CitizenQuerySet | None:
    number, phone = number_in(said), dialled(said)
    if number:
        return citizens.with_cpr(number)
    if len(phone) == _PHONE and phone.isdecimal():
        return citizens.with_phone(phone)
    letters = sum(sign.isalpha() for sign in said)
    if letters >= _LEAST_NAME and not any(sign.isdigit() for sign in said):
        return citizens.named(said)
    return None


def _page_number(query: QueryDict) -> int:
    asked = query.get("page", "1")
    return max(1, min(int(asked[:9]), _LAST_PAGE)) if asked.isdecimal() else 1


def _order(query: QueryDict) -> str:
    """Return the order that was asked for; the best first, when none was."""
    asked = query.get("orden", "")
    return asked if asked in _ORDERS else next(iter(_ORDERS))


def _address(said: str, order: str, page: int = 1) -> str:
    query = QueryDict(mutable=True)
    query["q"] = said
    if order != next(iter(_ORDERS)):
        query["orden"] = order
    if page > 1:
        query["page"] = str(page)
    return f"?{query.urlencode()}"
