"""Parties (parter), representatives with their power of attorney, and companions in a case."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import case_refusals as refusals
from indgang.journal import chain
from indgang.organisation.models import Employee

from .cases import Case
from .kinds import MandateProof, PartyRole
from .sealed import Sealed


class PartyQuerySet(models.QuerySet["Party"]):
    """Which parties."""

    def standing(self) -> PartyQuerySet:
        """Those who are still in the case."""
        return self.filter(left_at__isnull=True)

    def with_mandate(self, day: date) -> PartyQuerySet:
        """Representatives whose power of attorney holds on a day."""
        return self.standing().filter(
            Q(mandate_to__isnull=True) | Q(mandate_to__gte=day),
            role=PartyRole.REPRESENTATIVE,
            mandate_from__lte=day,
        )


class Party(Sealed):
    """Somebody in a case (part, partsrepræsentant eller bisidder; forvaltningsloven § 8)."""

    journal_kind = "adviser_party"
    private = ("name", "phone", "email", "mandate", "note")

    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(_("rolle"), max_length=14, choices=PartyRole)
    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proof = models.CharField(_("fuldmagtens form"), max_length=10, choices=MandateProof, blank=True)
    mandate_from = models.DateField(_("fuldmagt fra"), null=True, blank=True)
    mandate_to = models.DateField(_("fuldmagt til"), null=True, blank=True)
    added_at = models.DateTimeField(_("kom med"))
    added_by = models.ForeignKey(Employee, verbose_name=_("skrevet af"), on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(_("udgået"), null=True, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_role_display()

    def leave(self, *, by: Employee, at: datetime) -> None:
        """Write that somebody is no longer in the case (udgået), or that the power of attorney was called back.

        Raises PartyHasLeft.
        """
        with transaction.atomic():
            if not Party.objects.standing().filter(pk=self.pk).update(left_at=at):
                raise refusals.PartyHasLeft
            self.left_at = at
            chain.record("adviser_party.left", self, by=by, at=at, case=self.case_id)
