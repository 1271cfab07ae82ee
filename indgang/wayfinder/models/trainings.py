"""Trainings (indlæringer): the weights that the wayfinder has learnt, one row each time; any can be gone back to."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TrainingQuerySet(models.QuerySet["Training"]):
    """Which trainings."""

    def in_use(self) -> Self:
        """The training that the wayfinder goes by; at most one."""
        return self.filter(in_use=True)

    def done(self) -> Self:
        """Trainings that ended with weights."""
        return self.filter(running=False, sayings_count__gt=0)

    def without_weights(self) -> Self:
        """The rows without their largest column, for lists."""
        return self.defer("weights")


class Training(models.Model):
    """Weights learnt from the sayings at a moment (indlæring), with how well they did before and after.

    While it is under way the row is `running`; the database holds that there is one such at most. Older trainings lose
    their weights and keep the report.
    """

    journal_kind = "training"

    made_at = models.DateTimeField(_("lavet"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("lavet af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    weights = models.BinaryField(_("vægte"))
    sayings_count = models.PositiveIntegerField(_("vendinger"), default=0)
    report = models.JSONField(_("rapport"), default=dict, blank=True)
    in_use = models.BooleanField(_("i brug"), default=False)
    used_at = models.DateTimeField(_("taget i brug"), null=True, blank=True)
    running = models.BooleanField(_("i gang"), default=False)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("indlæring")
        verbose_name_plural = _("indlæringer")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="one_training_in_use"),
            models.UniqueConstraint(fields=["running"], condition=Q(running=True), name="one_training_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%d.%m.%Y %H.%M}"
