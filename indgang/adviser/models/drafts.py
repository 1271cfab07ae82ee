"""Drafts (kladder) of the adviser's forms, which are as private as what they become."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .sealed import Sealed


class SealedDraft(Sealed):
    """A half-written form at the adviser's desk (kladde), kept until it is sent or thrown away."""

    private = ("fields",)

    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="+", db_index=False
    )
    name = models.CharField(_("formular"), max_length=60)
    saved_at = models.DateTimeField(_("gemt"))

    class Meta:
        verbose_name = _("kladde hos borgervejlederen")
        verbose_name_plural = _("kladder hos borgervejlederen")
        constraints = [models.UniqueConstraint(fields=["employee", "name"], name="one_sealed_draft_a_form")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.name}"
