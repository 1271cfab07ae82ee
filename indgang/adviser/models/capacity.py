"""How much time the adviser has (kapacitet): agreed weekly hours, and days away."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.journal import chain
from indgang.organisation.models import Employee


class WeeklyHours(models.Model):
    """The agreed hours a week from a day on (ugentlige timer); the job description says 18.5."""

    journal_kind = "adviser_hours"

    hours = models.DecimalField(_("timer om ugen"), max_digits=4, decimal_places=1)
    valid_from = models.DateField(_("gælder fra"), unique=True)

    class Meta:
        verbose_name = _("ugentlige timer")
        verbose_name_plural = _("ugentlige timer")
        ordering = ["valid_from"]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=60), name="weekly_hours_in_a_week")]

    def __str__(self) -> str:
        return f"{self.hours} fra {self.valid_from:%d.%m.%Y}"

    @classmethod
    def agree(cls, hours: Decimal, valid_from: date, *, by: Employee, at: datetime) -> Self:
        """Write down the agreed hours from a day on (aftal timer)."""
        with transaction.atomic():
            row, _new = cls.objects.update_or_create(valid_from=valid_from, defaults={"hours": hours})
            chain.record("adviser_hours.agreed", row, by=by, at=at, hours=str(hours), due=valid_from.isoformat())
        return row


class Absence(models.Model):
    """Days away (fravær), such as holiday or illness; both days included."""

    journal_kind = "adviser_absence"

    employee = models.ForeignKey(
        Employee, verbose_name=_("borgervejleder"), on_delete=models.CASCADE, related_name="adviser_absences"
    )
    first = models.DateField(_("fra"))
    last = models.DateField(_("til"))

    class Meta:
        verbose_name = _("fravær")
        verbose_name_plural = _("fravær")
        ordering = ["-first"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=F("last")), name="absence_first_before_last")]

    def __str__(self) -> str:
        return f"{self.first:%d.%m.%Y}–{self.last:%d.%m.%Y}"

    @classmethod
    def note(cls, employee: Employee, first: date, last: date, *, at: datetime) -> Self:
        """Write days away down (fravær); raises EndsBeforeItBegins."""
        if last < first:
            raise refusals.EndsBeforeItBegins
        with transaction.atomic():
            row = cls.objects.create(employee=employee, first=first, last=last)
            chain.record("adviser_absence.noted", row, by=employee, at=at)
        return row

    def take_back(self, *, by: Employee, at: datetime) -> None:
        """Take the days away back (fortryd)."""
        with transaction.atomic():
            chain.record("adviser_absence.taken_back", self, by=by, at=at)
            self.delete()
