"""Trainings at the desk (indlæringer): what each did to the answers, and the way back to the former one."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.rights import Ability
from indgang.wayfinder import using
from indgang.wayfinder.models import Training

from .access import StaffRequest, needs
from .local_words import percent
from .searches import tabs

PER_PAGE: Final = 20
_KINDS: Final = {
    "lookup": gettext_lazy("Ligefremme spørgsmål"),
    "ambiguous": gettext_lazy("Tvetydige spørgsmål"),
    "other-authority": gettext_lazy("Andre myndigheders opgaver"),
    "complaint": gettext_lazy("Problemer og klager"),
    "life-event": gettext_lazy("Livsbegivenheder"),
    "chosen": gettext_lazy("Medarbejdernes egne valg"),
}
"""The kinds of questions in the product's regression set, and the municipality's own."""


@needs(Ability.TEACH_WAYFINDER)
def trainings(request: StaffRequest) -> HttpResponse:
    """List the trainings, the newest first, and tell which is in use."""
    rows = Training.objects.without_weights().select_related("made_by")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    now = Training.objects.in_use().without_weights().first()
    context = {
        "page": page,
        "lines": [{"row": row, **_whole(row)} for row in page],
        "former": using.former_to(now) if now else None,
        "tabs": tabs("trainings"),
    }
    return render(request, "desk/searches/trainings.html", context)


@needs(Ability.TEACH_WAYFINDER)
def training(request: StaffRequest, number: int) -> HttpResponse:
    """Show a training's report: scores before and after by kind, what changed, and what was learnt."""
    row = get_object_or_404(Training.objects.without_weights().select_related("made_by"), pk=number)
    titles = dict(Task.objects.values_list("slug", "title"))
    context = {
        "training": row,
        "scores": _by_kind(row),
        "learnt": [(text, titles.get(slug, slug)) for slug, text in row.report.get("learnt", [])],
    }
    return render(request, "desk/searches/training.html", context)


@require_POST
@needs(Ability.TEACH_WAYFINDER)
def rollback(request: StaffRequest) -> HttpResponse:
    """Go back to the training before the one in use (gå tilbage)."""
    try:
        former = using.rollback(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        made = date_format(localtime(former.made_at), "d.m.Y H.i")
        messages.success(request, _("Vejviseren går nu efter indlæringen fra %(made)s.") % {"made": made})
    return redirect("trainings")


def _whole(row: Training) -> dict[str, Any]:
    """Return the scores of all questions before and after; none for one that did not end."""
    if "after" not in row.report:
        return {}
    before, after = row.report["before"]["whole"], row.report["after"]["whole"]
    return {
        "top1": (percent(before["top1"]), percent(after["top1"])),
        "top3": (percent(before["top3"]), percent(after["top3"])),
        "learnt": len(row.report.get("learnt", [])),
    }


def _by_kind(row: Training) -> list[dict[str, Any]]:
    if "after" not in row.report:
        return []
    before, after = row.report["before"], row.report["after"]
    kinds = [(_KINDS.get(kind, kind), kind) for kind in before["kinds"]]
    rows = [(_("Alle spørgsmål"), before["whole"], after["whole"])]
    rows += [(str(name), before["kinds"][kind], after["kinds"][kind]) for name, kind in kinds]
    return [
        {
            "name": name,
            "count": was["count"],
            "top1": (percent(was["top1"]), percent(becomes["top1"])),
            "top3": (percent(was["top3"]), percent(becomes["top3"])),
            "mrr": (percent(was["mrr"]), percent(becomes["mrr"])),
        }
        for name, was, becomes in rows
    ]


urlpatterns = [
    path("soegninger/indlaeringer/", trainings, name="trainings"),
    path("soegninger/indlaeringer/<int:number>/", training, name="training"),
    path("soegninger/indlaeringer/tilbagegang/", rollback, name="training_rollback"),
]
