"""Messages (beskeder) that citizens send to the adviser from the public page: sealed at once, read by the adviser."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .contacts import Contact
from .sealed import Sealed


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
