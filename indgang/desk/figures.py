"""The figures (tal): the policy's 80 % and its companions on one page, as a spreadsheet, and what is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from indgang.organisation.rights import Ability

from . import behind
from .access import StaffRequest, needs
from .context import municipality
from .figure_page import FigurePage, Row
from .forms.figures import BYS, FILTERS, GRAINS, Asked, FiguresForm
from .sheets import sheet

_TREND: Final = "udvikling"


@never_cache
@needs(Ability.SEE_FIGURES)
def figures(request: StaffRequest) -> HttpResponse:
    """Show the metrics side by side, and one of them in full: share, interval, target, trend and breakdown."""
    form = FiguresForm.of(request.GET)
    if not form.is_valid():
        return render(request, "desk/figures/show.html", {"form": form}, status=422)
    asked, page = form.asked, page_of(request, form)
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "said": form.said,
        "periods": [
            {"label": each.label, "current": each.code == asked.period, "url": f"?{_period(asked, each.code)}"}
            for each in form.periods
        ],
        "bys": [_choice(asked, "fordelt", *named, current=by is asked.by) for by, named in BYS.items()],
        "grains": [_choice(asked, "trin", *named, current=grain is asked.grain) for grain, named in GRAINS.items()],
        "everything_url": f"?{asked.query(alle='1')}#fordeling",
        "sheet_query": asked.query(),
        "sees_adviser": request.user.may(Ability.SEE_ADVISER_FIGURES),
        "clear_url": f"?{asked.query(**dict.fromkeys(FILTERS))}" if any(asked.codes[name] for name in FILTERS) else "",
    }
    return render(request, "desk/figures/show.html", context)


@never_cache
@needs(Ability.SEE_FIGURES)
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """Give the breakdown or the trend as a file, with the definition and the period in its first lines."""
    form = FiguresForm.of(request.GET)
    if not form.is_valid():
        return render(request, "desk/figures/show.html", {"form": form}, status=422)
    asked, page = form.asked, page_of(request, form)
    is_trend = request.GET.get("tabel") == _TREND
    rows = page.trend[::-1] if is_trend else page.breakdown
    _code, first = GRAINS[asked.grain] if is_trend else BYS[asked.by]
    head, *lines = _sheet_lines(form, page, str(first), rows)
    return sheet(f"tal {asked.metric.slug} {asked.selection.first} {asked.selection.last}", head, lines)


def page_of(request: StaffRequest, form: FiguresForm) -> FigurePage:
    """Return the answer to a valid question, for this reader's eyes."""
    return FigurePage(
        form.asked,
        form.names,
        at=form.at,
        target=float(municipality().target_solved),
        may_drill=request.user.may(Ability.DRILL_DOWN),
    )


def _period(asked: Asked, code: str) -> str:
    return asked.query(fra=None, til=None, periode=code, trin=None)


def _choice(asked: Asked, name: str, code: str, label: Any, *, current: bool) -> dict[str, Any]:
    query = asked.query(**{name: code}, orden=None, alle=None)
    return {"label": label, "current": current, "url": f"?{query}#{_PLACES[name]}"}


_PLACES: Final = {"fordelt": "fordeling", "trin": "udvikling"}


def _sheet_lines(form: FiguresForm, page: FigurePage, first: str, rows: Sequence[Row]) -> Iterator[list[str]]:
    """Yield the file's lines: what the figures are, then the figures, then their sum."""
    metric = page.metric
    yield [str(municipality().name), _("Tal fra Indgang")]
    yield [_("Udsnit"), ", ".join(form.said)]
    yield [_("Måltal"), str(metric.name), _("version %(version)s") % {"version": metric.version}]
    yield [_("Definition"), str(metric.sentence)]
    yield [_("Tæller"), str(metric.numerator)]
    yield [_("Nævner"), str(metric.denominator)]
    yield [_("Population"), str(metric.population)]
    yield [_("Gjort op"), f"{localtime(page.at):%d.%m.%Y %H.%M}"]
    yield []
    yield [
        first,
        _("Tæller"),
        _("Nævner"),
        _("Andel i procent"),
        _("95 % interval fra"),
        _("95 % interval til"),
        _("Åbne"),
        _("Afventer"),
        _("Ukendt borger"),
    ]
    for row in rows:
        yield [row.name, *_numbers(row)]
    yield [_("I alt"), *_numbers(page.whole)]


def _numbers(row: Row) -> list[str]:
    if row.cell.hidden:
        return [_("for få til at vise")]
    shares = [each.replace(".", ",") for each in (row.cell.value, row.cell.low, row.cell.high)]
    beside = [row.counts.open, row.counts.pending, row.counts.unknown]
    return [str(row.figure.hits), str(row.figure.total), *shares, *map(str, beside)]


urlpatterns = [
    path("tal/", figures, name="figures"),
    path("tal/regneark/", spreadsheet, name="figures_sheet"),
    path("tal/bag/", behind.behind, name="figures_behind"),
]
