"""Entries (indførsler): what was said and noted along the way; and which sources were used."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .contacts import Contact


class EntryKind(models.TextChoices):
    """What kind of entry."""

    NOTE = "note", _("Notat")
    CONTINUED = "continued", _("Borgeren vendte tilbage")
    TO_DEPARTMENT = "to_department", _("Besked til afdelingen")


class Entry(models.Model):
    """A note or a further contact in an inquiry's life (notat)."""

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="entries"
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("kontakt"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        db_index=False,
    )
    kind = models.CharField(_("slags"), max_length=13, choices=EntryKind, default=EntryKind.NOTE)
    text = models.TextField(_("tekst"), blank=True)
    by = models.ForeignKey(
        Employee, verbose_name=_("skrevet af"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("tidspunkt"))
    masked_numbers = 0

    key = models.UUIDField(_("formularnøgle"), null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("indførsel")
        verbose_name_plural = _("indførsler")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:40]}"


class SourceKind(models.TextChoices):
    """What a clerk can lean on."""

    TASK = "task", _("Opgavekort")
    STEP = "step", _("Trin i arbejdsgang")
    ARTICLE = "article", _("Artikel")


class SourceUse(models.Model):
    """A source that was used for an answer (anvendt kilde)."""

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="sources"
    )
    kind = models.CharField(_("slags"), max_length=7, choices=SourceKind)
    number = models.BigIntegerField(_("kildens nummer"))

    class Meta:
        verbose_name = _("anvendt kilde")
        verbose_name_plural = _("anvendte kilder")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "kind", "number"], name="each_source_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
