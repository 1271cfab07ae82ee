"""Searches (søgninger): what was asked and which task was chosen, kept to learn from, with nothing of who asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task

LONGEST: Final = 300
CONFIRMED: Final = 2
"""So many times the same words were chosen for the same task before they count as known."""


class Face(models.TextChoices):
    """Where it was asked."""

    DESK = "desk", _("Skranken")
    PUBLIC = "public", _("Borgernes sider")


class Sureness(models.TextChoices):
    """How sure the answer was."""

    SURE = "sure", _("Sikker")
    LIKELY = "likely", _("Sandsynlig")
    UNSURE = "unsure", _("I tvivl")
    NONE = "none", _("Intet fundet")


class SearchQuerySet(models.QuerySet["Search"]):
    """Which searches."""

    def between(self, first: datetime, last: datetime) -> Self:
        """Searches from one moment up to another."""
        return self.filter(at__gte=first, at__lt=last)

    def missed(self) -> Self:
        """Searches that found nothing (intet fundet)."""
        return self.filter(certainty=Sureness.NONE)

    def doubtful(self) -> Self:
        """Searches whose answer was in doubt (i tvivl)."""
        return self.filter(certainty=Sureness.UNSURE)

    def overruled(self) -> Self:
        """Searches after which another task was chosen than the first (en anden valgt)."""
        return self.filter(chosen__isnull=False).exclude(first=F("chosen"))

    def worth_a_look(self) -> Self:
        """All of those."""
        other = Q(chosen__isnull=False) & (Q(first__isnull=True) | ~Q(first=F("chosen")))
        return self.filter(Q(certainty__in=(Sureness.NONE, Sureness.UNSURE)) | other)

    def choices(self) -> Any:
        """Return each text that clerks chose a task for, with the task and how often."""
        chosen = self.filter(face=Face.DESK, chosen__isnull=False).order_by("text", "chosen")
        return chosen.values("text", "chosen", "chosen__slug").annotate(times=models.Count("pk"))


class Search(models.Model):
    """A question and what came of it (søgning): to the hour, with personal data masked, and nothing of who asked."""

    at = models.DateTimeField(_("time"))
    face = models.CharField(_("hvor"), max_length=6, choices=Face)
    text = models.CharField(_("ord"), max_length=LONGEST)
    likeness = models.CharField(_("ordstammer"), max_length=LONGEST)
    certainty = models.CharField(_("sikkerhed"), max_length=6, choices=Sureness)
    first = models.ForeignKey(
        Task, verbose_name=_("første opgave"), on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    chosen = models.ForeignKey(
        Task, verbose_name=_("valgt opgave"), on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    rank = models.PositiveSmallIntegerField(_("den valgtes plads"), null=True, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("søgning")
        verbose_name_plural = _("søgninger")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["at"], name="search_at"),
            models.Index(fields=["likeness", "at"], name="search_likeness"),
        ]

    def __str__(self) -> str:
        return self.text
