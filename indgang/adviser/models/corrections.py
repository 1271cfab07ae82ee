"""Corrections (rettelser): what a contact said before it was corrected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .contacts import Contact
from .sealed import Sealed


class Correction(Sealed):
    """One correction of a contact (rettelse): the codes before and after in clear, the earlier texts sealed."""

    private = ("title", "text", "answer")

    contact = models.ForeignKey(
        Contact, verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="corrections"
    )
    changed = models.JSONField(_("ændret"), default=dict)
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("rettelse")
        verbose_name_plural = _("rettelser")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.at:%d.%m.%Y}"
