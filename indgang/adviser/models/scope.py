"""What the adviser may treat (afgrænsning): the exclusions in dated versions, and the checks made against them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.journal import chain
from indgang.organisation.models import Employee

from .contacts import Contact
from .sealed import Sealed


class Ground(models.TextChoices):
    """Where an exclusion comes from."""

    MANDATE = "mandate", _("Jobbeskrivelsen")
    LOCAL = "local", _("Lokal regel")


class ExclusionQuerySet(models.QuerySet["Exclusion"]):
    """Which exclusions."""

    def in_force(self, day: date) -> Self:
        """The exclusions that hold on a day, in the order in which they are asked about."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Exclusion(models.Model):
    """What the adviser may not treat (undtagelse): a question, and what the citizen is told; a dated version."""

    journal_kind = "adviser_exclusion"
    said = ("ground", "order", "question", "explanation", "reason", "body", "next_step", "can_be_waived")

    code = models.SlugField(_("kode"))
    ground = models.CharField(_("grundlag"), max_length=8, choices=Ground)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)
    question = models.CharField(_("spørgsmål"), max_length=200, help_text=_("Et ja betyder, at det er undtaget."))
    explanation = models.CharField(_("forklaring"), max_length=400, blank=True)
    reason = models.CharField(_("begrundelse til borgeren"), max_length=400)
    rule_codes = models.JSONField(_("regler"), default=list, blank=True)
    body = models.CharField(_("hvem der kan hjælpe i stedet"), max_length=160)
    next_step = models.CharField(_("hvad borgeren kan gøre"), max_length=500)
    can_be_waived = models.BooleanField(
        _("kan fraviges"), default=False, help_text=_("Efter en konkret vurdering, som skrives ned.")
    )
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til"), null=True, blank=True)

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("undtagelse")
        verbose_name_plural = _("undtagelser")
        ordering = ["order", "code", "valid_from"]
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="one_exclusion_version_a_day")]

    def __str__(self) -> str:
        return self.code

    def revise(self, *, by: Employee, at: datetime, valid_from: date, **changes: Any) -> Exclusion:
        """Say it otherwise from a day on (ny version); what was checked before keeps the words of its time.

        Raises NotTheLatest when this version has ended, TooEarly for a day not after this version's first.
        """
        if self.valid_to is not None:
            raise refusals.NotTheLatest
        if valid_from <= self.valid_from:
            raise refusals.TooEarly(day=_told(self.valid_from + timedelta(days=1)))
        kept = {name: getattr(self, name) for name in (*self.said, "rule_codes")}
        with transaction.atomic():
            self._end(valid_from - timedelta(days=1))
            newer = Exclusion.objects.create(code=self.code, valid_from=valid_from, **{**kept, **changes})
            chain.record("adviser_exclusion.revised", newer, by=by, at=at, due=valid_from.isoformat())
        return newer

    def end(self, last: date, *, by: Employee, at: datetime) -> None:
        """Let the exclusion hold no longer than a day (ophæv); raises NotTheLatest, TooEarly."""
        if self.valid_to is not None:
            raise refusals.NotTheLatest
        if last < self.valid_from:
            raise refusals.TooEarly(day=_told(self.valid_from))
        with transaction.atomic():
            self._end(last)
            chain.record("adviser_exclusion.ended", self, by=by, at=at, due=last.isoformat())

    def _end(self, last: date) -> None:
        self.valid_to = last
        self.save(update_fields=["valid_to"])


class Verdict(models.TextChoices):
    """What a check came to."""

    WITHIN = "within", _("Kan behandles")
    OUTSIDE = "outside", _("Kan ikke behandles")
    UNCLEAR = "unclear", _("Mangler svar")
    WAIVED = "waived", _("Behandles, selv om reglen siger nej")


class ScopeCheckQuerySet(models.QuerySet["ScopeCheck"]):
    """Which checks."""

    def current(self) -> Self:
        """The checks that no later check of the same contact has taken the place of."""
        return self.filter(replaced_at__isnull=True)

    def between(self, first: datetime, end: datetime) -> Self:
        """Checks of contacts from `first` up to, not including, `end`."""
        return self.filter(contact__at__gte=first, contact__at__lt=end)


class ScopeCheck(Sealed):
    """One check of whether a contact may be treated (afgrænsning), with the answers it was made from."""

    journal_kind = "adviser_scope_check"
    private = ("why", "waiver", "letter")

    contact = models.ForeignKey(
        Contact, verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="scope_checks"
    )
    checked_at = models.DateTimeField(_("set efter"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(_("svar"), default=dict)
    verdict = models.CharField(_("resultat"), max_length=8, choices=Verdict)
    exclusion = models.ForeignKey(
        Exclusion, verbose_name=_("undtagelse"), on_delete=models.PROTECT, null=True, blank=True, related_name="checks"
    )
    body = models.CharField(_("vist hen til"), max_length=160, blank=True)
    told_at = models.DateTimeField(_("borgeren har fået besked"), null=True, blank=True)
    waived_at = models.DateTimeField(_("fraveget"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("afløst"), null=True, blank=True)

    objects = ScopeCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("afgrænsning")
        verbose_name_plural = _("afgrænsninger")
        ordering = ["-checked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(replaced_at__isnull=True), name="one_latest_scope_check"
            )
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()

    @property
    def is_open(self) -> bool:
        """Tell whether the contact may be gone on with."""
        return self.verdict in (Verdict.WITHIN, Verdict.WAIVED)


def _told(day: date) -> str:
    return f"{day:%d.%m.%Y}"
