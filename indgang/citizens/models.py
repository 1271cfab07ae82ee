"""Citizens: known only when they need to be, their numbers sealed, their needs remembered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.foundation import language, vault
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import cpr
from .phone import dialled


class CitizenQuerySet(models.QuerySet["Citizen"]):
    """Which citizens."""

    def with_cpr(self, text: str) -> Self:
        """The citizen with this CPR number; raises BadCpr when the text is none."""
        return self.filter(cpr_index=vault.blind_index(cpr.parse(text)))

    def named(self, text: str) -> Self:
        """Citizens whose names begin with each of the words typed."""
        found = self
        for word in language.words(text)[:4]:
            found = found.filter(pk__in=CitizenName.objects.beginning(word).values("citizen_id"))
        return found

    def with_phone(self, digits: str) -> Self:
        """Citizens with this telephone number (eight digits)."""
        return self.filter(phone=digits)


class Citizen(models.Model):
    """A person who brings inquiries (borger); optional on every inquiry."""

    journal_kind = "citizen"

    name = models.CharField(_("navn"), max_length=120)
    cpr_sealed = models.TextField(_("CPR-nummer, krypteret"), blank=True, editable=False)
    # NULL where unknown: the column is unique, and many citizens have no number here.
    cpr_index = models.CharField(  # noqa: DJ001
        _("CPR-nummer, opslagsnøgle"), max_length=32, null=True, unique=True, editable=False
    )
    born = models.DateField(_("født"), null=True, blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True, db_index=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("oprettet"))

    objects = CitizenQuerySet.as_manager()

    class Meta:
        verbose_name = _("borger")
        verbose_name_plural = _("borgere")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def register(cls, *, name: str, by: Employee, at: datetime, cpr_number: str = "", **details: Any) -> Self:
        """Write down a citizen (opret borger), with the CPR number sealed when one is given.

        A number that was typed among the other details is masked there. Raises BadCpr for a wrong number;
        IntegrityError when the number is already known.
        """
        citizen = cls(name=_shown(name), created_at=at, **details)
        citizen.phone, citizen.address = dialled(citizen.phone), _shown(citizen.address)
        if cpr_number:
            citizen._seal(cpr.parse(cpr_number))
        with transaction.atomic():
            citizen.save(force_insert=True)
            citizen.index_name()
            chain.record("citizen.registered", citizen, by=by, at=at, citizen_id=citizen.pk)
        return citizen

    def _seal(self, digits: str) -> None:
        self.cpr_sealed = vault.seal(digits)
        self.cpr_index = vault.blind_index(digits)
        self.born = cpr.born(digits)

    def index_name(self) -> None:
        """Write the words of the name to the look-up table."""
        self.name_words.all().delete()
        found = dict.fromkeys(language.words(self.name))
        CitizenName.objects.bulk_create(CitizenName(citizen=self, word=word) for word in found)

    @property
    def has_cpr(self) -> bool:
        """Tell whether the CPR number is known."""
        return bool(self.cpr_sealed)

    @property
    def masked_cpr(self) -> str:
        """Return the number as everyone sees it: birthday and dots."""
        return f"{self.born:%d%m%y}-····" if self.cpr_sealed and self.born else ""

    def reveal_cpr(self, *, by: Employee, at: datetime, reason: str) -> str:
        """Show the whole CPR number (vis CPR-nummer) and write down who saw it and why.

        Raises ValueError without a reason.
        """
        if not reason.strip():
            raise ValueError("a reason is needed")
        with transaction.atomic():
            chain.record("citizen.cpr.read", self, by=by, at=at, citizen_id=self.pk, reason=_shown(reason))
        digits = vault.unseal(self.cpr_sealed)
        return f"{digits[:6]}-{digits[6:]}"


def _shown(text: str) -> str:
    """Return the text with CPR numbers masked."""
    return cpr.mask_all(text.strip())[0]


class CitizenNameQuerySet(models.QuerySet["CitizenName"]):
    """Look-up by the beginning of a word."""

    def beginning(self, prefix: str) -> Self:
        """Names with a word that begins so; a range where LIKE cannot use the index."""
        if connection.vendor == "postgresql":
            return self.filter(word__startswith=prefix)
        return self.filter(word__gte=prefix, word__lt=prefix + "\U0010ffff")


class CitizenName(models.Model):
    """One word of a citizen's name, for look-up as one types."""

    citizen = models.ForeignKey(Citizen, verbose_name=_("borger"), on_delete=models.CASCADE, related_name="name_words")
    word = models.CharField(_("ord"), max_length=60, db_index=True)

    objects = CitizenNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("navneord")
        verbose_name_plural = _("navneord")

    def __str__(self) -> str:
        return self.word


class NeedKind(models.TextChoices):
    """What a citizen needs in order to be met well (behov)."""

    INTERPRETER = "interpreter", _("Tolk")
    PLAIN_WORDS = "plain_words", _("Enkle ord")
    NO_DIGITAL_POST = "no_digital_post", _("Fritaget for Digital Post")
    DIGITAL_HELP = "digital_help", _("Hjælp til det digitale")
    HEARING = "hearing", _("Hører dårligt")
    SIGHT = "sight", _("Ser dårligt")
    MOBILITY = "mobility", _("Går dårligt")
    PROTECTED = "protected", _("Navne- og adressebeskyttelse")


class SpanQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold from one day to another."""

    def on(self, day: date) -> Self:
        """Rows that hold on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Need(models.Model):
    """Something to remember in every contact (behov), from one day to another."""

    citizen = models.ForeignKey(Citizen, verbose_name=_("borger"), on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(_("behov"), max_length=16, choices=NeedKind)
    detail = models.CharField(_("nærmere"), max_length=80, blank=True, help_text=_("Fx sproget, der tolkes til."))
    since = models.DateField(_("fra"))
    until = models.DateField(_("til"), null=True, blank=True)

    objects = SpanQuerySet["Need"].as_manager()

    class Meta:
        verbose_name = _("behov")
        verbose_name_plural = _("behov")
        ordering = ["kind"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.detail})" if self.detail else str(self.get_kind_display())


class MandateKind(models.TextChoices):
    """By what right somebody acts for a citizen."""

    POWER_OF_ATTORNEY = "power_of_attorney", _("Fuldmagt")
    PARTY_REPRESENTATIVE = "party_representative", _("Partsrepræsentant")
    GUARDIAN = "guardian", _("Værge")
    PARENT = "parent", _("Forælder")


class Mandate(models.Model):
    """The right of one person to act for another (fuldmagt, partsrepræsentation: forvaltningsloven § 8)."""

    citizen = models.ForeignKey(Citizen, verbose_name=_("borger"), on_delete=models.CASCADE, related_name="mandates")
    representative = models.CharField(_("repræsentant"), max_length=120)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    kind = models.CharField(_("slags"), max_length=22, choices=MandateKind)
    scope = models.CharField(_("omfang"), max_length=200)
    evidence = models.CharField(_("dokumentation"), max_length=200)
    since = models.DateField(_("fra"))
    until = models.DateField(_("til"), null=True, blank=True)

    objects = SpanQuerySet["Mandate"].as_manager()

    class Meta:
        verbose_name = _("fuldmagt")
        verbose_name_plural = _("fuldmagter")
        ordering = ["representative"]

    def __str__(self) -> str:
        return f"{self.representative} ({self.get_kind_display()})"
