"""How long the adviser's texts are kept (opbevaring), and what was erased (sletning)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from indgang.adviser import independence_refusals as refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.journal import chain
from indgang.organisation.models import Employee


class Kept(models.TextChoices):
    """What a rule is about."""

    CASE = "case", _("Sag, fra den er lukket")
    CONTACT = "contact", _("Henvendelse uden sag")
    MESSAGE = "message", _("Besked fra hjemmesiden")
    BOOKING = "booking", _("Aftale om tid")
    DRAFT = "draft", _("Kladde")


PROPOSED: Final[dict[str, int]] = {
    Kept.CASE.value: 5,
    Kept.CONTACT.value: 2,
    Kept.MESSAGE.value: 1,
    Kept.BOOKING.value: 1,
    Kept.DRAFT.value: 1,
}
"""Proposals that the municipality decides on for itself; no rule in law sets these years."""
_MOST: Final = 30


class RetentionRule(models.Model):
    """How many years one kind of text is kept (opbevaringsregel), from a day on."""

    journal_kind = "adviser_retention"

    kind = models.CharField(_("hvad"), max_length=8, choices=Kept)
    years = models.PositiveSmallIntegerField(_("år"))
    basis = models.CharField(_("hvor det er besluttet"), max_length=200, blank=True)
    valid_from = models.DateField(_("gælder fra"))
    set_at = models.DateTimeField(_("sat"))
    set_by = models.ForeignKey(Employee, verbose_name=_("sat af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("opbevaringsregel")
        verbose_name_plural = _("opbevaringsregler")
        ordering = ["kind", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["kind", "valid_from"], name="one_retention_rule_a_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.years}"

    @classmethod
    def settle(
        cls, kind: str, years: int, *, valid_from: date, by: Employee, at: datetime, basis: str = ""
    ) -> RetentionRule:
        """Write how long something is kept (fastsæt). Raises NotTheAdviser, UnknownChoice, YearsOutOfReach."""
        only_an_adviser(by)
        if kind not in Kept.values:
            raise refusals.UnknownChoice
        if not 0 <= years <= _MOST:
            raise refusals.YearsOutOfReach
        facts = {"years": years, "basis": basis.strip(), "set_at": at, "set_by": by}
        with transaction.atomic():
            row, _new = cls.objects.update_or_create(kind=kind, valid_from=valid_from, defaults=facts)
            chain.record(
                "adviser_retention.settled", row, by=by, at=at, due=valid_from.isoformat(), kind=kind, years=years
            )
        return row

    @classmethod
    def on(cls, day: date) -> dict[str, RetentionRule]:
        """Return the rules that hold on a day, by what they are about; a kind without a rule is left out."""
        found: dict[str, RetentionRule] = {}
        for row in cls.objects.filter(valid_from__lte=day).order_by("valid_from"):
            found[row.kind] = row
        return found


class Disposal(models.Model):
    """That something's texts were erased (sletning); its codes and dates stay for the statistics."""

    journal_kind = "adviser_disposal"

    kind = models.CharField(_("hvad"), max_length=8, choices=Kept)
    number = models.PositiveBigIntegerField(_("nummer"))
    at = models.DateTimeField(_("slettet"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sletning")
        verbose_name_plural = _("sletninger")
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="each_thing_is_erased_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
