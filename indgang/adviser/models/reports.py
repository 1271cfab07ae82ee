"""The adviser's annual report (beretning): its words, its frozen figures, and the printed figures of earlier years."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.clear_text import in_clear
from indgang.journal import chain
from indgang.organisation.models import Employee


class AdviserReportQuerySet(models.QuerySet["AdviserReport"]):
    """Which reports."""

    def delivered(self) -> Self:
        """Reports that have been given to whom they are for, and can no longer change."""
        return self.filter(delivered_at__isnull=False)


class AdviserReport(models.Model):
    """A report over a free period (beretning): a draft until it is delivered, and then locked with its figures."""

    journal_kind = "adviser_report"
    chapters: ClassVar[tuple[str, ...]] = ("preface", "handling", "observations", "outlook")

    title = models.CharField(_("overskrift"), max_length=120)
    first = models.DateField(_("fra"))
    last = models.DateField(_("til"))
    preface = models.TextField(_("forord"), blank=True)
    handling = models.TextField(_("sådan arbejder jeg"), blank=True)
    observations = models.TextField(_("det har jeg set"), blank=True)
    outlook = models.TextField(_("planer"), blank=True)
    begun_at = models.DateTimeField(_("begyndt"))
    begun_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    addressee = models.CharField(_("givet til"), max_length=120, blank=True)
    delivered_at = models.DateTimeField(_("afleveret"), null=True, blank=True)
    delivered_by = models.ForeignKey(
        Employee, verbose_name=_("afleveret af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    facts = models.JSONField(_("tal"), default=dict, blank=True)
    digest = models.CharField(_("aftryk"), max_length=64, blank=True)

    objects = AdviserReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("beretning")
        verbose_name_plural = _("beretninger")
        ordering = ["-last", "-id"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=F("last")), name="report_first_before_last")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_delivered(self) -> bool:
        """Tell whether the report is locked."""
        return self.delivered_at is not None

    @property
    def period(self) -> str:
        """The period in figures."""
        return f"{self.first:%d.%m.%Y}–{self.last:%d.%m.%Y}"

    @classmethod
    def begin(cls, title: str, first: date, last: date, *, by: Employee, at: datetime, **words: str) -> AdviserReport:
        """Begin a report (ny beretning); raises NotTheAdviser, EndsBeforeItBegins."""
        only_an_adviser(by)
        if last < first:
            raise refusals.EndsBeforeItBegins
        with transaction.atomic():
            row = cls.objects.create(title=title.strip(), first=first, last=last, begun_at=at, begun_by=by, **words)
            chain.record("adviser_report.begun", row, by=by, at=at)
        return row

    def write(self, *, by: Employee, at: datetime, read_through: bool = False, **words: str) -> None:
        """Keep the words (skriv); nothing that could name a citizen may stand in them.

        Raises ReportDelivered, PersonalContent, MayBePersonal.
        """
        only_an_adviser(by)
        told = {name: in_clear(text, read_through=read_through) if text.strip() else "" for name, text in words.items()}
        with transaction.atomic():
            if not AdviserReport.objects.filter(pk=self.pk, delivered_at=None).update(**told):
                raise refusals.ReportDelivered
            chain.record("adviser_report.written", self, by=by, at=at)
        self.refresh_from_db()

    def deliver(self, facts: dict[str, Any], addressee: str, *, by: Employee, at: datetime) -> None:
        """Deliver the report (aflevér): figures and words are locked, with a mark of what they were.

        Raises NotTheAdviser, ReportDelivered, PeriodNotOver.
        """
        only_an_adviser(by)
        if self.last >= at.date():
            raise refusals.PeriodNotOver(day=f"{self.last:%d.%m.%Y}")
        self.facts, self.addressee = facts, addressee
        locked = {"facts": facts, "addressee": addressee, "delivered_at": at, "delivered_by": by}
        with transaction.atomic():
            fresh = AdviserReport.objects.filter(pk=self.pk, delivered_at=None)
            if not fresh.update(**locked, digest=self.fingerprint()):
                raise refusals.ReportDelivered
            chain.record("adviser_report.delivered", self, by=by, at=at, digest=self.fingerprint())
        self.refresh_from_db()

    def fingerprint(self) -> str:
        """Return SHA-256 over words and figures in canonical form (aftryk)."""
        words = {name: getattr(self, name) for name in ("title", *self.chapters, "addressee")}
        period = [self.first.isoformat(), self.last.isoformat()]
        content = json.dumps([words, period, self.facts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Tell whether a delivered report still is what was delivered."""
        return not self.is_delivered or self.fingerprint() == self.digest

    def discard(self, *, by: Employee, at: datetime) -> None:
        """Throw a draft away (slet kladde); raises ReportDelivered."""
        only_an_adviser(by)
        with transaction.atomic():
            chain.record("adviser_report.discarded", self, by=by, at=at)
            if not AdviserReport.objects.filter(pk=self.pk, delivered_at=None).delete()[0]:
                raise refusals.ReportDelivered


class PeriodRemark(models.Model):
    """What explains the figures of a time (bemærkning), such as weeks of leave."""

    journal_kind = "adviser_remark"

    first = models.DateField(_("fra"))
    last = models.DateField(_("til"))
    text = models.CharField(_("bemærkning"), max_length=300)
    written_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("bemærkning til en periode")
        verbose_name_plural = _("bemærkninger til perioder")
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=F("last")), name="remark_first_before_last")]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def add(cls, first: date, last: date, text: str, *, by: Employee, at: datetime) -> Self:
        """Write the remark down; raises EndsBeforeItBegins, PersonalContent."""
        only_an_adviser(by)
        if last < first:
            raise refusals.EndsBeforeItBegins
        with transaction.atomic():
            told = in_clear(text, read_through=True)
            row = cls.objects.create(first=first, last=last, text=told, written_by=by)
            chain.record("adviser_remark.added", row, by=by, at=at)
        return row

    def take_back(self, *, by: Employee, at: datetime) -> None:
        """Take the remark back (fjern); reports that were delivered keep it."""
        with transaction.atomic():
            chain.record("adviser_remark.taken_back", self, by=by, at=at)
            self.delete()


class EarlierFigure(models.Model):
    """One printed figure of an earlier year (tidligere tal), as it stood, with its table's printed total."""

    year = models.CharField(_("periode"), max_length=20)
    table = models.CharField(_("tabel"), max_length=120)
    unit = models.CharField(_("enhed"), max_length=40)
    row = models.CharField(_("række"), max_length=120)
    column = models.CharField(_("kolonne"), max_length=60, blank=True)
    value = models.DecimalField(_("tal"), max_digits=12, decimal_places=2)
    printed_total = models.DecimalField(_("trykt i alt"), max_digits=12, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("kilde"), max_length=200)
    order = models.PositiveIntegerField(_("rækkefølge"), default=0)

    class Meta:
        verbose_name = _("tidligere tal")
        verbose_name_plural = _("tidligere tal")
        ordering = ["table", "year", "order"]
        constraints = [
            models.UniqueConstraint(fields=["year", "table", "row", "column"], name="each_earlier_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.table} {self.row}: {self.value}"


class EarlierLink(models.Model):
    """What an earlier row is called today (samme række): so the series goes on under its new name."""

    table = models.CharField(_("tabel"), max_length=120)
    row = models.CharField(_("række"), max_length=120)
    ours = models.CharField(_("vores tabel"), max_length=40)
    code = models.CharField(_("vores række"), max_length=80)

    class Meta:
        verbose_name = _("forbindelse til tidligere tal")
        verbose_name_plural = _("forbindelser til tidligere tal")
        constraints = [models.UniqueConstraint(fields=["table", "row"], name="each_earlier_row_linked_once")]

    def __str__(self) -> str:
        return f"{self.row} → {self.code}"
