"""How long letters take (postgang), year by year: looked up, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indgang.journal import chain
from indgang.law.deliveries import PostDays, read_days
from indgang.law.lengths import Length
from indgang.organisation.models import Employee

from .dated import Dated, DatedQuerySet, one_version_a_day


class PostTimeQuerySet(DatedQuerySet["PostTime"]):
    """Which rules on letters."""

    def as_plain(self) -> list[PostDays]:
        """Return them as values that a deadline is reckoned with, the earliest first."""
        rows = self.order_by("sender", models.F("valid_from").asc(nulls_first=True))
        return [row.plain for row in rows]


class PostTime(Dated):
    """A version of the rule on when a letter is deemed to have come (postgang), in general or for one sender."""

    journal_kind = "post_time"
    key: ClassVar[str] = "sender"
    wording: ClassVar[tuple[str, ...]] = ("title", "days", "note", "source", "confidence", "doubt")

    sender = models.CharField(_("afsender"), max_length=80, blank=True, help_text=_("Tom for alle andre."))
    title = models.CharField(_("overskrift"), max_length=160)
    days = models.CharField(
        _("dage undervejs"),
        max_length=20,
        help_text=_("6wd er seks hverdage. Eller fem tal for breve fra mandag til fredag: 5,5,7,6,5."),
    )
    note = models.CharField(_("bemærkning"), max_length=300, blank=True)

    objects = PostTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("postregel")
        verbose_name_plural = _("postregler")
        ordering = ["sender", "valid_from"]
        constraints = one_version_a_day("sender", "post_time")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page on which the postal rules stand."""
        return "/lov/breve/"

    @property
    def plain(self) -> PostDays:
        """The rule as a value."""
        return PostDays(self.sender, self.days, self.valid_from, self.valid_to, self.is_uncertain)

    @property
    def days_in_words(self) -> str:
        """How long a letter takes, as people say it."""
        if "," not in self.days:
            return Length.parse(self.days).words
        said = gettext("brev fra mandag %(mon)s dage, tirsdag %(tue)s, onsdag %(wed)s, torsdag %(thu)s, fredag %(fri)s")
        return said % dict(zip(("mon", "tue", "wed", "thu", "fri"), read_days(self.days), strict=True))

    # --- the verbs ---

    def revise(self, said: Mapping[str, Any], *, valid_from: date, by: Employee, at: datetime) -> Self:
        """Write a new version that holds from a day (ny version).

        Raises MayNotMaintain, NothingChanged, StartsTooEarly, Incomplete, UnreadableLength, IsReplaced.
        """
        if "days" in said:
            read_days(said["days"])
        with transaction.atomic():
            version = self._succeeded(said, valid_from, by=by, at=at)
            chain.record("post_time.revised", version, by=by, at=at, since=valid_from.isoformat())
        return version

    def mark_checked(self, *, by: Employee, at: datetime) -> None:
        """Tell that it was looked up and is right (jeg har set efter). Raises MayNotMaintain, IsReplaced."""
        with transaction.atomic():
            self._looked_up(by=by, at=at)
            chain.record("post_time.checked", self, by=by, at=at)
