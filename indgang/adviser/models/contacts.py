"""Contacts (henvendelser) to the adviser and the points (klageforhold) in them."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import case_refusals as refusals
from indgang.catalogue.models import Task
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .cases import Case
from .outcomes import Outcome
from .people import Person
from .places import Place
from .sealed import Sealed
from .themes import Theme


class ContactKind(models.TextChoices):
    """What a contact is (henvendelsens type)."""

    SIGNPOSTING = "signposting", _("Vejvisning")
    GUIDANCE = "guidance", _("Vejledning")
    COMPLAINT = "complaint", _("Klagesag")
    DIALOGUE = "dialogue", _("Dialog og mægling")
    UNRAVELLING = "unravelling", _("Udredning")
    INTERNAL = "internal", _("Sparring til ansatte")
    OWN_INITIATIVE = "own_initiative", _("Egen drift")


class Way(models.TextChoices):
    """How it came (modtagelsesform)."""

    DESK = "desk", _("Personligt")
    DROP_IN = "drop_in", _("Åben træffetid")
    PHONE = "phone", _("Telefon")
    MAIL = "mail", _("E-mail")
    DIGITAL_POST = "digital_post", _("Digital Post")
    LETTER = "letter", _("Brev")
    WEB = "web", _("Hjemmesiden")


TALKED: Final = (Way.DESK.value, Way.DROP_IN.value, Way.PHONE.value)
"""Ways in which nothing is on paper unless the adviser writes a note (notatpligt, offentlighedsloven § 13)."""


class DiscardReason(models.TextChoices):
    """Why a contact does not count."""

    MISTAKEN = "mistaken", _("Fejl")
    TWICE = "twice", _("Skrevet to gange")
    TRIAL = "trial", _("Prøve")
    UNDONE = "undone", _("Fortrudt straks")


class Spent(models.IntegerChoices):
    """Time spent, coarse (tidsforbrug): the upper end of each band in minutes."""

    QUARTER = 15, _("0–15 min.")
    HOUR = 60, _("15–60 min.")
    THREE_HOURS = 180, _("1–3 timer")
    MORE = 999, _("over 3 timer")


class AdviserContactQuerySet(models.QuerySet["Contact"]):
    """Which contacts."""

    def between(self, first: datetime, end: datetime) -> Self:
        """Contacts from `first` up to, not including, `end`."""
        return self.filter(at__gte=first, at__lt=end)

    def counted(self) -> Self:
        """Contacts that count: not those taken out as mistaken."""
        return self.filter(discarded_at__isnull=True)

    def seen_by(self, employee: Employee) -> Self:
        """Contacts that this adviser may see: not those that touch a declared conflict of interest."""
        of_case = Q(case__recusals__employee=employee) | Q(case__person__recusals__employee=employee)
        return self.exclude(of_case | Q(person__recusals__employee=employee))


class Contact(Sealed):
    """One conversation with, or message to, the adviser (henvendelse); alone, or in a case."""

    journal_kind = "adviser_contact"
    private = ("title", "text", "answer")
    masked_numbers = 0

    key = models.UUIDField(_("formularnøgle"), null=True, unique=True, editable=False)
    kind = models.CharField(_("type"), max_length=14, choices=ContactKind)
    way = models.CharField(_("modtaget"), max_length=12, choices=Way)
    at = models.DateTimeField(_("tidspunkt"), db_index=True)
    by = models.ForeignKey(Employee, verbose_name=_("borgervejleder"), on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(
        Place, verbose_name=_("træffested"), on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    task = models.ForeignKey(
        Task, verbose_name=_("opgave"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    route_number = models.PositiveSmallIntegerField(_("klagevej nr."), null=True, blank=True)
    spent = models.PositiveSmallIntegerField(_("tid brugt"), choices=Spent, null=True, blank=True)
    outcome = models.CharField(_("hvordan det endte"), max_length=24, choices=Outcome, blank=True)
    noted = models.BooleanField(_("der er skrevet et notat"), default=False)
    discarded_at = models.DateTimeField(_("taget ud"), null=True, blank=True)
    discarded_as = models.CharField(_("hvorfor taget ud"), max_length=8, choices=DiscardReason, blank=True)

    objects = AdviserContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("henvendelse til borgervejlederen")
        verbose_name_plural = _("henvendelser til borgervejlederen")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return str(_("Henvendelse nr. %(number)s") % {"number": self.pk})

    @property
    def is_anonymous(self) -> bool:
        """Tell whether nobody knows who came."""
        return self.person_id is None

    @property
    def lacks_note(self) -> bool:
        """Tell whether somebody was spoken with in a case, and nothing of it is written down (notatpligt)."""
        return bool(self.case_id) and self.way in TALKED and not self.noted

    def put_into(self, case: Case) -> None:
        """Let the contact belong to a case (læg i sag); raises AlreadyInCase, ContactDiscarded."""
        if self.discarded_at:
            raise refusals.ContactDiscarded
        if not Contact.objects.filter(pk=self.pk, case__isnull=True).update(case=case):
            raise refusals.AlreadyInCase(case=Contact.objects.select_related("case").get(pk=self.pk).case)
        self.case = case

    def join_case(self, case: Case, *, by: Employee, at: datetime) -> None:
        """Put a contact into a case that is open already (læg i eksisterende sag).

        Raises AlreadyInCase, ContactDiscarded, CaseClosed.
        """
        with transaction.atomic():
            case.must_be_open()
            self.put_into(case)
            chain.record("adviser_contact.joined_case", self, by=by, at=at, case=case.pk)

    def discard(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Take the contact out as mistaken (tag ud): it is kept, and no longer counted.

        Raises WrongChoice, ContactDiscarded, OnlyContactOfCase.
        """
        if reason not in DiscardReason.values:
            raise refusals.WrongChoice(choice=reason)
        if self.case and not self.case.contacts.counted().exclude(pk=self.pk).exists():
            raise refusals.OnlyContactOfCase(case=self.case)
        with transaction.atomic():
            if not Contact.objects.counted().filter(pk=self.pk).update(discarded_at=at, discarded_as=reason):
                raise refusals.ContactDiscarded
            self.discarded_at, self.discarded_as = at, reason
            chain.record("adviser_contact.discarded", self, by=by, at=at, why=reason)

    def take_back(self, *, by: Employee, at: datetime) -> None:
        """Let a contact that was taken out count again (tag med igen); raises ContactCounts."""
        with transaction.atomic():
            taken_out = Contact.objects.filter(pk=self.pk, discarded_at__isnull=False)
            if not taken_out.update(discarded_at=None, discarded_as=""):
                raise refusals.ContactCounts
            self.discarded_at, self.discarded_as = None, ""
            chain.record("adviser_contact.taken_back", self, by=by, at=at)


class PointKind(models.TextChoices):
    """What a point tells: dissatisfaction, praise or an idea."""

    COMPLAINT = "complaint", _("Utilfredshed")
    PRAISE = "praise", _("Ros")
    IDEA = "idea", _("Forslag")


class Finding(models.TextChoices):
    """The adviser's own view of a point (vurdering), from no remark to very criticisable."""

    NO_REMARK = "ingen-bemaerkninger", _("Ingen bemærkninger")
    UNFORTUNATE = "uheldigt", _("Uheldigt")
    REGRETTABLE = "beklageligt", _("Beklageligt")
    CRITICISABLE = "kritisabelt", _("Kritisabelt")
    VERY_CRITICISABLE = "meget-kritisabelt", _("Meget kritisabelt")


class Point(models.Model):
    """One matter in a contact (klageforhold): a theme, and the department that it is about."""

    journal_kind = "adviser_point"

    contact = models.ForeignKey(Contact, verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="points")
    kind = models.CharField(_("slags"), max_length=9, choices=PointKind, default=PointKind.COMPLAINT)
    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="points")
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finding = models.CharField(_("vurdering"), max_length=20, choices=Finding, blank=True)

    class Meta:
        verbose_name = _("klageforhold")
        verbose_name_plural = _("klageforhold")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.theme} · {self.department or '–'}"
