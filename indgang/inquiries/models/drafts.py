"""Drafts (kladder): what somebody has typed and not yet sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee


class Draft(models.Model):
    """A half-written form, kept until it is sent or thrown away (kladde)."""

    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="drafts", db_index=False
    )
    name = models.CharField(_("formular"), max_length=60)
    fields = models.JSONField(_("felter"), default=dict)
    saved_at = models.DateTimeField(_("gemt"))

    class Meta:
        verbose_name = _("kladde")
        verbose_name_plural = _("kladder")
        constraints = [models.UniqueConstraint(fields=["employee", "name"], name="one_draft_a_form")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.name}"
