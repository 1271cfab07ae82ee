"""Contacts (henvendelser): the list with its filters, search in the sealed texts, and all of it as a file."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Contact, Key, Zone
from indgang.desk.sheets import sheet
from indgang.foundation import clock
from indgang.journal import chain

from .access import ZoneRequest, unlocked
from .contact_filters import chosen, day_of, offered
from .home import title_of

PAGE: Final = 50


@unlocked
def contacts(request: ZoneRequest) -> HttpResponse:
    """List contacts; words are looked for in the sealed texts, in memory."""
    said = request.POST.get("q", "")[:100]
    rows: Any = _rows(request)
    if said:
        rows = with_words(rows, request.key, said)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [_line(row, request) for row in page.object_list],
        "filters": offered(request.GET),
        "first": request.GET.get("fra", ""),
        "last": request.GET.get("til", ""),
        "wrong_day": any(request.GET.get(name) and not day_of(request.GET.get(name)) for name in ("fra", "til")),
        "said": said,
        "query": _without_page(request.GET),
    }
    return render(request, "desk/adviser/contacts/list.html", context)


def _rows(request: ZoneRequest) -> QuerySet[Contact]:
    rows = Contact.objects.seen_by(request.user).select_related("department", "place", "case", "person", "task")
    return chosen(rows, request.GET).prefetch_related("points__theme")


def with_words(rows: QuerySet[Contact], key: Key, said: str) -> list[Contact]:
    """Return the contacts whose texts, or whose person's name, hold all the words."""
    wanted = said.casefold().split()
    return [row for row in rows if all(word in _all_words(row, key) for word in wanted)]


def _all_words(row: Contact, key: Key) -> str:
    person = key.read(row.person).values() if row.person else ()
    return " ".join([str(row.pk), *key.read(row).values(), *person]).casefold()


def _line(row: Contact, request: ZoneRequest) -> dict[str, Any]:
    name = request.key.read(row.person)["name"] if row.person else ""
    themes = ", ".join(dict.fromkeys(point.theme.name for point in row.points.all()))
    return {"row": row, "title": title_of(row, request), "name": name, "themes": themes}


def _without_page(asked: QueryDict) -> str:
    query = asked.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""


@require_POST
@unlocked
def extract(request: ZoneRequest) -> HttpResponse:
    """Give the filtered contacts as a file with their texts; that it was taken out is written down."""
    rows = list(_rows(request))
    with transaction.atomic():
        chain.record("adviser_contact.extract.read", Zone.current(), by=request.user, at=clock.now(), rows=len(rows))
    return sheet("henvendelser", _header(), _lines(rows, request.key))


def _header() -> list[str]:
    return [
        _("Nummer"),
        _("Tidspunkt"),
        _("Type"),
        _("Modtaget"),
        _("Træffested"),
        _("Afdeling"),
        _("Klagevej nr."),
        _("Temaer"),
        _("Udfald"),
        _("Tid brugt"),
        _("Sag"),
        _("Navn"),
        _("Titel"),
        _("Tekst"),
        _("Svar"),
    ]


def _lines(rows: list[Contact], key: Key) -> Iterator[list[str]]:
    for row in rows:
        words = key.read(row)
        yield [
            str(row.pk),
            f"{timezone.localtime(row.at):%d.%m.%Y %H.%M}",
            row.get_kind_display(),
            row.get_way_display(),
            str(row.place or ""),
            str(row.department or ""),
            str(row.route_number or ""),
            "; ".join(point.theme.name for point in row.points.all()),
            row.get_outcome_display(),
            str(row.get_spent_display() or ""),
            str(row.case_id or ""),
            key.read(row.person)["name"] if row.person else "",
            words["title"],
            words["text"],
            words["answer"],
        ]


urlpatterns = [
    path("henvendelser/", contacts, name="adviser_contacts"),
    path("henvendelser/udtraek/", extract, name="adviser_extract"),
]
