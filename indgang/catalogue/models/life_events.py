"""Life events (livsbegivenheder): what happened to the citizen, and the tasks that follow from it, in their order."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .tasks import Task


class LifeEventQuerySet(models.QuerySet["LifeEvent"]):
    """Which life events."""

    def offered(self, day: date) -> Self:
        """Life events that the catalogue holds on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def with_steps(self) -> Self:
        """Bring the steps and their tasks along, two queries in all."""
        steps = LifeEventStep.objects.select_related("task__area", "task__department", "task__authority")
        return self.prefetch_related(models.Prefetch("steps", queryset=steps))


class LifeEvent(models.Model):
    """Something that happens in a life and brings several tasks with it (livsbegivenhed), such as a death."""

    slug = models.SlugField(_("kode"), max_length=60, unique=True)
    title = models.CharField(_("titel"), max_length=120)
    title_en = models.CharField(_("engelsk titel"), max_length=120, blank=True)
    summary = models.TextField(_("kort fortalt"), blank=True)
    summary_en = models.TextField(_("kort fortalt på engelsk"), blank=True)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til"), null=True, blank=True)

    objects = LifeEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("livsbegivenhed")
        verbose_name_plural = _("livsbegivenheder")
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class LifeEventStep(models.Model):
    """A task that follows from a life event, and when it must be done."""

    life_event = models.ForeignKey(
        LifeEvent, verbose_name=_("livsbegivenhed"), on_delete=models.CASCADE, related_name="steps"
    )
    order = models.PositiveSmallIntegerField(_("rækkefølge"))
    task = models.ForeignKey(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="life_event_steps")
    when = models.CharField(_("hvornår"), max_length=80, blank=True)
    note = models.CharField(_("bemærkning"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("trin i en livsbegivenhed")
        verbose_name_plural = _("trin i livsbegivenheder")
        ordering = ["life_event", "order"]
        constraints = [
            models.UniqueConstraint(fields=["life_event", "order"], name="life_event_steps_in_order"),
            models.UniqueConstraint(fields=["life_event", "task"], name="task_once_in_a_life_event"),
        ]

    def __str__(self) -> str:
        return f"{self.life_event}: {self.task}"
