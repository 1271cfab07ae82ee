"""Requests to see the adviser's documents (aktindsigt), what is taken out of them, and what was passed on."""

from __future__ import annotations

from datetime import date
from typing import Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .cases import Case
from .people import Person
from .sealed import Sealed


class AccessKind(models.TextChoices):
    """By which rule somebody asks."""

    PARTY = "party", _("Partsaktindsigt (forvaltningsloven § 9)")
    PUBLIC = "public", _("Offentlighed (offentlighedsloven § 7)")
    OWN = "own", _("Egenacces (offentlighedsloven § 8)")
    GDPR = "gdpr", _("Indsigt i egne oplysninger (databeskyttelsesforordningen art. 15)")


class AccessDecision(models.TextChoices):
    """What was decided."""

    FULL = "full", _("Fuldt ud")
    PARTLY = "partly", _("Delvist")
    REFUSED = "refused", _("Afslag")


class GapGround(models.TextChoices):
    """Why something is left out; the adviser adds the section that it rests on."""

    OTHERS = "others", _("Oplysninger om andre personer")
    INTERNAL = "internal", _("Internt dokument")
    CRIMINAL = "criminal", _("Straffesag")
    INTERESTS = "interests", _("Andre interesser vejer tungere")
    OUTSIDE = "outside", _("Er ikke omfattet af anmodningen")
    EFFORT = "effort", _("Arbejdet er ude af forhold (offentlighedsloven § 9)")


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    """Which requests."""

    def waiting(self) -> Self:
        """Requests that are not decided."""
        return self.filter(decided_at__isnull=True)

    def seen_by(self, employee: Employee) -> Self:
        """Requests that no conflict of interest closes to this adviser, also by what is gathered for them."""
        return self.exclude(
            Q(person__recusals__employee=employee)
            | Q(cases__recusals__employee=employee)
            | Q(cases__person__recusals__employee=employee)
            | Q(items__case__recusals__employee=employee)
        )

    def holding(self, case: Case) -> Self:
        """Undecided requests that need a case's texts."""
        of_person = Q(person__isnull=False, person=case.person_id) if case.person_id else Q(pk__in=[])
        return self.waiting().filter(Q(cases=case) | of_person)


class AccessRequest(Sealed):
    """A request to see documents (aktindsigt), with its clock, until it is decided."""

    journal_kind = "adviser_access"
    private = ("asker", "address", "wording", "why_longer", "reason")

    kind = models.CharField(_("efter"), max_length=6, choices=AccessKind)
    received_on = models.DateField(_("modtaget"))
    registered_at = models.DateTimeField(_("skrevet ned"))
    registered_by = models.ForeignKey(
        Employee, verbose_name=_("skrevet ned af"), on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("om person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="access_requests",
    )
    cases = models.ManyToManyField(Case, verbose_name=_("om sager"), related_name="access_requests", blank=True)
    first_due = models.DateField(_("første frist"))
    due = models.DateField(_("svar senest"), db_index=True)
    extended_at = models.DateTimeField(_("forlænget"), null=True, blank=True)
    decided_at = models.DateTimeField(_("afgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Employee, verbose_name=_("afgjort af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.CharField(_("afgørelse"), max_length=7, choices=AccessDecision, blank=True)
    ground = models.CharField(_("grund"), max_length=9, choices=GapGround, blank=True)
    provision = models.CharField(_("bestemmelse"), max_length=60, blank=True)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("anmodning om aktindsigt")
        verbose_name_plural = _("anmodninger om aktindsigt")
        ordering = ["-received_on", "-id"]

    def __str__(self) -> str:
        return str(_("Aktindsigt nr. %(number)s") % {"number": self.pk})

    @property
    def is_open(self) -> bool:
        """Tell whether it is not decided."""
        return self.decided_at is None

    def days_left(self, day: date) -> int:
        """How many calendar days are left on a day; negative when it is late."""
        return (self.due - day).days


TITLE_PARTS: Final = ("title", "text")


class AccessItem(Sealed):
    """One document as it stood when it was gathered for a request (dokument), to be given whole, in part or not."""

    private = TITLE_PARTS

    request = models.ForeignKey(
        AccessRequest, verbose_name=_("anmodning"), on_delete=models.CASCADE, related_name="items"
    )
    source = models.CharField(_("hvorfra"), max_length=24)
    source_id = models.PositiveBigIntegerField(_("nummer"))
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dated = models.DateField(_("dato"))
    left_out = models.CharField(_("udeladt helt"), max_length=9, choices=GapGround, blank=True)
    provision = models.CharField(_("bestemmelse"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("dokument i aktindsigt")
        verbose_name_plural = _("dokumenter i aktindsigt")
        ordering = ["dated", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "source", "source_id"], name="each_document_once_a_request")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"


class Redaction(Sealed):
    """A passage that is taken out (overstregning), of one document or, without a document, of all of them."""

    private = ("passage",)

    request = models.ForeignKey(
        AccessRequest, verbose_name=_("anmodning"), on_delete=models.CASCADE, related_name="redactions"
    )
    item = models.ForeignKey(
        AccessItem,
        verbose_name=_("dokument"),
        on_delete=models.CASCADE,
        related_name="redactions",
        null=True,
        blank=True,
    )
    ground = models.CharField(_("grund"), max_length=9, choices=GapGround)
    provision = models.CharField(_("bestemmelse"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("overstregning")
        verbose_name_plural = _("overstregninger")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_ground_display()


class DisclosureGround(models.TextChoices):
    """By what right something was passed on (forvaltningsloven § 28, offentlighedsloven, forordningen)."""

    CONSENT = "consent", _("Samtykke")
    LAW = "law", _("Lov eller regel kræver det")
    NEEDED = "needed", _("Modtageren kan ikke løse sin opgave uden")
    ACCESS = "access", _("Aktindsigt")
    DANGER = "danger", _("Fare for nogen")


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    """Which disclosures."""

    def seen_by(self, employee: Employee) -> Self:
        """Disclosures from matters that no conflict of interest closes to this adviser."""
        hidden = AccessRequest.objects.exclude(pk__in=AccessRequest.objects.seen_by(employee).values("pk"))
        return self.exclude(
            Q(case__recusals__employee=employee)
            | Q(case__person__recusals__employee=employee)
            | Q(request__isnull=False, request__in=hidden.values("pk"))
        )


class Disclosure(Sealed):
    """Something that was passed on to somebody (videregivelse): by what right, to whom, what, and when."""

    journal_kind = "adviser_disclosure"
    private = ("recipient", "what")

    given_on = models.DateField(_("givet"))
    ground = models.CharField(_("grundlag"), max_length=7, choices=DisclosureGround)
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.PROTECT, null=True, blank=True, related_name="disclosures"
    )
    request = models.ForeignKey(
        AccessRequest,
        verbose_name=_("aktindsigt"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="disclosures",
    )
    noted_at = models.DateTimeField(_("skrevet ned"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("videregivelse")
        verbose_name_plural = _("videregivelser")
        ordering = ["-given_on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} {self.given_on:%d.%m.%Y}"
