"""Procedures (arbejdsgange): the steps and control steps by which a task is done, versioned."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .tasks import Task


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    """Which procedures."""

    def on(self, day: date) -> Self:
        """Procedures that hold on a day, the newest version first."""
        return self.filter(valid_from__lte=day).order_by("-version")


class Procedure(models.Model):
    """One version of how a task is done (arbejdsgang)."""

    task = models.ForeignKey(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="procedures")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    valid_from = models.DateField(_("gælder fra"))

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = _("arbejdsgang")
        verbose_name_plural = _("arbejdsgange")
        ordering = ["task", "-version"]
        constraints = [models.UniqueConstraint(fields=["task", "version"], name="procedure_version_once")]

    def __str__(self) -> str:
        return f"{self.task} v{self.version}"


class StepKind(models.TextChoices):
    """Whether a step does something or checks something."""

    STEP = "step", _("Trin")
    CONTROL = "control", _("Kontrol")


class Step(models.Model):
    """One step (trin) or control step (kontroltrin) of a procedure."""

    procedure = models.ForeignKey(
        Procedure, verbose_name=_("arbejdsgang"), on_delete=models.CASCADE, related_name="steps"
    )
    order = models.PositiveSmallIntegerField(_("rækkefølge"))
    kind = models.CharField(_("slags"), max_length=8, choices=StepKind, default=StepKind.STEP)
    text = models.CharField(_("tekst"), max_length=300)
    why = models.CharField(_("begrundelse"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("trin")
        verbose_name_plural = _("trin")
        ordering = ["procedure", "order"]
        constraints = [models.UniqueConstraint(fields=["procedure", "order"], name="steps_in_order")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_control(self) -> bool:
        """Tell whether the step is a control step (kontroltrin)."""
        return self.kind == StepKind.CONTROL
