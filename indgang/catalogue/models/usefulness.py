"""Usefulness (nytte): how many say that a task's page helped them, and nothing about who they are."""

from datetime import date
from typing import Final

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .tasks import Task

_MOST: Final = 30_000
"""So many answers a day are counted; more are no people."""


class UsefulnessQuerySet(models.QuerySet["Usefulness"]):
    """The counters, by task and day."""

    def tell(self, task: Task, day: date, *, helped: bool) -> None:
        """Count one more answer to "Var siden til hjælp?" on a day; nothing else is kept."""
        counter = self.get_or_create(task=task, day=day)[0]
        name = "helped" if helped else "missed"
        self.filter(pk=counter.pk, **{f"{name}__lt": _MOST}).update(**{name: F(name) + 1})


class Usefulness(models.Model):
    """One task's answers on one day (nytte)."""

    task = models.ForeignKey(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="usefulness")
    day = models.DateField(_("dag"))
    helped = models.PositiveSmallIntegerField(_("til hjælp"), default=0)
    missed = models.PositiveSmallIntegerField(_("ikke til hjælp"), default=0)

    objects = UsefulnessQuerySet.as_manager()

    class Meta:
        verbose_name = _("nytte")
        verbose_name_plural = _("nytte")
        ordering = ["task", "day"]
        constraints = [models.UniqueConstraint(fields=["task", "day"], name="usefulness_once_a_day")]

    def __str__(self) -> str:
        return f"{self.task} {self.day}: {self.helped}/{self.missed}"
