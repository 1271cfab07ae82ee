"""Behind a figure (bag tallet): the list of the inquiries that it counts, or does not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from indgang.foundation import reference
from indgang.inquiries.models import Inquiry, Outcome
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.models.solutions import SOLVED_HERE
from indgang.organisation.rights import Ability
from indgang.results.drilling import Part, count_behind, inquiries_behind
from indgang.results.metrics import Metric, Verified
from indgang.results.reading import Reading

from .access import StaffRequest, needs
from .cells import Digits
from .forms.figures import FiguresForm

PER_PAGE: Final = 50
PARTS: Final[dict[str, tuple[Part, str | Promise]]] = {
    "med": (Part.HITS, gettext_lazy("Tæller med")),
    "uden": (Part.MISSES, gettext_lazy("Tæller ikke med")),
    "alle": (Part.ALL, gettext_lazy("Alle")),
    "aabne": (Part.OPEN, gettext_lazy("Åbne")),
    "afventer": (Part.PENDING, gettext_lazy("Afventer")),
    "ukendt": (Part.UNKNOWN, gettext_lazy("Ukendt borger")),
}
_ALWAYS: Final = ("med", "uden", "alle")


@never_cache
@needs(Ability.DRILL_DOWN)
def behind(request: StaffRequest) -> HttpResponse:
    """List the inquiries behind a figure, newest first, those that this reader may see."""
    form = FiguresForm.of(request.GET)
    if not form.is_valid():
        return render(request, "desk/figures/show.html", {"form": form}, status=422)
    asked = form.asked
    code = request.GET.get("del", "")
    code = code if code in PARTS else "alle"
    part, label = PARTS[code]
    counts = Reading(asked.selection, form.at).total()
    found = inquiries_behind(asked.selection, asked.metric, part, at=form.at).visible_to(request.user)
    leaf = leaf_of(found, request.GET)
    address = f"{reverse('figures_behind')}?{asked.narrowed()}"
    digits = Digits.here()
    context = {
        "metric": asked.metric,
        "said": form.said,
        "label": label,
        "total": digits.whole(count_behind(counts, asked.metric, part)),
        "rows": [(row, _why(row, asked.metric)) for row in leaf.rows],
        "newer_url": f"{address}&del={code}&nyere={leaf.newer}" if leaf.newer else "",
        "older_url": f"{address}&del={code}&aeldre={leaf.older}" if leaf.older else "",
        "figures_url": f"{reverse('figures')}?{asked.query()}",
        "tabs": [
            {
                "label": name,
                "url": f"{address}&del={each}",
                "current": each == code,
                "count": digits.whole(count_behind(counts, asked.metric, which)),
            }
            for each, (which, name) in PARTS.items()
            if each in (*_ALWAYS, code)
        ],
    }
    return render(request, "desk/figures/behind.html", context)


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some inquiries, the newest first, and the references by which one leafs on."""

    rows: list[Inquiry]
    newer: str
    older: str


def leaf_of(found: InquiryQuerySet, asked: Any) -> Leaf:
    """Return the page before or after an inquiry: the thousandth costs what the first does."""
    rows = found.select_related("task", "centre", "owner")
    if edge := _edge(asked.get("nyere")):
        later = rows.filter(Q(opened_at__gt=edge.opened_at) | Q(opened_at=edge.opened_at, pk__gt=edge.pk))
        shown = list(later.order_by("opened_at", "id")[: PER_PAGE + 1])
        more, shown = len(shown) > PER_PAGE, shown[:PER_PAGE][::-1]
        return Leaf(shown, shown[0].reference if more else "", shown[-1].reference if shown else "")
    if edge := _edge(asked.get("aeldre")):
        rows = rows.filter(Q(opened_at__lt=edge.opened_at) | Q(opened_at=edge.opened_at, pk__lt=edge.pk))
    shown = list(rows.newest_first()[: PER_PAGE + 1])
    more, shown = len(shown) > PER_PAGE, shown[:PER_PAGE]
    return Leaf(shown, shown[0].reference if edge and shown else "", shown[-1].reference if more else "")


def _edge(ref: str | None) -> Inquiry | None:
    try:
        return Inquiry.objects.filter(pk=reference.decode(ref)).first() if ref else None
    except reference.BadReference:
        return None


def _why(row: Any, metric: Metric) -> str:
    """Say in a few words what became of the inquiry, and why it does not count when it looks as if it should."""
    if row.outcome is None:
        return _("Åben")
    outcome = str(Outcome(row.outcome).label)
    if row.outcome in SOLVED_HERE and not row.is_solved:
        return _("%(outcome)s, men en afdeling havde den først") % {"outcome": outcome}
    if isinstance(metric, Verified) and row.is_solved and row.citizen_id and not row.is_verified:
        if row.is_pending:
            return _("%(outcome)s, afventer de 14 dage") % {"outcome": outcome}
        return _("%(outcome)s, men borgeren kom igen") % {"outcome": outcome}
    return outcome
