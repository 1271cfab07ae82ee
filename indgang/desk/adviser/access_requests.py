"""Requests for access (aktindsigt): the list with its clocks, a new one, and the page of one."""

from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from indgang.adviser.access import redacting, requests
from indgang.adviser.access.letters import gaps
from indgang.adviser.models import AccessRequest, Case, Person, Spent
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.access_requests import AccessForm, DecisionForm, ExtensionForm, StrikeForm
from .pieces import Waiting

PAGE: Final = 40
_MOST: Final = 50
_SOON: Final = 2


@unlocked
def access_requests(request: ZoneRequest) -> HttpResponse:
    """List the requests, those that wait first by their day."""
    which = "alle" if request.GET.get("vis") == "alle" else ""
    rows = AccessRequest.objects.seen_by(request.user)
    rows = rows if which else rows.waiting().order_by("due")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    today = clock.local_day(clock.now())
    context = {
        "page": page,
        "lines": [{"row": row, "asker": request.key.read(row)["asker"], "days": row.days_left(today)} for row in page],
        "which": which,
        "query": f"vis={which}&" if which else "",
        "today": today,
    }
    return render(request, "desk/adviser/access/list.html", context)


@unlocked
def new(request: ZoneRequest) -> HttpResponse:
    """Write a new request down."""
    today = clock.local_day(clock.now())
    if request.method != "POST":
        asked = {"received_on": today, "cases": request.GET.get("sag", ""), "person": request.GET.get("person", "")}
        form = AccessForm(initial=asked | _whoever_it_is_about(request))
        return render(request, "desk/adviser/access/new.html", {"form": form})
    form = AccessForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/adviser/access/new.html", {"form": form}, status=422)
    try:
        row = _register(request, dict(form.cleaned_data))
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return render(request, "desk/adviser/access/new.html", {"form": form}, status=409)
    messages.success(request, _("Anmodningen er skrevet ned. Svar senest %(day)s.") % {"day": f"{row.due:%d.%m.%Y}"})
    return redirect("adviser_access_request", row.pk)


def _whoever_it_is_about(request: ZoneRequest) -> dict[str, str]:
    """Return who the case or person in the address is, who most often is the one that asks."""
    case, person = (request.GET.get(name, "")[:18] for name in ("sag", "person"))
    people = Person.objects.standing().seen_by(request.user)
    if case.isdecimal():
        people = people.filter(cases__in=Case.objects.seen_by(request.user).filter(pk=int(case)))
    elif person.isdecimal():
        people = people.filter(pk=int(person))
    else:
        people = people.none()
    row = people.first()
    words = request.key.read(row) if row else {}
    reach = (words.get(name, "") for name in ("email", "address", "phone"))
    return {"asker": words.get("name", ""), "address": next((each for each in reach if each), "")}


def _register(request: ZoneRequest, data: dict[str, Any]) -> AccessRequest:
    cases = Case.objects.seen_by(request.user).filter(pk__in=data.pop("cases"))
    person = Person.objects.standing().seen_by(request.user).filter(pk=data.pop("person")).first()
    kind, received_on, asker = data.pop("kind"), data.pop("received_on"), data.pop("asker")
    row = requests.register(
        kind, received_on, asker, by=request.user, at=clock.now(), cases=cases, person=person, **data
    )
    redacting.gather(row, by=request.user, at=clock.now(), key=request.key)
    return row


def found(request: ZoneRequest, number: int) -> AccessRequest:
    """Return the request with this number, if this adviser may see it; else 404."""
    rows = AccessRequest.objects.seen_by(request.user).select_related("person", "decided_by")
    return get_object_or_404(rows, pk=number)


@unlocked
def access_request(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one request: its clock, its documents, and what can be done."""
    return show(request, found(request, number))


def show(
    request: ZoneRequest, row: AccessRequest, forms: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the request's page, with the form that was turned down when there is one."""
    today = clock.local_day(clock.now())
    struck = list(row.redactions.select_related("item"))
    context = {
        "row": row,
        "words": request.key.read(row),
        "person_name": request.key.read(row.person)["name"] if row.person else "",
        "cases": row.cases.all(),
        "days": row.days_left(today),
        "items": [{"row": item, "title": request.key.read(item)["title"]} for item in row.items.all()],
        "struck": [{"row": each, "passage": request.key.read(each)["passage"]} for each in struck],
        "gaps": gaps(row).values(),
        "strike_form": StrikeForm(prefix="strike"),
        "extension_form": ExtensionForm(prefix="extension"),
        "decision_form": DecisionForm(prefix="decision"),
        "last_extension": requests.last_extension(row),
        **(forms or {}),
    }
    return render(request, "desk/adviser/access/show.html", context, status=status)


def waits(request: ZoneRequest, today: date) -> list[Waiting]:
    """Tell of requests that are not decided, with their clock."""
    rows = AccessRequest.objects.seen_by(request.user).waiting().order_by("due")[:_MOST]
    return [
        Waiting(
            what=_("Aktindsigt"),
            text=request.key.read(row)["asker"],
            url=reverse("adviser_access_request", args=[row.pk]),
            due=row.due,
            state="is-late" if row.due < today else "is-soon" if row.days_left(today) <= _SOON else "",
            effort=Spent.THREE_HOURS,
            is_firm=True,
        )
        for row in rows
    ]


urlpatterns = [
    path("aktindsigt/", access_requests, name="adviser_access"),
    path("aktindsigt/ny/", new, name="adviser_access_new"),
    path("aktindsigt/<int:number>/", access_request, name="adviser_access_request"),
]
