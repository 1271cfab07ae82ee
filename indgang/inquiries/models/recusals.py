"""Recusals (inhabilitet): what an employee must not touch."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.citizens.models import Citizen
from indgang.organisation.models import Employee


class Recusal(models.Model):
    """A declared conflict of interest (inhabilitet, forvaltningsloven §§ 3-6), which closes the matter."""

    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="recusals"
    )
    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, null=True, related_name="recusals"
    )
    citizen = models.ForeignKey(
        Citizen, verbose_name=_("borger"), on_delete=models.CASCADE, null=True, related_name="recusals"
    )
    reason = models.CharField(_("begrundelse"), max_length=200)
    declared_at = models.DateTimeField(_("oplyst"))

    class Meta:
        verbose_name = _("inhabilitet")
        verbose_name_plural = _("inhabiliteter")
        constraints = [
            models.CheckConstraint(
                condition=Q(inquiry__isnull=False) | Q(citizen__isnull=False), name="recusal_is_about_something"
            ),
            models.UniqueConstraint(fields=["employee", "inquiry"], name="recused_once_from_inquiry"),
            models.UniqueConstraint(fields=["employee", "citizen"], name="recused_once_from_citizen"),
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.reason}"
