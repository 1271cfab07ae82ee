"""The printed figures of earlier years (tidligere tal): the files brought in, and what the rows are called now."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from indgang.adviser.allowed import only_an_adviser
from indgang.journal import chain
from indgang.organisation.models import Employee


class EarlierImport(models.Model):
    """A file of printed figures that was brought in (indlæsning), and can be taken back whole."""

    journal_kind = "adviser_earlier"

    name = models.CharField(_("fil"), max_length=120)
    digest = models.CharField(_("aftryk"), max_length=64)
    brought_at = models.DateTimeField(_("lagt ind"))
    brought_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(_("antal tal"))

    class Meta:
        verbose_name = _("indlæsning af tidligere tal")
        verbose_name_plural = _("indlæsninger af tidligere tal")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def take_back(self, *, by: Employee, at: datetime) -> None:
        """Take the whole file back (fortryd); what it stood in place of stands again. Raises NotTheAdviser."""
        only_an_adviser(by)
        with transaction.atomic():
            chain.record("adviser_earlier.taken_back", self, by=by, at=at, figures=self.count)
            self.delete()


class EarlierFigure(models.Model):
    """One printed figure of an earlier year (tidligere tal), as it stood, with its table's printed total."""

    brought = models.ForeignKey(
        EarlierImport, verbose_name=_("indlæsning"), on_delete=models.CASCADE, related_name="figures"
    )
    year = models.CharField(_("periode"), max_length=60)
    table = models.CharField(_("tabel"), max_length=200)
    unit = models.CharField(_("enhed"), max_length=80)
    row = models.CharField(_("række"), max_length=200)
    column = models.CharField(_("kolonne"), max_length=120, blank=True)
    printed = models.CharField(_("som trykt"), max_length=40, blank=True)
    value = models.DecimalField(_("tal"), max_digits=14, decimal_places=4, null=True, blank=True)
    """What can be added up; none where no number was printed, but a dash or "under 5"."""
    printed_total = models.DecimalField(_("trykt i alt"), max_digits=14, decimal_places=4, null=True, blank=True)
    source = models.CharField(_("kilde"), max_length=300)
    order = models.PositiveIntegerField(_("rækkefølge"), default=0)

    class Meta:
        verbose_name = _("tidligere tal")
        verbose_name_plural = _("tidligere tal")
        ordering = ["brought_id", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["brought", "year", "table", "unit", "row", "column"], name="each_earlier_figure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.table} {self.row}: {self.printed}"


class EarlierLink(models.Model):
    """What an earlier row is called today (samme række): so the series goes on under its new name."""

    table = models.CharField(_("tabel"), max_length=200)
    unit = models.CharField(_("enhed"), max_length=80)
    row = models.CharField(_("række"), max_length=200)
    ours = models.CharField(_("vores tabel"), max_length=40)
    code = models.CharField(_("vores række"), max_length=80)

    class Meta:
        verbose_name = _("forbindelse til tidligere tal")
        verbose_name_plural = _("forbindelser til tidligere tal")
        constraints = [models.UniqueConstraint(fields=["table", "unit", "row"], name="each_earlier_row_linked_once")]

    def __str__(self) -> str:
        return f"{self.row} → {self.code}"
