"""Discards (udtagelser): inquiries that are none, and those merged into another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee


class DiscardKind(models.TextChoices):
    """Why an inquiry does not count."""

    MISTAKEN = "mistaken", _("Fejlregistreret")
    TEST = "test", _("Prøve")
    SPAM = "spam", _("Spam")
    MERGED = "merged", _("Lagt sammen med en anden")


class Discard(models.Model):
    """The row that takes an inquiry out of the population (udtaget), with who, when and why."""

    masked_numbers = 0

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="discards"
    )
    kind = models.CharField(_("hvorfor"), max_length=8, choices=DiscardKind)
    into = models.ForeignKey(
        "inquiries.Inquiry",
        verbose_name=_("lagt sammen med"),
        on_delete=models.PROTECT,
        null=True,
        related_name="absorbed",
    )
    reason = models.CharField(_("begrundelse"), max_length=200, blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("tidspunkt"))

    class Meta:
        verbose_name = _("udtagelse")
        verbose_name_plural = _("udtagelser")
        constraints = [models.UniqueConstraint(fields=["inquiry"], name="taken_out_once")]

    def __str__(self) -> str:
        return f"{self.inquiry.reference}: {self.get_kind_display()}"
