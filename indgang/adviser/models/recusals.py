"""Conflicts of interest (inhabilitet) at the adviser's desk, as forvaltningsloven §§ 3-6 have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .cases import Case
from .people import Person
from .sealed import Sealed

if TYPE_CHECKING:
    from django.utils.functional import Promise


class RecusalGround(models.TextChoices):
    """The five checks of forvaltningsloven § 3."""

    INTEREST = "interest", _("Jeg har selv, eller har før repræsenteret, en interesse i sagen")
    FAMILY = "family", _("Det handler om min nærmeste familie")
    BODY = "body", _("Jeg leder eller er tæt knyttet til en, der har en interesse i sagen")
    LEVEL = "level", _("Jeg har været med til at afgøre sagen før, et andet sted")
    DOUBT = "doubt", _("Der er andet, som kan vække tvivl om min upartiskhed")


class RecusalWay(models.TextChoices):
    """What becomes of the matter."""

    SUBSTITUTE = "substitute", _("En anden borgervejleder tager den")
    OUTSIDE = "outside", _("Den gives videre uden for huset")
    EXCEPTION = "exception", _("Jeg bliver på den: ingen anden kan (§ 4)")


class CaseRecusal(Sealed):
    """A declared conflict of interest (inhabilitet): the matter is closed to the adviser, unless § 4 lets it be.

    `employee` is whom it is closed to; with the exception of § 4 it is closed to nobody.
    """

    journal_kind = "adviser_recusal"
    private = ("told", "why", "passed_to")

    employee = models.ForeignKey(
        Employee,
        verbose_name=_("lukket for"),
        on_delete=models.CASCADE,
        related_name="case_recusals",
        null=True,
        blank=True,
    )
    declared_by = models.ForeignKey(
        Employee, verbose_name=_("oplyst af"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.CASCADE, null=True, blank=True, related_name="recusals"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, null=True, blank=True, related_name="recusals"
    )
    ground = models.CharField(_("grund"), max_length=20, choices=RecusalGround)
    way = models.CharField(_("hvad der sker"), max_length=10, choices=RecusalWay, default=RecusalWay.SUBSTITUTE)
    substitute = models.ForeignKey(
        Employee, verbose_name=_("stedfortræder"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    declared_at = models.DateTimeField(_("oplyst"))

    class Meta:
        verbose_name = _("inhabilitet hos borgervejlederen")
        verbose_name_plural = _("inhabiliteter hos borgervejlederen")
        ordering = ["-declared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(person__isnull=False), name="case_recusal_is_about_something"
            ),
            models.UniqueConstraint(fields=["employee", "case"], name="recused_once_from_case"),
            models.UniqueConstraint(fields=["employee", "person"], name="recused_once_from_person"),
        ]

    def __str__(self) -> str:
        ground: str | Promise = self.get_ground_display()
        return f"{self.employee or self.declared_by}: {ground}"
