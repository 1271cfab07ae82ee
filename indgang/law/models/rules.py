"""Rules (regler): what a law says about handling a case, in plain words, with its length when it has one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.journal import chain
from indgang.law.lengths import Length
from indgang.organisation.models import Employee

from .dated import Dated, DatedQuerySet, one_version_a_day


class RuleQuerySet(DatedQuerySet["Rule"]):
    """Which rules."""

    def about(self, word: str) -> Self:
        """Rules whose words hold this one."""
        places = ("code", "law", "section", "title", "text", "clock")
        return self.filter(*[_somewhere(places, each) for each in word.split()])


class Rule(Dated):
    """A version of a rule (regel), such as fvl-25: guidance on how to complain."""

    journal_kind = "rule"
    key: ClassVar[str] = "code"
    wording: ClassVar[tuple[str, ...]] = (
        "law",
        "section",
        "title",
        "text",
        "clock",
        "length",
        "source",
        "confidence",
        "doubt",
    )

    code = models.SlugField(_("kode"), max_length=40, db_index=False)
    law = models.CharField(_("lov"), max_length=160)
    section = models.CharField(_("paragraf"), max_length=80, blank=True)
    title = models.CharField(_("overskrift"), max_length=160)
    text = models.TextField(_("reglen med almindelige ord"), max_length=2_000)
    clock = models.CharField(_("frist med ord"), max_length=300, blank=True)
    length = models.CharField(
        _("længde"), max_length=10, blank=True, help_text=_("Så maskinen kan regne: 4w, 14d, 1m, 7wd eller 72h.")
    )

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel")
        verbose_name_plural = _("regler")
        ordering = ["law", "code", "valid_from"]
        constraints = one_version_a_day("code", "rule")

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"

    def get_absolute_url(self) -> str:
        """Return the rule's page at the desk."""
        return f"/lov/regler/{self.code}/"

    @property
    def reference(self) -> str:
        """Law and section, as one writes them: forvaltningsloven § 25."""
        return f"{self.law} {self.section}".strip()

    @property
    def reckoned(self) -> Length | None:
        """The length that can be reckoned with, None when there is none."""
        return Length.parse(self.length) if self.length else None

    # --- the verbs ---

    def revise(self, said: Mapping[str, Any], *, valid_from: date, by: Employee, at: datetime) -> Self:
        """Write a new version that holds from a day (ny version); this one keeps the days before.

        Raises MayNotMaintain, NothingChanged, StartsTooEarly, Incomplete, UnreadableLength, IsReplaced.
        """
        if said.get("length"):
            said = {**said, "length": str(Length.parse(said["length"]))}
        with transaction.atomic():
            version = self._succeeded(said, valid_from, by=by, at=at)
            chain.record("rule.revised", version, by=by, at=at, since=valid_from.isoformat())
        return version

    def mark_checked(self, *, by: Employee, at: datetime) -> None:
        """Tell that it was looked up and is right (jeg har set efter). Raises MayNotMaintain, IsReplaced."""
        with transaction.atomic():
            self._looked_up(by=by, at=at)
            chain.record("rule.checked", self, by=by, at=at)


def _somewhere(places: tuple[str, ...], word: str) -> Q:
    found = Q()
    for place in places:
        found |= Q(**{f"{place}__icontains": word})
    return found
