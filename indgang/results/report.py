"""Reports (opgørelser): the parts of a breakdown by name, in the order in which people expect them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from indgang.catalogue.models import PlacementKind, Task
from indgang.inquiries.models import Channel
from indgang.organisation.models import Centre

from .figures import Counts
from .reading import NO_PLACEMENT, By, Reading, Selection

NONE: Final = NO_PLACEMENT
"""The code of the part without a task, and of the one without a placement."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a breakdown: a stable code, the name that people know, and its counts."""

    code: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Names:
    """What centres and tasks are called; by number, then code and name."""

    centres: dict[int, tuple[str, str]]
    tasks: dict[int, tuple[str, str]]

    @classmethod
    def load(cls) -> Names:
        """Read the names of all centres and tasks."""
        centres = {number: (code, name) for number, code, name in Centre.objects.values_list("pk", "slug", "name")}
        tasks = {number: (code, title) for number, code, title in Task.objects.values_list("pk", "slug", "title")}
        return cls(centres, tasks)

    def known(self, by: By) -> dict[Any, tuple[str, str]]:
        """Return by key the code and name of each part there may be, in the expected order."""
        if by is By.CENTRE:
            return dict(self.centres)
        if by is By.TASK:
            return {**self.tasks, None: (NONE, _("Uden opgave"))}
        if by is By.CHANNEL:
            return {str(channel): (str(channel), str(channel.label)) for channel in Channel}
        placements = {str(kind): (str(kind), str(kind.label)) for kind in PlacementKind}
        return {**placements, "": (NONE, _("Uden placering"))}


def breakdown(selection: Selection, by: By, *, at: datetime, names: Names | None = None) -> list[Part]:
    """Return a selection's parts at a moment, as in `breakdown(Selection(first=…, last=…), By.CENTRE, at=clock.now())`.

    Each part gives a figure by `part.counts.figure(METRICS["solved"])`: hits, total, share and interval.
    """
    return parts(Reading(selection, at), by, names or Names.load())


def parts(reading: Reading, by: By, names: Names) -> list[Part]:
    """Return the parts of a reading; those that hold no inquiry are left out."""
    found = reading.breakdown(by)
    if by in (By.WEEK, By.MONTH):
        return [Part(day.isoformat(), name_of(day, by), found[day]) for day in sorted(found)]
    return [Part(code, name, found[key]) for key, (code, name) in names.known(by).items() if key in found]


def name_of(day: date, by: By) -> str:
    """Return what the week or month that begins on the day is called."""
    if by is By.MONTH:
        return f"{MONTHS[day.month]} {day.year}"
    year, week, _weekday = day.isocalendar()
    return _("uge %(week)d, %(year)d") % {"week": week, "year": year}
