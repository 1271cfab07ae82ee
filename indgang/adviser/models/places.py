"""Places (træffesteder) where the adviser can be met."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.Model):
    """Where the adviser can be met (træffested), such as the main library."""

    journal_kind = "adviser_place"

    name = models.CharField(_("navn"), max_length=80, unique=True)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    room = models.CharField(_("lokale"), max_length=80, blank=True)
    how_to_find = models.CharField(_("sådan finder man derhen"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)
    closed_on = models.DateField(_("ikke længere brugt fra"), null=True, blank=True)

    class Meta:
        verbose_name = _("træffested")
        verbose_name_plural = _("træffesteder")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
