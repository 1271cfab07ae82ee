"""The adviser's time (kapacitet): load by week, what waits, next week, and the hours it is held against."""

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.adviser.capacity import TimeBook, Week, agreed_on
from indgang.adviser.models import Absence, Case, WeeklyHours
from indgang.desk.forms.fields import DanishDateField
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .waiting import waiting
from .weighing import weigh

_MOST: Final = 15
"""So many lines are shown of what to do, and of what could wait."""


class HoursForm(forms.Form):
    """The agreed hours a week."""

    hours = forms.DecimalField(
        label=gettext_lazy("Timer om ugen"),
        min_value=1,
        max_value=60,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"class": "form-input form-input--short", "inputmode": "decimal"}),
    )
    valid_from = DanishDateField(label=gettext_lazy("Gælder fra"))


class AbsenceForm(forms.Form):
    """Days away, both included."""

    first = DanishDateField(label=gettext_lazy("Første dag væk"))
    last = DanishDateField(label=gettext_lazy("Sidste dag væk"))


@unlocked
def capacity(request: ZoneRequest) -> HttpResponse:
    """Show how the hours were used and what next week probably takes."""
    return _shown(request)


@require_POST
@unlocked
def hours(request: ZoneRequest) -> HttpResponse:
    """Write the agreed hours down."""
    form = HoursForm(request.POST, prefix="hours")
    if not form.is_valid():
        return _shown(request, {"hours": form}, 422)
    data = form.cleaned_data
    WeeklyHours.agree(data["hours"], data["valid_from"], by=request.user, at=clock.now())
    messages.success(request, _("Timerne er gemt."))
    return redirect("adviser_capacity")


@require_POST
@unlocked
def absence(request: ZoneRequest) -> HttpResponse:
    """Write days away down."""
    form = AbsenceForm(request.POST, prefix="absence")
    if not form.is_valid():
        return _shown(request, {"absence": form}, 422)
    try:
        Absence.note(request.user, form.cleaned_data["first"], form.cleaned_data["last"], at=clock.now())
    except Refusal as refusal:
        form.add_error("last", refusal.in_full)
        return _shown(request, {"absence": form}, 422)
    messages.success(request, _("Fraværet er gemt. Husk også at ændre træffetiderne, hvis de falder ud."))
    return redirect("adviser_capacity")


@require_POST
@unlocked
def absence_back(request: ZoneRequest, number: int) -> HttpResponse:
    """Take days away back."""
    get_object_or_404(Absence, pk=number, employee=request.user).take_back(by=request.user, at=clock.now())
    messages.success(request, _("Fraværet er fjernet."))
    return redirect("adviser_capacity")


def _shown(request: ZoneRequest, turned_down: dict[str, forms.Form] | None = None, status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    book, waits = TimeBook.read(request.user, today), waiting(request, today)
    shown = book.weeks[1:]
    context: dict[str, Any] = {
        "weeks": [_row(each, today) for each in shown],
        "chart": _chart(shown),
        "this_week": shown[-1],
        "forecast": book.forecast(),
        "agreed": agreed_on(today, book.agreed),
        "known": book.agreed[::-1],
        "absences": [each for each in book.away if each.last >= today.replace(month=1, day=1)],
        "open_cases": Case.objects.open().seen_by(request.user).count(),
        "weighed": weigh(waits, today, book.ahead()),
        "most": _MOST,
        "waits": len(waits),
        "hours_form": HoursForm(prefix="hours"),
        "absence_form": AbsenceForm(prefix="absence"),
        **{f"{name}_form": form for name, form in (turned_down or {}).items()},
        "errors": next(iter((turned_down or {}).values()), None),
    }
    return render(request, "desk/adviser/presence/capacity.html", context, status=status)


def _row(week: Week, today: date) -> dict[str, Any]:
    load = week.load
    return {
        "week": week,
        "number": week.monday.isocalendar().week,
        "is_now": week.monday == clock.monday_of(today),
        "percent": None if load is None else round(100 * load),
    }


def _chart(shown: list[Week]) -> dict[str, Any]:
    """Return the line of hours spent, with the agreed hours as its target."""
    top = max([25.0, *(each.spent for each in shown), *(each.available for each in shown)])
    usual = max(each.available for each in shown)
    marks = [0, round(top / 2), round(top)]
    return {
        "id": "load",
        "title": _("Timer brugt pr. uge"),
        "description": _("Timer noteret i hver af de sidste 12 uger; den stiplede linje er de aftalte timer."),
        "width": len(shown) - 1,
        "points": [{"height": round(100 * each.spent / top, 2), "text": _told(each)} for each in shown],
        "ticks": [{"height": 100 * each / top, "depth": 100 - 100 * each / top, "text": str(each)} for each in marks],
        "target": {"height": 100 * usual / top, "depth": 100 - 100 * usual / top, "text": number_format(usual, 1)},
        "labels": [_("uge %(number)s") % {"number": each.monday.isocalendar().week} for each in (shown[0], shown[-1])],
    }


def _told(week: Week) -> str:
    facts = {"number": week.monday.isocalendar().week, "hours": number_format(week.spent, 1)}
    return _("uge %(number)s: %(hours)s timer") % facts


urlpatterns = [
    path("kapacitet/", capacity, name="adviser_capacity"),
    path("kapacitet/timer/", hours, name="adviser_hours"),
    path("kapacitet/fravaer/", absence, name="adviser_absence"),
    path("kapacitet/fravaer/<int:number>/fortrydelse/", absence_back, name="adviser_absence_back"),
]
