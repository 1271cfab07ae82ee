"""Cases (sager): the list of them, and the page of one with its whole story and all that can be done."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import Case, Key
from indgang.foundation import clock
from indgang.journal import chain

from .access import ZoneRequest, unlocked
from .acts import acts
from .timeline import timeline

PAGE: Final = 40
WHICH: Final = (
    ("aabne", _("Åbne")),
    ("nu", _("Næste skridt er nu")),
    ("lukkede", _("Lukkede")),
    ("alle", _("Alle")),
)


def found(request: ZoneRequest, number: int) -> Case:
    """Return the case with this number, if this adviser may see it; else 404."""
    rows = Case.objects.seen_by(request.user).select_related("opened_by", "closed_by", "person", "department")
    return get_object_or_404(rows, pk=number)


@unlocked
def case(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one case; that it was read is written down."""
    row = found(request, number)
    with transaction.atomic():
        chain.record("adviser_case.read", row, by=request.user, at=clock.now())
    return show(request, row)


def show(
    request: ZoneRequest, row: Case, turned_down: Mapping[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the case's page, with the form that was turned down when there is one."""
    words = request.key.read(row)
    context = {
        "case": row,
        "title": words["title"] or str(row),
        "person_name": request.key.read(row.person)["name"] if row.person else "",
        "days": (row.next_on - clock.local_day(clock.now())).days if row.next_on else None,
        "events": timeline(row, request.key),
        "acts": acts(request, row, turned_down or {}),
        "consents": _consents(row, request.key),
        "parties": _parties(row, request.key),
    }
    return render(request, "desk/adviser/cases/show.html", context, status=status)


def _consents(row: Case, key: Key) -> list[dict[str, Any]]:
    standing = row.consents.standing().select_related("department")
    return [{"row": consent, "scope": key.read(consent)["scope"]} for consent in standing]


def _parties(row: Case, key: Key) -> list[dict[str, Any]]:
    return [{"row": party, "words": key.read(party)} for party in row.parties.standing()]


@unlocked
def cases(request: ZoneRequest) -> HttpResponse:
    """List cases: open, due, closed or all; words are looked for in the sealed texts, in memory."""
    which = request.GET.get("vis", "") if request.GET.get("vis", "") in dict(WHICH) else WHICH[0][0]
    said = request.POST.get("q", "")[:100]
    rows: Any = _which(request, which)
    if said:
        rows = _with_words(list(rows), request.key, said)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [_line(row, request.key) for row in page.object_list],
        "which": which,
        "which_choices": WHICH,
        "said": said,
        "query": f"vis={which}&",
        "today": clock.local_day(clock.now()),
    }
    return render(request, "desk/adviser/cases/list.html", context)


def _which(request: ZoneRequest, which: str) -> QuerySet[Case]:
    rows = Case.objects.seen_by(request.user).select_related("department", "person")
    if which == "aabne":
        return rows.open().order_by("next_on", "-opened_at")
    if which == "nu":
        return rows.due(clock.local_day(clock.now())).order_by("next_on")
    return rows.closed().order_by("-closed_at") if which == "lukkede" else rows


def _with_words(rows: list[Case], key: Key, said: str) -> list[Case]:
    wanted = said.casefold().split()
    return [row for row in rows if all(word in _all_words(row, key) for word in wanted)]


def _all_words(row: Case, key: Key) -> str:
    person = key.read(row.person).values() if row.person else ()
    return " ".join([str(row.pk), *key.read(row).values(), *person]).casefold()


def _line(row: Case, key: Key) -> dict[str, Any]:
    name = key.read(row.person)["name"] if row.person else ""
    return {"row": row, "title": key.read(row)["title"] or str(row), "name": name}


urlpatterns = [
    path("sager/", cases, name="adviser_cases"),
    path("sager/<int:number>/", case, name="adviser_case"),
]
