"""Earlier years' printed figures (tidligere tal): brought in from a file, shown as printed, and gone on with."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import (
    ContactKind,
    EarlierFigure,
    EarlierLink,
    Outcome,
    Theme,
    Way,
)
from indgang.adviser.reporting.earlier import bring_in, series
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.reports import EarlierForm

_NAME: Final = "tal.csv"


@unlocked
def earlier(request: ZoneRequest) -> HttpResponse:
    """Show the series, and bring a file of printed figures in."""
    form = EarlierForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _shown(request, form, 422 if form.is_bound else 200)
    try:
        count = _brought(request, form.cleaned_data["file"].read())
    except Refusal as refusal:
        form.add_error("file", refusal.in_full)
        return _shown(request, form, 422)
    messages.success(request, _("%(count)s trykte tal er lagt ind, som de stod.") % {"count": count})
    return redirect("adviser_earlier")


@require_POST
@unlocked
def link(request: ZoneRequest) -> HttpResponse:
    """Say what earlier rows are called today, so that the series goes on."""
    rows = {(each.table, each.row) for each in EarlierFigure.objects.all()}
    ours = {value for value, _label in _choices()}
    for place, (table, row) in enumerate(sorted(rows)):
        chosen = request.POST.get(f"row-{place}", "")
        if chosen in ours:
            code, _bar, name = chosen.partition("|")
            EarlierLink.objects.update_or_create(table=table, row=row, defaults={"ours": code, "code": name})
        else:
            EarlierLink.objects.filter(table=table, row=row).delete()
    messages.success(request, _("Rækkerne er forbundet. Serierne går videre i afleverede beretninger."))
    return redirect("adviser_earlier")


def _brought(request: ZoneRequest, content: bytes) -> int:
    with TemporaryDirectory() as folder:
        (Path(folder) / _NAME).write_bytes(content)
        return bring_in(Path(folder), _NAME, by=request.user, at=clock.now())


def _shown(request: ZoneRequest, form: EarlierForm, status: int) -> HttpResponse:
    links = {(each.table, each.row): f"{each.ours}|{each.code}" for each in EarlierLink.objects.all()}
    rows = sorted({(each.table, each.row) for each in EarlierFigure.objects.all()})
    context: dict[str, Any] = {
        "form": form,
        "series": series(),
        "choices": list(_choices()),
        "links": [(place, table, row, links.get((table, row), "")) for place, (table, row) in enumerate(rows)],
    }
    return render(request, "desk/adviser/reports/earlier.html", context, status=status)


def _choices() -> Iterator[tuple[str, str]]:
    """Yield the rows of our own tables that an earlier row can go on as."""
    for code, title, kinds in (
        ("typer", _("Type"), ContactKind.choices),
        ("kanaler", _("Modtaget"), Way.choices),
        ("udfald", _("Udfald"), Outcome.choices),
    ):
        yield from ((f"{code}|{name}", f"{title}: {label}") for name, label in kinds)
    for name, label in Theme.objects.values_list("code", "name"):
        yield f"temaer|{name}", _("Tema: %(theme)s") % {"theme": label}


urlpatterns = [
    path("beretninger/tidligere/", earlier, name="adviser_earlier"),
    path("beretninger/tidligere/forbindelser/", link, name="adviser_earlier_links"),
]
