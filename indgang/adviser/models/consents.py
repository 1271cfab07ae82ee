"""Consents (samtykker): the citizen's yes, written down before anybody is contacted."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import case_refusals as refusals
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .cases import Case
from .kinds import LETS_SPEAK, ConsentKind
from .sealed import Sealed


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Which consents."""

    def standing(self) -> ConsentQuerySet:
        """Consents that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def reaching(self, department: Department | None) -> ConsentQuerySet:
        """Standing consents that let the adviser speak with this department: given for it, or for any."""
        return self.standing().filter(Q(department__isnull=True) | Q(department=department), kind__in=LETS_SPEAK)


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

    def withdraw(self, *, by: Employee, at: datetime) -> None:
        """Write that the citizen took the yes back (tilbagekaldt samtykke); what was done before stays lawful.

        Raises ConsentWithdrawn.
        """
        with transaction.atomic():
            if not Consent.objects.standing().filter(pk=self.pk).update(withdrawn_at=at):
                raise refusals.ConsentWithdrawn
            self.withdrawn_at = at
            chain.record("adviser_consent.withdrawn", self, by=by, at=at, case=self.case_id, consent=self.kind)
