"""Service goals (servicemål): what citizens are promised, and how it was kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from time import monotonic
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import path

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.organisation.models import Municipality
from indgang.results.figures import Counts, withheld
from indgang.results.metrics import METRICS
from indgang.results.promises import Kept, KeptPromises, kept_promises, together
from indgang.results.reading import Reading, Selection

from .alphabet import in_order
from .pages import open_page, show

_YEAR: Final = timedelta(days=365)
_DAY: Final = timedelta(days=1)
_KEEP_SECONDS: Final = 1800


@dataclass(frozen=True, slots=True)
class Line:
    """One task's goal, and how its promises were kept; a cell that is too small is kept back."""

    task: Task
    kept: Kept
    is_hidden: bool


@open_page
def goals(request: HttpRequest) -> HttpResponse:
    """Show the figure that the municipality is judged by, and each task's goal beside what became of it."""
    today = clock.local_day(clock.now())
    first, last = period(today)
    kept, solved = kept_lately(today), _solved(first, last, _half_hour()).figure(METRICS["solved"])
    lines = _lines(today, kept)
    context: dict[str, Any] = {
        "first": first,
        "last": last,
        "lines": lines,
        "promises": together(line.kept for line in lines),
        "promise_metric": KeptPromises,
        "solved": solved,
        "solved_metric": METRICS["solved"],
        "target": float(Municipality.current().target_solved),
    }
    return show(request, "public/goals.html", context)


def period(today: date) -> tuple[date, date]:
    """Return the year that ended yesterday."""
    return today - _YEAR, today - _DAY


def kept_lately(today: date) -> dict[int | None, Kept]:
    """Return by task how the promises of the last year were kept, counted twice an hour at most."""
    return _kept(*period(today), _half_hour())


def _lines(today: date, kept: dict[int | None, Kept]) -> list[Line]:
    tasks = Task.objects.offered(today).exclude(service_goal_text="").select_related("area")
    ordered = sorted(tasks, key=lambda task: (in_order(task.area.name), in_order(task.title)))
    cells = [kept.get(task.pk, Kept()) for task in ordered]
    hidden = withheld([cell.figure for cell in cells])
    return [Line(*each) for each in zip(ordered, cells, hidden, strict=True)]


def _half_hour() -> int:
    return int(monotonic()) // _KEEP_SECONDS


@lru_cache(maxsize=2)
def _kept(first: date, last: date, _moment: int) -> dict[int | None, Kept]:
    return kept_promises(first, last)


@lru_cache(maxsize=2)
def _solved(first: date, last: date, _moment: int) -> Counts:
    return Reading(Selection(first=first, last=last), clock.now()).total()


urlpatterns = [path("servicemaal/", goals, name="public_goals")]
