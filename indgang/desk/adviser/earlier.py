"""Earlier years' printed figures (tidligere tal): brought in from a file, shown as printed, and gone on with."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indgang.adviser.models import ContactKind, EarlierImport, EarlierLink, Outcome, Theme, ThemeGroup, Way
from indgang.adviser.reporting.earlier import Brought, bring
from indgang.adviser.reporting.printed_names import same
from indgang.adviser.reporting.series import TOTAL, Series, key_of, series
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.organisation.models import Department

from .access import ZoneRequest, unlocked
from .forms.reports import EarlierForm

PER_PAGE: Final = 12

type _Group = tuple[str, list[tuple[str, str]]]


@unlocked
def earlier(request: ZoneRequest) -> HttpResponse:
    """Show the series, and bring a file of printed figures in."""
    form = EarlierForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _shown(request, form, 422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        brought = bring(file.read(), file.name, by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error("file", ValidationError([*refusal.message.splitlines(), refusal.hint]))
        return _shown(request, form, 422)
    messages.success(request, _said(brought))
    return redirect("adviser_earlier")


@require_POST
@unlocked
def back(request: ZoneRequest, number: int) -> HttpResponse:
    """Take a file's figures back."""
    row = get_object_or_404(EarlierImport, pk=number)
    row.take_back(by=request.user, at=clock.now())
    messages.success(
        request, _("%(name)s er taget tilbage. Det, som filen stod i stedet for, gælder igen.") % {"name": row}
    )
    return redirect("adviser_earlier")


@require_POST
@unlocked
def link(request: ZoneRequest) -> HttpResponse:
    """Say what a table's earlier rows are called today, so that its series goes on."""
    found = next((each for each in series() if each.key == request.POST.get("tabel")), None)
    if found:
        _linked(request, found)
        messages.success(request, _("Rækkerne er forbundet. Serien går videre i afleverede beretninger."))
    return redirect("adviser_earlier")


def _linked(request: ZoneRequest, found: Series) -> None:
    ours = {value for _title, rows in _choices() for value, _label in rows}
    chosen = {row: request.POST.get(f"row-{place}", "") for place, row in enumerate(found.linkable)}
    links = [
        EarlierLink(table=found.table, unit=found.unit, row=row, ours=code, code=name)
        for row, value in chosen.items()
        if value in ours
        for code, _bar, name in [value.partition("|")]
    ]
    with transaction.atomic():
        before = [each.pk for each in EarlierLink.objects.all() if key_of(each.table, each.unit) == found.key]
        EarlierLink.objects.filter(pk__in=before).delete()
        EarlierLink.objects.bulk_create(links)
        newest = EarlierImport.objects.first()
        if newest:
            chain.record("adviser_earlier.linked", newest, by=request.user, at=clock.now(), rows=len(links))


def _said(brought: Brought) -> str:
    if not brought.is_new:
        return _("Filen er allerede lagt ind. Intet er ændret.")
    told = [
        ngettext(
            "%(count)s trykt tal er lagt ind, som det stod.",
            "%(count)s trykte tal er lagt ind, som de stod.",
            brought.figures,
        )
        % {"count": brought.figures}
    ]
    if brought.wordless:
        told.append(
            ngettext(
                "%(count)s felt har et tegn i stedet for et tal.",
                "%(count)s felter har et tegn i stedet for et tal.",
                brought.wordless,
            )
            % {"count": brought.wordless}
        )
    if brought.replaced:
        told.append(
            ngettext(
                "%(count)s tabel står nu i stedet for en tidligere.",
                "%(count)s tabeller står nu i stedet for tidligere.",
                brought.replaced,
            )
            % {"count": brought.replaced}
        )
    return " ".join(told)


def _shown(request: ZoneRequest, form: EarlierForm, status: int) -> HttpResponse:
    page = Paginator(series(), PER_PAGE).get_page(request.GET.get("page"))
    links = {
        (key_of(each.table, each.unit), same(each.row)): f"{each.ours}|{each.code}"
        for each in EarlierLink.objects.all()
    }
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "series": [(each, _rows(each, links)) for each in page],
        "choosing": request.GET.get("tabel", ""),
        "choices": list(_choices()),
        "imports": EarlierImport.objects.select_related("brought_by"),
    }
    return render(request, "desk/adviser/reports/earlier.html", context, status=status)


def _rows(found: Series, links: dict[tuple[str, str], str]) -> list[tuple[int, str, str]]:
    """Return the rows that can be linked: place, name, and what was chosen."""
    return [
        (place, _("I alt") if row == TOTAL else row, links.get((found.key, same(row)), ""))
        for place, row in enumerate(found.linkable)
    ]


def _choices() -> Iterator[_Group]:
    """Yield the rows of our own tables that an earlier row can go on as, the total first."""
    kinds: tuple[tuple[str, str, list[tuple[Any, Any]]], ...] = (
        ("typer", _("Henvendelser efter type"), ContactKind.choices),
        ("kanaler", _("Henvendelser efter modtagelsesform"), Way.choices),
        ("udfald", _("Hvordan henvendelserne endte"), Outcome.choices),
        ("temagrupper", _("Klageforhold efter temagruppe"), list(ThemeGroup.objects.values_list("pk", "name"))),
        ("temaer", _("Klageforhold efter tema"), list(Theme.objects.values_list("code", "name"))),
        ("afdelinger", _("Klageforhold efter afdeling"), list(Department.objects.values_list("pk", "name"))),
    )
    for code, title, rows in kinds:
        yield title, [(f"{code}|{TOTAL}", _("I alt")), *((f"{code}|{name}", str(label)) for name, label in rows)]


urlpatterns = [
    path("beretninger/tidligere/", earlier, name="adviser_earlier"),
    path("beretninger/tidligere/forbindelser/", link, name="adviser_earlier_links"),
    path("beretninger/tidligere/<int:number>/tilbage/", back, name="adviser_earlier_back"),
]
