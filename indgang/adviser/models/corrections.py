"""Corrections (rettelser): what a contact said before it was corrected."""

from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .contacts import Contact
from .sealed import Sealed

_CALLED: Final[dict[str, Promise]] = {
    "kind": _("type"),
    "way": _("modtaget"),
    "at": _("tidspunkt"),
    "place": _("træffested"),
    "task": _("opgave"),
    "department": _("afdeling"),
    "route_number": _("klagevej"),
    "spent": _("tid brugt"),
    "outcome": _("hvordan det endte"),
    "title": _("titel"),
    "text": _("tekst"),
    "answer": _("svar"),
    "points": _("klageforhold"),
}


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

    @property
    def names(self) -> str:
        """Return what was corrected, in words."""
        return ", ".join(str(_CALLED.get(name, name)) for name in self.changed)
