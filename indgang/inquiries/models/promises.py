"""Promises (løfter): the date that the citizen was told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee


class Promise(models.Model):
    """A date told to the citizen (løfte), with the rule it came from; a later promise replaces it, never erases it."""

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="promises"
    )
    due = models.DateField(_("lovet til"))
    rule = models.CharField(_("efter"), max_length=200, help_text=_("Fx opgavens servicemål."))
    by = models.ForeignKey(
        Employee, verbose_name=_("lovet af"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("lovet den"))
    replaced_at = models.DateTimeField(_("erstattet"), null=True, blank=True)

    class Meta:
        verbose_name = _("løfte")
        verbose_name_plural = _("løfter")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(replaced_at__isnull=True), name="one_standing_promise"
            )
        ]

    def __str__(self) -> str:
        return f"{self.due:%d.%m.%Y}"
