"""The adviser's published figures (borgervejlederens tal): for chief and committee, protected and without texts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.learning.published import Published, PublishedYear, published_year
from indgang.adviser.models import Contact
from indgang.foundation import clock
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .context import municipality
from .sheets import sheet

YEARS: Final = 5
HIDDEN: Final = "·"
_FIRST_HALF: Final = 6


@needs(Ability.SEE_ADVISER_FIGURES)
def figures(request: StaffRequest) -> HttpResponse:
    """Show a calendar year."""
    today = clock.local_day(clock.now())
    year = _year(request, today)
    context = {"told": published_year(year, today), "year": year, "years": _years(today), "today": today}
    return render(request, "desk/adviser_figures.html", context)


@needs(Ability.SEE_ADVISER_FIGURES)
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """Give a year's tables as a file."""
    today = clock.local_day(clock.now())
    told = published_year(_year(request, today), today)
    return sheet(f"borgervejleder {told.year}", [str(municipality().name), str(told.year)], _lines(told))


def _lines(told: PublishedYear) -> Iterator[list[str]]:
    yield [_("· betyder, at tallet er skjult, så ingen kan kendes.")]
    for table in told.tables:
        yield from _table(table)


def _table(table: Published) -> Iterator[list[str]]:
    yield []
    yield [table.title, _("Enhed: %(unit)s") % {"unit": table.unit}, table.note]
    yield [table.first, *table.columns]
    for name, numbers in table.rows:
        yield [name, *map(_shown, numbers)]
    yield [_("I alt"), *map(_shown, table.totals)]


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _years(today: date) -> list[int]:
    """Return the years that have contacts, newest first, and the present one."""
    counted = {at.year for at in Contact.objects.counted().datetimes("at", "year")}
    return sorted({today.year, *counted}, reverse=True)[:YEARS]


def _year(request: StaffRequest, today: date) -> int:
    """Return the year that was asked for, if it is one of those; else the newest that tables are published of."""
    asked = request.GET.get("aar", "")
    years = _years(today)
    if asked.isdecimal() and len(asked) == len(str(today.year)) and int(asked) in years:
        return int(asked)
    return today.year if today.month > _FIRST_HALF else today.year - 1


urlpatterns = [
    path("tal/borgervejleder/", figures, name="adviser_figures"),
    path("tal/borgervejleder/regneark/", spreadsheet, name="adviser_figures_sheet"),
]
