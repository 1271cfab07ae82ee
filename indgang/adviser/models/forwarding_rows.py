"""What happened in a forwarding (hændelser), and what the citizen was told of it (orienteringer)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.adviser.forwarding.codes import SEEN_BY_DEPARTMENT, TELL, Happening
from indgang.organisation.models import Employee

from .contacts import Way
from .sealed import Sealed
from .shared import Shared

if TYPE_CHECKING:
    from .forwardings import Forwarding


class Telling(Sealed):
    """That the citizen was told (orientering), when and how; the words are sealed."""

    private = ("text",)

    forwarding: models.ForeignKey[Forwarding, Forwarding] = models.ForeignKey(
        "adviser.Forwarding", verbose_name=_("videresendelse"), on_delete=models.CASCADE, related_name="tellings"
    )
    way = models.CharField(_("hvordan"), max_length=12, choices=Way)
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("orientering af borgeren")
        verbose_name_plural = _("orienteringer af borgeren")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_way_display()


class ForwardingEventQuerySet(models.QuerySet["ForwardingEvent"]):
    """Which events."""

    def untold(self) -> Self:
        """What the citizen should have been told, and has not been."""
        return self.filter(kind__in=TELL, telling__isnull=True)

    def seen_by_department(self) -> Self:
        """What the department sees of the story."""
        return self.filter(kind__in=SEEN_BY_DEPARTMENT)


class ForwardingEvent(Shared):
    """One thing that happened in a forwarding (hændelse); its words, such as a reason, are the department's to read."""

    private = ("text",)

    forwarding: models.ForeignKey[Forwarding, Forwarding] = models.ForeignKey(
        "adviser.Forwarding", verbose_name=_("videresendelse"), on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(_("hvad"), max_length=16, choices=Happening)
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("dag"), null=True, blank=True)
    telling = models.ForeignKey(
        Telling, verbose_name=_("fortalt ved"), on_delete=models.SET_NULL, null=True, blank=True, related_name="about"
    )

    objects = ForwardingEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("hændelse i en videresendelse")
        verbose_name_plural = _("hændelser i videresendelser")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def about_day(self) -> str:
        """What the event's day is, in words; empty when it has none."""
        if not self.day:
            return ""
        asked = self.kind == Happening.EXTENSION_ASKED
        said = _("Ønsker frist til den %(day)s.") if asked else _("Svar senest den %(day)s.")
        return str(said % {"day": f"{self.day:%d.%m.%Y}"})
