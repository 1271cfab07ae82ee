"""Facts (fakta): what was counted, day by day, so that years are summed in milliseconds."""

from __future__ import annotations

from typing import Any, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import PlacementKind, Task
from indgang.inquiries.models import Channel
from indgang.organisation.models import Centre

from .periods import Grain, Run

COUNTED: Final = (
    "population",
    "open",
    "solved",
    "solved_first",
    "known",
    "pending",
    "verified",
    "verified_first",
    "told_elsewhere",
    "handed_over",
    "shown",
)
"""What is counted by a condition; see `conditions`."""

SUMMED: Final = ("handovers", "seconds")
"""What is added up from each inquiry."""

COUNTS: Final = COUNTED + SUMMED


class FactQuerySet[M: models.Model](models.QuerySet[M]):
    """How facts are read: always summed."""

    def summed_by(self, *keys: str) -> list[Any]:
        """Return one row for each combination of the keys: the keys, then the sums in the order of COUNTS."""
        sums = {f"{name}_sum": models.Sum(name) for name in COUNTS}
        return list(self.order_by().values(*keys).annotate(**sums).values_list(*keys, *sums))

    def during(self, runs: list[Run], field: str) -> Self:
        """Facts whose first day lies in one of the runs, ends included."""
        within = Q()
        for run in runs:
            within |= Q(**{f"{field}__range": run})
        return self.filter(within) if runs else self.none()


class Counted(models.Model):
    """The columns that every fact has: what it is about, and what was counted."""

    channel = models.CharField(_("kanal"), max_length=9, choices=Channel, blank=True, db_default="")
    placement = models.CharField(_("placering"), max_length=8, choices=PlacementKind, blank=True)
    population = models.IntegerField(_("henvendelser"))
    open = models.IntegerField(_("åbne"))
    solved = models.IntegerField(_("løst"))
    solved_first = models.IntegerField(_("løst ved første kontakt"))
    known = models.IntegerField(_("kendt borger"))
    pending = models.IntegerField(_("afventer"))
    verified = models.IntegerField(_("bekræftet"))
    verified_first = models.IntegerField(_("bekræftet ved første kontakt"))
    told_elsewhere = models.IntegerField(_("henvist"))
    handed_over = models.IntegerField(_("overdraget"))
    shown = models.IntegerField(_("selvbetjening vist"), db_default=0)
    handovers = models.IntegerField(_("overdragelser"))
    seconds = models.IntegerField(_("sekunder"), help_text=_("Kontakten delt ligeligt mellem dens henvendelser."))

    class Meta:
        abstract = True


class DayFact(Counted):
    """What was counted on one local day for one centre, channel and task (dagsfakta)."""

    day = models.DateField(_("dag"))
    centre = models.ForeignKey(
        Centre, verbose_name=_("center"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    task = models.ForeignKey(
        Task, verbose_name=_("opgave"), on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = FactQuerySet["DayFact"].as_manager()

    class Meta:
        verbose_name = _("dagsfakta")
        verbose_name_plural = _("dagsfakta")
        indexes = [models.Index(fields=["task", "day"], name="dayfact_task")]
        constraints = [
            models.UniqueConstraint(fields=["day", "centre", "channel", "task"], name="one_fact_a_day"),
            models.UniqueConstraint(
                fields=["day", "centre", "channel"], condition=Q(task__isnull=True), name="one_fact_a_day_without_task"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.population}"


class SpanKind(models.TextChoices):
    """Which days a sum spans, and what it no longer tells apart; the sums with the fewest rows first."""

    MONTH = "month", _("måned, alle opgaver")
    TASK_MONTH = "task_month", _("måned, alle centre og kanaler")
    DETAIL_MONTH = "detail_month", _("måned, alt holdt adskilt")
    WEEK = "week", _("uge, alle opgaver")

    @property
    def keys(self) -> tuple[str, ...]:
        """What the sums still tell apart."""
        if self is SpanKind.DETAIL_MONTH:
            return ("centre_id", "channel", "task_id", "placement")
        return ("task_id", "placement") if self is SpanKind.TASK_MONTH else ("centre_id", "channel", "placement")

    @property
    def grain(self) -> Grain:
        """How long the spans are."""
        return Grain.WEEK if self is SpanKind.WEEK else Grain.MONTH


class SpanFact(Counted):
    """Day facts summed over a whole week or month (periodefakta); there only when all its days are folded."""

    kind = models.CharField(_("slags"), max_length=12, choices=SpanKind)
    first = models.DateField(_("første dag"))
    centre = models.ForeignKey(
        Centre, verbose_name=_("center"), on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    task = models.ForeignKey(
        Task, verbose_name=_("opgave"), on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = FactQuerySet["SpanFact"].as_manager()

    class Meta:
        verbose_name = _("periodefakta")
        verbose_name_plural = _("periodefakta")
        indexes = [models.Index(fields=["kind", "first"], name="spanfact_first")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first}: {self.population}"


class FoldedDay(models.Model):
    """A day whose facts stand (foldet dag), and until when they do."""

    day = models.DateField(_("dag"), unique=True)
    folded_at = models.DateTimeField(_("foldet"))
    settles_at = models.DateTimeField(
        _("afgøres"), null=True, help_text=_("Da er den første afventende henvendelse afgjort.")
    )
    definitions = models.CharField(_("definitioner"), max_length=40)

    class Meta:
        verbose_name = _("foldet dag")
        verbose_name_plural = _("foldede dage")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"


class JournalMark(models.Model):
    """How far the facts have followed the journal (læsemærke); one row.

    Whoever sees an event sees all before it: the journal gives its numbers under a lock that is held to the end.
    """

    event = models.BigIntegerField(_("sidste hændelse"))

    class Meta:
        verbose_name = _("læsemærke")
        verbose_name_plural = _("læsemærker")

    def __str__(self) -> str:
        return f"{self.event}"
