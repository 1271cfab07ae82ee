"""Sayings (vendinger): what citizens say when they mean a task."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task

LIMIT = 500


class Kind(models.TextChoices):
    """How a saying came to be: an example is written for the purpose, a synonym is a local word, a choice was made."""

    EXAMPLE = "example", _("Eksempel")
    SYNONYM = "synonym", _("Lokalt ord")
    CHOSEN = "chosen", _("Lært af valg")


class SayingQuerySet(models.QuerySet["Saying"]):
    """Which sayings."""

    def standing(self) -> Self:
        """Sayings that the wayfinder goes by."""
        return self.filter(withdrawn_at__isnull=True)


class Saying(models.Model):
    """Words by which citizens ask for a task (vending); withdrawn when they mislead, never deleted.

    `withdrawn_by` is the person who took just this one away; a file and a change of training leave it empty.
    """

    journal_kind = "saying"

    task = models.ForeignKey(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="sayings")
    text = models.CharField(_("vending"), max_length=LIMIT)
    kind = models.CharField(_("slags"), max_length=8, choices=Kind, default=Kind.EXAMPLE)
    from_file = models.BooleanField(_("læst fra fil"), default=False)
    added_at = models.DateTimeField(_("tilføjet"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tilføjet af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    training = models.ForeignKey(
        "wayfinder.Training",
        verbose_name=_("indlæring"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sayings",
    )
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("trukket tilbage af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SayingQuerySet.as_manager()

    class Meta:
        verbose_name = _("vending")
        verbose_name_plural = _("vendinger")
        ordering = ["task", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "text"], condition=models.Q(withdrawn_at__isnull=True), name="saying_once_for_a_task"
            )
        ]

    def __str__(self) -> str:
        return self.text
