"""How the post is anchored (forankring): under the council itself or in the administration, and what it is called."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from indgang.adviser import independence_refusals as refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.journal import chain
from indgang.organisation.models import Employee


class AnchoringKind(models.TextChoices):
    """Whom the post answers to."""

    COUNCIL = "council", _("Direkte under kommunalbestyrelsen (kommunestyrelsesloven § 65 e)")
    ADMINISTRATION = "administration", _("En del af forvaltningen")


class PostTitle(models.TextChoices):
    """What the post is called (stillingens navn)."""

    BORGERVEJLEDER = "borgervejleder", _("borgervejleder")
    BORGERRAADGIVER = "borgerraadgiver", _("borgerrådgiver")


class Anchoring(models.Model):
    """The anchoring of the post from a day on (forankring); it says to whom reports go, and how they are worded."""

    journal_kind = "adviser_post"

    valid_from = models.DateField(_("gælder fra"), unique=True)
    kind = models.CharField(_("forankring"), max_length=14, choices=AnchoringKind)
    title = models.CharField(_("stillingens navn"), max_length=15, choices=PostTitle)
    addressee = models.CharField(_("rapporter sendes til"), max_length=120, blank=True)
    basis = models.CharField(_("hvor det er besluttet"), max_length=200, blank=True)
    set_at = models.DateTimeField(_("sat"))
    set_by = models.ForeignKey(Employee, verbose_name=_("sat af"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("forankring af stillingen")
        verbose_name_plural = _("forankring af stillingen")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return str(_("Forankring fra %(day)s") % {"day": f"{self.valid_from:%d.%m.%Y}"})

    @classmethod
    def settle(
        cls,
        kind: str,
        title: str,
        *,
        valid_from: date,
        by: Employee,
        at: datetime,
        addressee: str = "",
        basis: str = "",
    ) -> Self:
        """Write how the post is anchored from a day on (fastlæg). Raises NotTheAdviser, UnknownChoice."""
        only_an_adviser(by)
        if kind not in AnchoringKind.values or title not in PostTitle.values:
            raise refusals.UnknownChoice
        facts = {"kind": kind, "title": title, "addressee": addressee.strip(), "basis": basis.strip()}
        with transaction.atomic():
            row, _new = cls.objects.update_or_create(
                valid_from=valid_from, defaults={**facts, "set_at": at, "set_by": by}
            )
            chain.record("adviser_post.settled", row, by=by, at=at, due=valid_from.isoformat(), kind=kind, title=title)
        return row
