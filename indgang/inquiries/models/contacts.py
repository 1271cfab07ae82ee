"""Contacts (kontakter): one conversation or message, on one channel."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.citizens import cpr
from indgang.citizens.models import Citizen, Mandate
from indgang.inquiries.refusals import ContactEnded
from indgang.journal import chain
from indgang.organisation.models import Centre, Employee


class Channel(models.TextChoices):
    """The policy's four ways of turning to the municipality (kanal)."""

    IN_PERSON = "in_person", _("Personligt")
    PHONE = "phone", _("Telefon")
    WRITTEN = "written", _("Skriftligt")
    DIGITAL = "digital", _("Digitalt")


class ContactKind(models.TextChoices):
    """The finer kinds within the channels."""

    NONE = "", _("Ikke angivet")
    DROP_IN = "drop_in", _("Uden aftale")
    APPOINTMENT = "appointment", _("Med aftale")
    CALL = "call", _("Opkald")
    CALL_BACK = "call_back", _("Tilbagekald")
    LETTER = "letter", _("Brev")
    EMAIL = "email", _("E-mail")
    DIGITAL_POST = "digital_post", _("Digital Post")
    WEB_FORM = "web_form", _("Webformular")
    CHAT = "chat", _("Chat")


class Direction(models.TextChoices):
    """Who turned to whom."""

    IN = "in", _("Fra borgeren")
    OUT = "out", _("Til borgeren")


class Identification(models.TextChoices):
    """How sure the clerk is of who the citizen is (legitimation); the document itself is never kept."""

    ANONYMOUS = "anonymous", _("Anonym")
    ASSERTED = "asserted", _("Oplyst")
    VERIFIED = "verified", _("Kontrolspørgsmål")
    DOCUMENT = "document", _("Vist legitimation")
    MITID = "mitid", _("MitID")


class ContactQuerySet(models.QuerySet["Contact"]):
    """Which contacts."""

    def running(self, clerk: Employee) -> Self:
        """The clerk's contact that has not ended."""
        return self.filter(clerk=clerk, ended_at__isnull=True).order_by("-id")


class Contact(models.Model):
    """One conversation or message (kontakt); may hold several inquiries."""

    journal_kind = "contact"

    clerk = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    centre = models.ForeignKey(
        Centre, verbose_name=_("center"), on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    channel = models.CharField(_("kanal"), max_length=9, choices=Channel)
    kind = models.CharField(_("slags"), max_length=12, choices=ContactKind, blank=True, default=ContactKind.NONE)
    direction = models.CharField(_("retning"), max_length=3, choices=Direction, default=Direction.IN)
    started_at = models.DateTimeField(_("begyndt"))
    ended_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    citizen = models.ForeignKey(
        Citizen,
        verbose_name=_("borger"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        db_index=False,
    )
    identification = models.CharField(
        _("legitimation"), max_length=9, choices=Identification, default=Identification.ANONYMOUS
    )
    document = models.CharField(_("vist dokument"), max_length=40, blank=True)
    mandate = models.ForeignKey(
        Mandate,
        verbose_name=_("på vegne af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontakt")
        verbose_name_plural = _("kontakter")
        indexes = [
            models.Index(fields=["clerk"], name="contact_running", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["citizen"], name="contact_citizen", condition=Q(citizen__isnull=False)),
            models.Index(fields=["started_at"], name="contact_started"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="contact_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.started_at:%d.%m.%Y %H.%M}"

    @property
    def minutes(self) -> int | None:
        """How long the contact took, in whole minutes rounded up; None while it runs."""
        if self.ended_at is None:
            return None
        return -int((self.started_at - self.ended_at).total_seconds() // 60)

    def end(self, *, by: Employee, at: datetime) -> None:
        """Close the conversation (afslut kontakt); raises ContactEnded when it already is."""
        with transaction.atomic():
            ended = Contact.objects.filter(pk=self.pk, ended_at__isnull=True).update(ended_at=max(at, self.started_at))
            if not ended:
                raise ContactEnded
            chain.record("contact.ended", self, by=by, at=at, citizen_id=self.citizen_id)
        self.ended_at = max(at, self.started_at)

    def identify(
        self, citizen: Citizen, *, how: Identification, by: Employee, at: datetime, document: str = ""
    ) -> None:
        """Tie the running contact to a citizen (knyt borger til kontakten); raises ContactEnded."""
        document = cpr.mask_all(document)[0][:40]
        with transaction.atomic():
            changed = Contact.objects.filter(pk=self.pk, ended_at__isnull=True).update(
                citizen=citizen, identification=how, document=document
            )
            if not changed:
                raise ContactEnded
            chain.record("contact.identified", self, by=by, at=at, citizen_id=citizen.pk, how=str(how))
        self.citizen, self.identification, self.document = citizen, how, document
