"""One row for each deed and each read of a citizen's data."""

from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """The journal can only grow; nothing in it is changed or removed."""


class EventQuerySet(models.QuerySet["Event"]):
    """The questions that are asked of the journal."""

    def about(self, kind: str, number: int) -> Self:
        """Events on one thing, such as ("inquiry", 17)."""
        return self.filter(subject_kind=kind, subject_id=number)

    def on_citizen(self, citizen_id: int) -> Self:
        """Everything done with or read of one citizen's data: the citizen's right to know (GDPR art. 15)."""
        return self.filter(citizen_id=citizen_id)

    def reads(self) -> Self:
        """Reads of data (opslag), as apart from deeds."""
        return self.filter(kind__endswith=".read")

    def newest_first(self) -> Self:
        """The latest event on top."""
        return self.order_by("-id")

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: see AppendOnly."""
        raise AppendOnly

    def delete(self) -> NoReturn:
        """Refuse: see AppendOnly."""
        raise AppendOnly


class Event(models.Model):
    """One deed or read (hændelse), linked to the one before it by its hash."""

    at = models.DateTimeField(_("tidspunkt"), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hvem"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    kind = models.CharField(_("hvad"), max_length=40)
    subject_kind = models.CharField(_("slags emne"), max_length=20)
    subject_id = models.BigIntegerField(_("emne"))
    citizen_id = models.BigIntegerField(_("borger"), null=True)
    reason = models.CharField(_("begrundelse"), max_length=200, blank=True)
    facts = models.JSONField(_("oplysninger"), default=dict)
    hash = models.BinaryField(_("kædehash"), max_length=32)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("hændelse")
        verbose_name_plural = _("hændelser")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="event_subject"),
            models.Index(fields=["citizen_id"], name="event_citizen", condition=models.Q(citizen_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.kind} {self.subject_kind} {self.subject_id}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see AppendOnly."""
        raise AppendOnly
