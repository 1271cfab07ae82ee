"""Ways to complain (klageveje): who hears a complaint on what, by when, and where it is sent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Final, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.journal import chain
from indgang.law.lengths import Length
from indgang.organisation.models import Employee

from .dated import Dated, DatedQuerySet, one_version_a_day, words_of


class Way(models.TextChoices):
    """Where a complaint is sent first (klagevej)."""

    VIA = "via", _("Send klagen til den, der har truffet afgørelsen. De ser på sagen igen og sender klagen videre.")
    DIRECT = "direct", _("Send klagen direkte til klageinstansen.")
    PORTAL = "portal", _("Send klagen gennem Klageportalen. Der kan være et gebyr.")
    COURT = "court", _("Du kan gå til domstolen.")
    DEPARTMENT = "department", _("Klag til afdelingen og dens leder. Ingen klageinstans ser på sagen bagefter.")
    NONE = "none", _("Der er ingen fast klagevej. Se, hvad der står i afgørelsen.")


WAY_NAMES: Final = {
    Way.VIA: _("Gennem den, der har afgjort sagen"),
    Way.DIRECT: _("Direkte"),
    Way.PORTAL: _("Klageportalen"),
    Way.COURT: _("Domstolen"),
    Way.DEPARTMENT: _("Afdelingen"),
    Way.NONE: _("Ingen fast vej"),
}
"""The ways in a few words, for lists."""


class RouteQuerySet(DatedQuerySet["Route"]):
    """Which ways to complain."""

    def about(self, word: str) -> Self:
        """Ways whose words hold these, everyday words included."""
        rows = self
        for each in word.split():
            places = ("area", "keywords", "law", "body", "decided_by")
            found = Q()
            for place in places:
                found |= Q(**{f"{place}__icontains": each})
            rows = rows.filter(found)
        return rows

    def for_task(self, task: int) -> Self:
        """Ways to complain about a task's decision."""
        return self.filter(tasks=task)


class Route(Dated):
    """A version of a way to complain (klagevej). The decision's own guidance always goes before it."""

    journal_kind = "route"
    key: ClassVar[str] = "number"
    wording: ClassVar[tuple[str, ...]] = (
        "area",
        "keywords",
        "law",
        "decided_by",
        "body",
        "length",
        "deadline_text",
        "way",
        "how",
        "fee",
        "is_appealable",
        "rule_codes",
        "source",
        "confidence",
        "doubt",
    )

    number = models.PositiveSmallIntegerField(_("nummer"))
    area = models.CharField(_("hvad afgørelsen handler om"), max_length=160)
    keywords = models.TextField(
        _("ord, som folk bruger"), max_length=1_000, blank=True, help_text=_("Adskilt af lodret streg.")
    )
    law = models.CharField(_("lovgrundlag"), max_length=200, blank=True)
    decided_by = models.CharField(_("hvem afgør sagen"), max_length=160, blank=True)
    body = models.CharField(_("klageinstans"), max_length=160)
    length = models.CharField(
        _("længde"), max_length=10, blank=True, help_text=_("Så maskinen kan regne: 4w, 14d, 1m, 7wd eller 72h.")
    )
    deadline_text = models.CharField(_("klagefrist"), max_length=200, blank=True)
    way = models.CharField(_("klagevej"), max_length=10, choices=Way)
    how = models.TextField(_("sådan gør man"), max_length=1_000, blank=True)
    fee = models.CharField(_("gebyr"), max_length=300, blank=True)
    is_appealable = models.BooleanField(_("nogen uden for kommunen kan se på sagen"), default=True)
    rule_codes = models.CharField(_("regler"), max_length=200, blank=True, help_text=_("Koder, adskilt af mellemrum."))
    tasks = models.ManyToManyField(Task, verbose_name=_("opgaver"), blank=True, related_name="routes")

    objects = RouteQuerySet.as_manager()

    class Meta:
        verbose_name = _("klagevej")
        verbose_name_plural = _("klageveje")
        ordering = ["number", "valid_from"]
        constraints = one_version_a_day("number", "route")

    def __str__(self) -> str:
        return f"{self.area}: {self.body}"

    def get_absolute_url(self) -> str:
        """Return the way's page at the desk."""
        return f"/lov/klageveje/{self.number}/"

    @property
    def way_name(self) -> str | Promise:
        """The way in a few words."""
        return WAY_NAMES[Way(self.way)]

    @property
    def keyword_list(self) -> list[str]:
        """The words by which people speak of it."""
        return [word for word in self.keywords.split("|") if word]

    @property
    def rule_list(self) -> list[str]:
        """The codes of the rules that it rests on."""
        return words_of(self.rule_codes)

    @property
    def reckoned(self) -> Length | None:
        """The length that can be reckoned with, None when the decision itself must be asked."""
        return Length.parse(self.length) if self.length else None

    # --- the verbs ---

    def revise(
        self,
        said: Mapping[str, Any],
        *,
        valid_from: date,
        tasks: Iterable[Task] | None = None,
        by: Employee,
        at: datetime,
    ) -> Self:
        """Write a new version that holds from a day (ny version); tasks stay unless told.

        Raises MayNotMaintain, NothingChanged, StartsTooEarly, Incomplete, UnreadableLength, IsReplaced.
        """
        if said.get("length"):
            said = {**said, "length": str(Length.parse(said["length"]))}
        before = set(self.tasks.values_list("pk", flat=True))
        wanted = before if tasks is None else {task.pk for task in tasks}
        with transaction.atomic():
            version = self._succeeded({**said, "tasks": wanted != before}, valid_from, by=by, at=at)
            version.tasks.set(wanted)
            chain.record("route.revised", version, by=by, at=at, since=valid_from.isoformat())
        return version

    def mark_checked(self, *, by: Employee, at: datetime) -> None:
        """Tell that it was looked up and is right (jeg har set efter). Raises MayNotMaintain, IsReplaced."""
        with transaction.atomic():
            self._looked_up(by=by, at=at)
            chain.record("route.checked", self, by=by, at=at)

    def _changes(self, said: Mapping[str, Any]) -> bool:
        return bool(said.get("tasks"))
