"""Steps (skridt): what was done or learnt in a case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Department, Employee

from .cases import Case
from .kinds import StepKind
from .sealed import Sealed


class Step(Sealed):
    """Something done or learnt in a case (skridt); keeps the duty to note (notatpligt, offentlighedsloven § 13)."""

    journal_kind = "adviser_step"
    private = ("text",)
    masked_numbers = 0

    key = models.UUIDField(_("formularnøgle"), null=True, unique=True, editable=False)
    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("slags"), max_length=8, choices=StepKind)
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(
        Department, verbose_name=_("med afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    spent = models.PositiveSmallIntegerField(_("tid brugt"), null=True, blank=True)

    class Meta:
        verbose_name = _("skridt")
        verbose_name_plural = _("skridt")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()
