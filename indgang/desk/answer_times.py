"""How long departments take to answer the adviser (svartider): exact for the adviser, protected for all others."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.figures import answer_times
from indgang.adviser.models import Forwarding
from indgang.foundation import clock
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs

_YEAR: Final = timedelta(days=364)


@needs(Ability.SEE_ADVISER_FIGURES)
def times(request: StaffRequest) -> HttpResponse:
    """Show the answer times of a calendar year, or of the last twelve months."""
    today = clock.local_day(clock.now())
    years = _years(today)
    asked = request.GET.get("aar", "")
    year = int(asked) if asked in {str(each) for each in years} else None
    first, last = (date(year, 1, 1), date(year, 12, 31)) if year else (today - _YEAR, today)
    exact = request.user.may(Ability.ADVISE)
    context: dict[str, Any] = {
        "table": answer_times(first, last, exact=exact),
        "columns": [_("Inden fristen"), _("Efter fristen"), _("Ikke besvaret"), _("Venter endnu")],
        "first": first,
        "last": last,
        "years": years,
        "year": year,
        "exact": exact,
    }
    return render(request, "desk/figures/answer_times.html", context)


def _years(today: date) -> list[int]:
    since = Forwarding.objects.aggregate(first=Min("sent_at"))["first"]
    return list(range(today.year, clock.local_day(since).year - 1, -1)) if since else [today.year]


urlpatterns = [path("tal/svartider/", times, name="answer_times")]
