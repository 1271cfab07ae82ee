"""Cases (sager): what the adviser follows to its end, with parties, consents and steps."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Department, Employee

from .outcomes import Lesson, Outcome
from .people import Person
from .sealed import Sealed


class CaseKind(models.TextChoices):
    """What a case is (sagens type)."""

    COMPLAINT = "complaint", _("Klagesag")
    DIALOGUE = "dialogue", _("Dialogsag")
    UNRAVELLING = "unravelling", _("Udredning")
    OWN_INITIATIVE = "own_initiative", _("Egen drift")


class CaseQuerySet(models.QuerySet["Case"]):
    """Which cases."""

    def open(self) -> Self:
        """Cases that are not closed."""
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        """Cases that have ended."""
        return self.filter(closed_at__isnull=False)

    def seen_by(self, employee: Employee) -> Self:
        """Cases that this adviser may see: not those with a declared conflict of interest (inhabilitet)."""
        return self.exclude(Q(recusals__employee=employee) | Q(person__recusals__employee=employee))

    def due(self, day: date) -> Self:
        """Open cases whose next step is to be taken on the day or before."""
        return self.open().filter(next_on__lte=day)


class Case(Sealed):
    """A matter that the adviser follows (sag); its title and story are sealed."""

    journal_kind = "adviser_case"
    private = ("title", "summary", "conclusion")

    kind = models.CharField(_("type"), max_length=14, choices=CaseKind)
    opened_at = models.DateTimeField(_("åbnet"), db_index=True)
    opened_by = models.ForeignKey(Employee, verbose_name=_("åbnet af"), on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, verbose_name=_("borger"), on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    department = models.ForeignKey(
        Department,
        verbose_name=_("ansvarlig afdeling"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    next_on = models.DateField(_("næste skridt senest"), null=True, blank=True)
    closed_at = models.DateTimeField(_("lukket"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Employee, verbose_name=_("lukket af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("hvordan det endte"), max_length=24, choices=Outcome, blank=True)
    lesson = models.CharField(_("læring"), max_length=20, choices=Lesson, blank=True)
    dispose_after = models.DateField(_("slettes efter"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sag hos borgervejlederen")
        verbose_name_plural = _("sager hos borgervejlederen")
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return str(_("Sag nr. %(number)s") % {"number": self.pk})

    @property
    def is_open(self) -> bool:
        """Tell whether the case has not ended."""
        return self.closed_at is None


class PartyRole(models.TextChoices):
    """What somebody is in a case (rolle i sagen)."""

    CITIZEN = "citizen", _("Borger")
    REPRESENTATIVE = "representative", _("Partsrepræsentant")
    COMPANION = "companion", _("Bisidder")
    RELATIVE = "relative", _("Pårørende")
    EMPLOYEE = "employee", _("Medarbejder")
    OTHER = "other", _("Anden")


class Party(Sealed):
    """Somebody in a case (part, partsrepræsentant eller bisidder; forvaltningsloven § 8)."""

    private = ("name", "phone", "email", "mandate", "note")

    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(_("rolle"), max_length=14, choices=PartyRole)
    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mandate_from = models.DateField(_("fuldmagt fra"), null=True, blank=True)
    mandate_to = models.DateField(_("fuldmagt til"), null=True, blank=True)
    left_at = models.DateTimeField(_("udgået"), null=True, blank=True)

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_role_display()


class ConsentKind(models.TextChoices):
    """What the citizen has said yes to (samtykke)."""

    CONTACT = "contact", _("at kontakte afdelingen")
    FORWARD = "forward", _("at sende henvendelsen til afdelingen")
    FETCH = "fetch", _("at hente oplysninger")
    MEDIATION = "mediation", _("mægling")
    FEEDBACK = "feedback", _("at give en tilbagemelding om et brev")
    STORY = "story", _("at sagen fortælles uden navn")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Which consents."""

    def standing(self) -> Self:
        """Consents that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Consent(Sealed):
    """The citizen's yes (samtykke), written down before anybody is contacted."""

    journal_kind = "adviser_consent"
    private = ("scope",)

    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("samtykke til"), max_length=10, choices=ConsentKind)
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    in_writing = models.BooleanField(_("skriftligt"), default=False)
    given_at = models.DateTimeField(_("givet"))
    noted_by = models.ForeignKey(Employee, verbose_name=_("noteret af"), on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("samtykke")
        verbose_name_plural = _("samtykker")
        ordering = ["given_at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class StepKind(models.TextChoices):
    """What was done (skridt)."""

    NOTE = "note", _("Notat")
    CALL = "call", _("Telefonsamtale")
    MAIL = "mail", _("E-mail eller besked")
    LETTER = "letter", _("Brev")
    MEETING = "meeting", _("Møde")
    DOCUMENT = "document", _("Dokument")


class Step(Sealed):
    """Something done or learnt in a case (skridt); keeps the duty to note (notatpligt, offentlighedsloven § 13)."""

    journal_kind = "adviser_step"
    private = ("text",)

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


class CaseRecusal(models.Model):
    """A declared conflict of interest (inhabilitet, forvaltningsloven §§ 3-6): the matter is closed to the adviser."""

    journal_kind = "adviser_recusal"

    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="case_recusals"
    )
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.CASCADE, null=True, blank=True, related_name="recusals"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, null=True, blank=True, related_name="recusals"
    )
    ground = models.CharField(_("grund"), max_length=20)
    declared_at = models.DateTimeField(_("oplyst"))

    class Meta:
        verbose_name = _("inhabilitet hos borgervejlederen")
        verbose_name_plural = _("inhabiliteter hos borgervejlederen")
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(person__isnull=False), name="case_recusal_is_about_something"
            ),
            models.UniqueConstraint(fields=["employee", "case"], name="recused_once_from_case"),
            models.UniqueConstraint(fields=["employee", "person"], name="recused_once_from_person"),
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.ground}"
