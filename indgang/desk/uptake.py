"""Self-service in use (selvbetjening): how often it is shown, whether it sticks, and the inquiries behind that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from indgang.inquiries.models import Outcome
from indgang.organisation.rights import Ability
from indgang.results.metrics import Metric
from indgang.results.uptake import SHOWN, AskedAgain, Digital, Part, UptakeReading, inquiries_of

from .access import StaffRequest, needs
from .behind import leaf_of
from .cells import Cell, Digits
from .context import municipality
from .forms.figures import FILTERS
from .forms.uptake import UptakeForm
from .sheets import sheet
from .uptake_page import Row, UptakePage

_TREND: Final = "udvikling"
PARTS: Final[dict[str, tuple[Part, str | Promise, type[Metric]]]] = {
    "alle": (Part.ALL, gettext_lazy("Alle"), type(SHOWN)),
    "vist": (Part.SHOWN, gettext_lazy("Vist"), type(SHOWN)),
    "uden": (Part.NOT_SHOWN, gettext_lazy("Ikke vist"), type(SHOWN)),
    "digitalt": (Part.DIGITAL, gettext_lazy("Kom digitalt"), Digital),
    "igen": (Part.AGAIN, gettext_lazy("Kom igen"), AskedAgain),
    "vaek": (Part.AWAY, gettext_lazy("Kom ikke igen"), AskedAgain),
    "afgjorte": (Part.SETTLED, gettext_lazy("Kan afgøres"), AskedAgain),
    "afventer": (Part.PENDING, gettext_lazy("Afventer"), AskedAgain),
    "ukendt": (Part.UNKNOWN, gettext_lazy("Ukendt borger"), AskedAgain),
}
_FEW: Final = gettext_lazy("for få til at vise")
_ALWAYS: Final = ("alle", "vist", "uden", "digitalt", "igen", "vaek")


@never_cache
@needs(Ability.SEE_FIGURES)
def uptake(request: StaffRequest) -> HttpResponse:
    """Show by task how often citizens are shown how, came digitally, and came again."""
    form = UptakeForm.of(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    asked, page = form.asked, _page_of(request, form)
    context = {
        "form": form,
        "page": page,
        "said": form.said,
        "periods": [
            {
                "label": each.label,
                "current": each.code == asked.period,
                "url": f"?{asked.query(fra=None, til=None, periode=each.code)}",
            }
            for each in form.periods
        ],
        "everything_url": f"?{asked.query(alle='1')}#opgaver",
        "sheet_query": asked.query(),
        "action": reverse("uptake"),
        "clear_url": f"?{asked.query(**dict.fromkeys(FILTERS))}" if any(asked.codes[name] for name in FILTERS) else "",
    }
    return render(request, "desk/uptake/show.html", context)


@never_cache
@needs(Ability.SEE_FIGURES)
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """Give the tasks or the months as a file, with the definitions and the period in its first lines."""
    form = UptakeForm.of(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    page = _page_of(request, form)
    is_trend = request.GET.get("tabel") == _TREND
    rows = page.trend[::-1] if is_trend else page.tasks
    head, *lines = _sheet_lines(form, page, _("Måned") if is_trend else _("Opgave"), rows, follows=not is_trend)
    first, last = form.asked.selection.first, form.asked.selection.last
    return sheet(f"selvbetjening {first} {last}", head, lines)


@never_cache
@needs(Ability.DRILL_DOWN)
def behind(request: StaffRequest) -> HttpResponse:
    """List the inquiries behind a figure of self-service, newest first, those that this reader may see."""
    form = UptakeForm.of(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    asked = form.asked
    code = request.GET.get("del", "")
    code = code if code in PARTS else "alle"
    part, label, metric = PARTS[code]
    counts = UptakeReading(asked.selection, form.at).whole
    found = inquiries_of(asked.selection, part, at=form.at).visible_to(request.user)
    leaf = leaf_of(found, request.GET)
    address, digits = f"{reverse('uptake_behind')}?{asked.narrowed()}", Digits.here()
    context = {
        "metric": metric(),
        "said": form.said,
        "label": label,
        "total": digits.whole(getattr(counts, part)),
        "rows": [(row, _why(row)) for row in leaf.rows],
        "newer_url": f"{address}&del={code}&nyere={leaf.newer}" if leaf.newer else "",
        "older_url": f"{address}&del={code}&aeldre={leaf.older}" if leaf.older else "",
        "figures_url": f"{reverse('uptake')}?{asked.query()}",
        "tabs": [
            {
                "label": name,
                "url": f"{address}&del={each}",
                "current": each == code,
                "count": digits.whole(getattr(counts, which)),
            }
            for each, (which, name, _metric) in PARTS.items()
            if each in (*_ALWAYS, code)
        ],
    }
    return render(request, "desk/figures/behind.html", context)


def _refused(request: StaffRequest, form: UptakeForm) -> HttpResponse:
    return render(request, "desk/uptake/show.html", {"form": form, "action": reverse("uptake")}, status=422)


def _page_of(request: StaffRequest, form: UptakeForm) -> UptakePage:
    return UptakePage(form.asked, form.names, at=form.at, may_drill=request.user.may(Ability.DRILL_DOWN))


def _why(row: Any) -> str:
    """Say in a few words what became of the inquiry, and of the citizen who was shown how."""
    if row.outcome is None:
        return _("Åben")
    outcome = str(Outcome(row.outcome).label)
    if row.is_again:
        return _("%(outcome)s, men borgeren kom igen") % {"outcome": outcome}
    if row.is_pending:
        return _("%(outcome)s, afventer de 90 dage") % {"outcome": outcome}
    return outcome


def _sheet_lines(
    form: UptakeForm, page: UptakePage, first: str, rows: Sequence[Row], *, follows: bool
) -> Iterator[list[str]]:
    """Yield the file's lines: what the figures are, then the figures, then their sum."""
    yield [str(municipality().name), _("Tal fra Indgang")]
    yield [_("Udsnit"), ", ".join(form.said)]
    for metric in page.metrics:
        yield [_("Måltal"), str(metric.name), _("version %(version)s") % {"version": metric.version}]
        yield [_("Definition"), str(metric.sentence)]
        yield [_("Tæller"), str(metric.numerator)]
        yield [_("Nævner"), str(metric.denominator)]
    yield [_("Population"), str(SHOWN.population), _("Kun opgaver, der har selvbetjening i kataloget nu.")]
    yield [_("Gjort op"), f"{localtime(page.at):%d.%m.%Y %H.%M}"]
    yield []
    yield [first, *_heads(page, follows=follows)]
    for row in [*rows, page.whole]:
        yield [row.name, *_numbers(row, page, follows=follows)]


def _heads(page: UptakePage, *, follows: bool) -> list[str]:
    heads = [_("Henvendelser"), _("Vist"), _("Vist i procent"), _("95 % interval fra"), _("95 % interval til")]
    heads += [_("Kom digitalt"), _("Kom digitalt i procent")] if page.tells_channel else []
    if follows:
        heads += [_("Kom igen"), _("Kan afgøres"), _("Kom igen i procent")]
        heads += [_("95 % interval fra"), _("95 % interval til"), _("Ukendt borger i procent")]
    return heads


def _numbers(row: Row, page: UptakePage, *, follows: bool) -> list[str]:
    shown, again, unknown = row.shown, row.again, row.unknown
    if shown.hidden:
        return [str(_FEW)]
    numbers = [str(row.uptake.population), str(row.uptake.shown), *_percents(shown)]
    numbers += [str(row.uptake.digital), _danish(row.digital.value)] if page.tells_channel else []
    if follows:
        told = [str(row.uptake.again), str(row.uptake.settled), *_percents(again)]
        numbers += [str(_FEW), *4 * [""]] if again.hidden else told
        numbers += [str(_FEW) if unknown.hidden else _danish(unknown.value)]
    return numbers


def _percents(cell: Cell) -> list[str]:
    return [_danish(each) for each in (cell.value, cell.low, cell.high)]


def _danish(number: str) -> str:
    return number.replace(".", ",")


urlpatterns = [
    path("tal/selvbetjening/", uptake, name="uptake"),
    path("tal/selvbetjening/regneark/", spreadsheet, name="uptake_sheet"),
    path("tal/selvbetjening/bag/", behind, name="uptake_behind"),
]
