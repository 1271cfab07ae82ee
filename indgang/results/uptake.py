"""Uptake (brug af selvbetjening): how often citizens are shown how to do a task without us, and whether it sticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.catalogue.models.tasks import TaskQuerySet
from indgang.inquiries.models import Channel, Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet

from .conditions import After, conditions, truth
from .counting import opened_during
from .figures import Counts, Figure
from .metrics import METRICS, Metric, SelfServiceShown
from .periods import Grain
from .reading import By, Reading, Selection

SEASON: Final = timedelta(days=90)
"""How long after "shown how" the citizen's return on the same task still tells that it did not stick."""

SHOWN: Final = METRICS[SelfServiceShown.slug]

_ASKED_AGAIN: Final = Exists(
    Inquiry.objects.counted().filter(
        citizen=OuterRef("citizen"),
        task=OuterRef("task"),
        opened_at__gt=OuterRef("standing__at"),
        opened_at__lte=After(OuterRef("standing__at"), SEASON),
    )
)


class Digital(Metric):
    """The share that came by the digital channel (kom digitalt)."""

    slug = "digital"
    number = 6
    name = _("Kom digitalt")
    sentence = _("Borgeren henvendte sig digitalt: fx ved Digital Post, webformular eller chat.")
    numerator = _("Henvendelser, der blev åbnet i den digitale kanal.")
    denominator = SelfServiceShown.denominator


class AskedAgain(Metric):
    """The share of those who were shown how and yet came again (kom igen)."""

    slug = "asked_again"
    number = 7
    name = _("Kom igen inden 90 dage")
    sentence = _(
        "Borgeren fik vist selvbetjening og åbnede en ny henvendelse om samme opgave inden 90 dage. Kan kun opgøres,"
        " når borgeren er kendt; andelen af ukendte står ved siden af. At borgeren blev væk, viser ikke, at borgeren"
        " fik det gjort."
    )
    numerator = _("Henvendelser i nævneren, hvor samme borger kom igen om samme opgave inden 90 dage.")
    denominator = _(
        "Henvendelser fra kendte borgere, som fik vist selvbetjening for mindst 90 dage siden. De senere afventer og"
        " tæller først med, når de 90 dage er gået, også hvis borgeren allerede er kommet igen."
    )
    more_is_better = False


class Part(StrEnum):
    """Which of the inquiries about self-service tasks are meant; the names are those of an uptake's counts."""

    ALL = "population"
    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    DIGITAL = "digital"
    AGAIN = "again"
    AWAY = "away"
    SETTLED = "settled"
    PENDING = "pending"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Uptake:
    """What was counted about some tasks with self-service."""

    population: int = 0
    shown: int = 0
    digital: int = 0
    unknown: int = 0
    """Shown to citizens whom nobody knows."""
    pending: int = 0
    """Shown to known citizens so lately that it cannot be told yet whether they come again."""
    again: int = 0
    away: int = 0

    @classmethod
    def together(cls, cells: Iterable[Uptake]) -> Uptake:
        """Return the sum of the cells."""
        sums = [[getattr(cell, each.name) for each in fields(cls)] for cell in cells]
        return cls(*map(sum, zip(*sums, strict=True)))

    @property
    def not_shown(self) -> int:
        """Inquiries that ended in another way, or are still open."""
        return self.population - self.shown

    @property
    def settled(self) -> int:
        """Shown to known citizens so long ago that it can be told whether they came again."""
        return self.again + self.away

    @property
    def shown_figure(self) -> Figure:
        """The share that was shown how."""
        return Figure(self.shown, self.population)

    @property
    def digital_figure(self) -> Figure:
        """The share that came digitally."""
        return Figure(self.digital, self.population)

    @property
    def again_figure(self) -> Figure:
        """The share that came again, of those of which it can be told."""
        return Figure(self.again, self.settled)

    @property
    def unknown_figure(self) -> Figure:
        """The share of unknown citizens among those who were shown how."""
        return Figure(self.unknown, self.shown)


class UptakeReading:
    """The uptake of a selection at a moment: by task, by month and in all; the questions do not grow with the tasks."""

    def __init__(self, selection: Selection, at: datetime) -> None:
        self.selection, self.at = selection, at
        self.tasks = set(with_self_service(selection).values_list("pk", flat=True))

    @cached_property
    def by_task(self) -> dict[int, Uptake]:
        """The uptake of each task with self-service that anybody asked about."""
        followed, digital = self._followed(), _summed(self._digital, 1)
        return {
            task: Uptake(population, shown, digital.get(task, (0, 0))[0], **followed.get(task, {}))
            for task, (population, shown) in _summed(self._cells, 1).items()
        }

    @cached_property
    def by_month(self) -> dict[date, Uptake]:
        """The uptake of each month's first day, without what became of it afterwards."""
        digital = _summed(self._digital, 0)
        return {
            month: Uptake(population, shown, digital.get(month, (0, 0))[0])
            for month, (population, shown) in sorted(_summed(self._cells, 0).items())
        }

    @cached_property
    def months_of_tasks(self) -> dict[int, dict[date, Figure]]:
        """How often each task was shown, month by month."""
        found: dict[int, dict[date, Figure]] = {task: {} for task in self.by_task}
        for (month, task), counts in sorted(self._cells.items()):
            found[task][month] = counts.figure(SHOWN)
        return found

    @cached_property
    def whole(self) -> Uptake:
        """All tasks together."""
        return Uptake.together(self.by_task.values())

    @cached_property
    def _cells(self) -> dict[tuple[date, int], Counts]:
        return self._of_tasks(Reading(self.selection, self.at))

    @cached_property
    def _digital(self) -> dict[tuple[date, int], Counts]:
        """The same of those that came digitally; nobody did where another channel was chosen."""
        if self.selection.channel == Channel.DIGITAL:
            return self._cells
        if self.selection.channel:
            return {}
        return self._of_tasks(Reading(replace(self.selection, channel=Channel.DIGITAL), self.at))

    def _of_tasks(self, reading: Reading) -> dict[tuple[date, int], Counts]:
        return {key: counts for key, counts in reading.grid(Grain.MONTH, By.TASK).items() if key[1] in self.tasks}

    def _followed(self) -> dict[int, dict[str, int]]:
        """Return by task what became of those who were shown how; only these inquiries are looked at one by one."""
        held = _parts(self.at)
        parts = (Part.UNKNOWN, Part.PENDING, Part.AGAIN, Part.AWAY)
        shown = _opened(self.selection).filter(held[Part.SHOWN]).order_by()
        counts: dict[str, Any] = {f"n_{part}": Count("pk", filter=held[part]) for part in parts}
        rows: QuerySet[Inquiry, Any] = shown.values("task_id").annotate(**counts)
        return {
            task: {str(part): n for part, n in zip(parts, found, strict=True)}
            for task, *found in rows.values_list("task_id", *counts)
        }


def inquiries_of(selection: Selection, part: Part, *, at: datetime) -> InquiryQuerySet:
    """Return the inquiries behind a figure of uptake, each with its outcome and what became of it afterwards."""
    held = _parts(at)
    return (
        _opened(selection)
        .filter(held[part])
        .annotate(
            outcome=F("standing__outcome"),
            is_again=truth(held[Part.AGAIN]),
            is_pending=truth(held[Part.PENDING]),
        )
    )


def _opened(selection: Selection) -> InquiryQuerySet:
    opened = opened_during([(selection.first, selection.last)]).filter(**selection.narrowing)
    return opened.filter(task__in=with_self_service(selection).values("pk"))


def with_self_service(selection: Selection) -> TaskQuerySet:
    """Return the selection's tasks that have self-service in the catalogue now."""
    tasks = Task.objects.with_self_service()
    return tasks if selection.task is None else tasks.filter(pk=selection.task)


def _parts(at: datetime) -> dict[Part, Q]:
    shown, known = conditions(at)["shown"], Q(citizen__isnull=False)
    settled = shown & known & Q(standing__at__lte=at - SEASON)
    return {
        Part.ALL: Q(pk__isnull=False),
        Part.SHOWN: shown,
        Part.NOT_SHOWN: Q(~truth(shown)),
        Part.DIGITAL: Q(channel=Channel.DIGITAL),
        Part.AGAIN: settled & Q(_ASKED_AGAIN),
        Part.AWAY: settled & Q(~_ASKED_AGAIN),
        Part.SETTLED: settled,
        Part.PENDING: shown & known & Q(standing__at__gt=at - SEASON),
        Part.UNKNOWN: shown & ~known,
    }


def _summed(cells: dict[tuple[date, int], Counts], place: int) -> dict[Any, tuple[int, int]]:
    """Return all inquiries and those that were shown, added up by one half of the key: 0 the month, 1 the task."""
    found: dict[Any, tuple[int, int]] = {}
    for key, counts in cells.items():
        population, shown = found.get(key[place], (0, 0))
        found[key[place]] = population + counts.population, shown + counts.shown
    return found
