"""How long departments take to answer the adviser (svartider): exact for the adviser, protected for all others."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.figures import answer_times
from indgang.adviser.learning.published import year_so_far
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import Forwarding
from indgang.foundation import clock
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs

_YEAR: Final = timedelta(days=364)


@needs(Ability.SEE_ADVISER_FIGURES)
def times(request: StaffRequest) -> HttpResponse:
    """Show the answer times of a calendar year; to the adviser, if none is chosen, of the last twelve months.

    Others see whole years and quarters that have ended only, since windows that overlap could be taken from each other.
    """
    today = clock.local_day(clock.now())
    years = _years(today)
    asked = request.GET.get("aar", "")
    year = int(asked) if asked in {str(each) for each in years} else None
    exact = request.user.may(Ability.ADVISE)
    first, last = _span(year, today, exact=exact)
    context: dict[str, Any] = {
        "table": answer_times(first, last, exact=exact),
        "columns": [_("Inden fristen"), _("Efter fristen"), _("Ikke besvaret"), _("Venter endnu")],
        "first": first,
        "last": last,
        "years": years,
        "year": year if exact else first.year,
        "exact": exact,
    }
    return render(request, "desk/figures/answer_times.html", context)


def _span(year: int | None, today: date, *, exact: bool) -> tuple[date, date]:
    if exact:
        return (date(year, 1, 1), date(year, 12, 31)) if year else (today - _YEAR, today)
    span = year_so_far(year or today.year, today) or Span.of_year(today.year - 1)
    return span.first, span.last


def _years(today: date) -> list[int]:
    since = Forwarding.objects.aggregate(first=Min("sent_at"))["first"]
    return list(range(today.year, clock.local_day(since).year - 1, -1)) if since else [today.year]


urlpatterns = [path("tal/svartider/", times, name="answer_times")]
