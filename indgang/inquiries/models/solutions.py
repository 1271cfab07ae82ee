"""Solutions (løsninger): the row that closes an inquiry."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Authority, Department, Employee

from .contacts import Contact
from .outcomes import BY_CLERK, SOLVED_HERE, TOLD_ELSEWHERE, Outcome

__all__ = ["BY_CLERK", "SOLVED_HERE", "TOLD_ELSEWHERE", "Outcome", "Solution", "SolutionQuerySet"]


class SolutionQuerySet(models.QuerySet["Solution"]):
    """Which solutions."""

    def standing(self) -> Self:
        """Solutions that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Solution(models.Model):
    """The row that closes an inquiry (løsning); withdrawn when it is reopened, never deleted."""

    masked_numbers = 0

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="solutions"
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("kontakt"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="solutions",
        db_index=False,
    )
    outcome = models.CharField(_("udfald"), max_length=22, choices=Outcome)
    text = models.TextField(_("svar til borgeren"), blank=True)
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("henvist til"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    department = models.ForeignKey(
        Department,
        verbose_name=_("afdeling, der svarede"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("tidspunkt"))
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Employee,
        verbose_name=_("trukket tilbage af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    withdrawn_reason = models.CharField(_("hvorfor trukket tilbage"), max_length=200, blank=True)

    objects = SolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("løsning")
        verbose_name_plural = _("løsninger")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(withdrawn_at__isnull=True), name="one_standing_solution"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())
