"""Messages (beskeder) that citizens send to the adviser from the public page: sealed at once, read by the adviser."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.foundation import vault
from indgang.organisation.models import Employee

from .contacts import Contact
from .sealed import Sealed

KEPT_FOR: Final = timedelta(hours=1)
"""So long it is remembered, by a mark alone, that somewhere a message came from."""


class Wish(models.TextChoices):
    """What the citizen wants (ønske)."""

    GUIDANCE = "guidance", _("Jeg vil gerne vide, hvad jeg kan gøre")
    COMPLAINT = "complaint", _("Jeg vil gerne have hjælp til en klage")
    MEETING = "meeting", _("Jeg vil gerne tale med borgervejlederen")
    IDEA = "idea", _("Jeg har ros eller et forslag")


class AsideReason(models.TextChoices):
    """Why a message became no contact (lagt til side)."""

    SPAM = "spam", _("Reklame eller spam")
    TWICE = "twice", _("Sendt to gange")
    EMPTY = "empty", _("Uden indhold")
    TRIAL = "trial", _("Prøve")


class MessageQuerySet(models.QuerySet["Message"]):
    """Which messages."""

    def seen_by(self, employee: Employee) -> MessageQuerySet:
        """Messages that this adviser may see: none that has become part of a declared conflict of interest."""
        of_case = Q(contact__case__recusals__employee=employee) | Q(contact__case__person__recusals__employee=employee)
        return self.exclude(of_case | Q(contact__person__recusals__employee=employee))

    def waiting(self) -> MessageQuerySet:
        """Messages that nobody has seen to."""
        return self.filter(seen_to_at__isnull=True)

    def seen_to(self) -> MessageQuerySet:
        """Messages that became a contact, or were put aside."""
        return self.filter(seen_to_at__isnull=False)


class Message(Sealed):
    """What a citizen wrote on the public page (besked); no key is needed to seal it, and only the adviser reads it."""

    journal_kind = "adviser_message"
    private = ("name", "phone", "email", "text")

    receipt = models.CharField(_("kvittering"), max_length=12, unique=True)
    wish = models.CharField(_("ønske"), max_length=10, choices=Wish)
    language = models.CharField(_("sprog"), max_length=5)
    received_at = models.DateTimeField(_("modtaget"), db_index=True)
    can_be_reached = models.BooleanField(_("kan kontaktes"), default=False)
    seen_to_at = models.DateTimeField(_("behandlet"), null=True, blank=True)
    seen_to_by = models.ForeignKey(
        Employee, verbose_name=_("behandlet af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.OneToOneField(
        Contact, verbose_name=_("henvendelse"), on_delete=models.PROTECT, null=True, blank=True, related_name="message"
    )
    put_aside_as = models.CharField(_("lagt til side"), max_length=6, choices=AsideReason, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("besked til borgervejlederen")
        verbose_name_plural = _("beskeder til borgervejlederen")
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.receipt


class SenderMarkQuerySet(models.QuerySet["SenderMark"]):
    """Which marks."""

    def old(self, at: datetime) -> SenderMarkQuerySet:
        """Marks that have been kept for an hour."""
        return self.filter(at__lte=at - KEPT_FOR)


class SenderMark(models.Model):
    """That a message came from some address (afsendermærke): a keyed mark, kept an hour, the same for all processes.

    It stands beside no message, and the address cannot be read from it.
    """

    mark = models.CharField(_("mærke"), max_length=40, db_index=True)
    at = models.DateTimeField(_("tidspunkt"), db_index=True)

    objects = SenderMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mærke for en afsender")
        verbose_name_plural = _("mærker for afsendere")

    def __str__(self) -> str:
        return self.mark

    @classmethod
    def may_write(cls, address: str, *, at: datetime, most: int) -> bool:
        """Tell whether another message may come from an address within the hour, and count it if so."""
        mark = vault.blind_index(f"message {address}")
        with transaction.atomic():
            cls.objects.old(at).delete()
            if cls.objects.filter(mark=mark).count() >= most:
                return False
            cls.objects.create(mark=mark, at=at)
        return True
