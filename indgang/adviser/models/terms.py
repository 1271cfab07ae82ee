"""The local answer times (svarfrister): dated, and set by the adviser."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.forwarding import refusals
from indgang.adviser.forwarding.dates import Days
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee


class ForwardingTerms(models.Model):
    """How many working days a department has (svarfrister), for what is sent from a day on."""

    journal_kind = "adviser_terms"

    valid_from = models.DateField(_("gælder fra"), unique=True)
    receipt = models.PositiveSmallIntegerField(_("modtaget inden"))
    reminder = models.PositiveSmallIntegerField(_("påmindelse efter"))
    answer = models.PositiveSmallIntegerField(_("svar inden"))
    leader = models.PositiveSmallIntegerField(_("til lederen efter"))
    director = models.PositiveSmallIntegerField(_("til direktøren efter"))
    set_at = models.DateTimeField(_("sat"))
    set_by = models.ForeignKey(Employee, verbose_name=_("sat af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("svarfrister")
        verbose_name_plural = _("svarfrister")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return str(_("Svarfrister fra %(day)s") % {"day": f"{self.valid_from:%d.%m.%Y}"})

    @property
    def days(self) -> Days:
        """The working days of each step."""
        return Days(self.receipt, self.reminder, self.answer, self.leader, self.director)

    @classmethod
    def on(cls, day: date) -> Days:
        """Return the working days that hold on a day; the suggested ones before anything was set."""
        row = cls.objects.filter(valid_from__lte=day).first()
        return row.days if row else Days()

    @classmethod
    def change(cls, days: Days, *, valid_from: date, by: Employee, at: datetime) -> ForwardingTerms:
        """Set other answer times from a day on (sæt svarfrister); what is under way keeps its own.

        Raises NotTheAdviser, DaysOutOfOrder, NotBackInTime.
        """
        only_an_adviser(by)
        if not days.is_in_order:
            raise refusals.DaysOutOfOrder
        if valid_from < clock.local_day(at):
            raise refusals.NotBackInTime
        facts = {**asdict(days), "set_at": at, "set_by": by}
        with transaction.atomic():
            row, _created = cls.objects.update_or_create(valid_from=valid_from, defaults=facts)
            told = [*asdict(days).values()]
            chain.record(
                "adviser_terms.set", row, by=by, at=at, since=valid_from.isoformat(), days=days.answer, all=told
            )
        return row
