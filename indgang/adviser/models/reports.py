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
