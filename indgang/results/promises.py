"""Kept promises (holdte løfter): how often citizens got their answer by the day they were told at first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock
from indgang.inquiries.models import Promise

from .figures import Figure

USUAL: Final = 0.8
"""The share of citizens who have had their answer within the days that are told as usual."""
_ENOUGH: Final = 20
"""Fewer finished inquiries than this tell nothing about what is usual."""
_EARLIER: Final = Exists(Promise.objects.filter(inquiry=OuterRef("inquiry"), pk__lt=OuterRef("pk")))


class KeptPromises:
    """The definition (måltal), as it is printed beside its figures."""

    name = _("Holdte løfter")
    version = 1
    sentence = _("Borgeren fik sit svar senest den dag, vi først lovede.")
    numerator = _("Henvendelser, der var afsluttet senest på den lovede dag, og som ikke er genåbnet siden.")
    denominator = _(
        "Henvendelser med et løfte, hvor den først lovede dag ligger i perioden. De åbne tæller med, og et løfte,"
        " der siden er flyttet, tæller efter den første dag."
    )


@dataclass(slots=True)
class Kept:
    """How one task's promises were kept, and how many days an answer took."""

    promised: int = 0
    kept: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        """The share of promises that were kept."""
        return Figure(self.kept, self.promised)

    @property
    def usual_days(self) -> int | None:
        """The days within which four of five had their answer; None when too few are finished."""
        if len(self.days) < _ENOUGH:
            return None
        return sorted(self.days)[ceil(USUAL * len(self.days)) - 1]


def kept_promises(first: date, last: date) -> dict[int | None, Kept]:
    """Return by task how the promises were kept whose first day lies from first to last; the last day must be over."""
    rows = Promise.objects.filter(~_EARLIER, due__range=(first, last), inquiry__discarded_at=None)
    found: dict[int | None, Kept] = defaultdict(Kept)
    columns = ("inquiry__task_id", "due", "inquiry__opened_at", "inquiry__solved_at")
    for task, due, opened, solved in rows.values_list(*columns).iterator():
        cell = found[task]
        cell.promised += 1
        if solved is not None:
            answered = clock.local_day(solved)
            cell.kept += answered <= due
            cell.days.append((answered - clock.local_day(opened)).days)
    return dict(found)


def together(cells: Iterable[Kept]) -> Figure:
    """Return the share over several tasks."""
    figures = [cell.figure for cell in cells]
    return Figure(sum(figure.hits for figure in figures), sum(figure.total for figure in figures))
