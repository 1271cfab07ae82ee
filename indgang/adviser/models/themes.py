"""Themes (temaer) in two levels: what complaints and praise are about, tied to the rules that were at stake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee


class ThemeGroup(models.Model):
    """The upper level (temagruppe), such as time and answers."""

    journal_kind = "theme_group"

    code = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("navn"), max_length=80)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)

    class Meta:
        verbose_name = _("temagruppe")
        verbose_name_plural = _("temagrupper")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def keep(self, name: str, *, by: Employee, at: datetime) -> Self:
        """Begin a group, or call it something else (gem temagruppe); raises NotTheAdviser, ThemeNameTaken."""
        only_an_adviser(by)
        self.name = name.strip()
        _free_name(self.name, ThemeGroup.objects.exclude(pk=self.pk).values_list("name", flat=True))
        if self._state.adding:
            self.code, self.order = _free_code(ThemeGroup, self.name), _last(ThemeGroup.objects.all())
        with transaction.atomic():
            self.save()
            chain.record("adviser_theme.group_kept", self, by=by, at=at)
        return self


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Which themes."""

    def in_force(self, day: date) -> Self:
        """Themes that can be chosen on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Theme(models.Model):
    """The lower level (tema): what a point is counted under, with the rules that it touches."""

    journal_kind = "theme"

    code = models.SlugField(_("kode"), unique=True)
    group = models.ForeignKey(ThemeGroup, verbose_name=_("temagruppe"), on_delete=models.PROTECT, related_name="themes")
    name = models.CharField(_("navn"), max_length=80)
    explanation = models.CharField(_("forklaring"), max_length=300, blank=True)
    rule_codes = models.JSONField(_("regler"), default=list, blank=True)
    only_counted = models.BooleanField(
        _("tælles kun"), default=False, help_text=_("Borgervejlederen kan ikke behandle det, men tæller det med.")
    )
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til"), null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temaer")
        ordering = ["group__order", "order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ended(self) -> bool:
        """Tell whether a last day was set."""
        return self.valid_to is not None

    def keep(self, *, by: Employee, at: datetime) -> Self:
        """Begin a theme, or tell it in other words (gem tema); what was counted under it stays.

        Raises NotTheAdviser, ThemeNameTaken, ThemeHasEnded.
        """
        only_an_adviser(by)
        if self.valid_to:
            raise refusals.ThemeHasEnded(on=f"{self.valid_to:%d.%m.%Y}")
        today, is_new = clock.local_day(at), self._state.adding
        _free_name(self.name, Theme.objects.in_force(today).exclude(pk=self.pk).values_list("name", flat=True))
        if is_new:
            self.code, self.valid_from = _free_code(Theme, self.name), today
            self.order = _last(self.group.themes.all())
        with transaction.atomic():
            self.save()
            chain.record("adviser_theme.begun" if is_new else "adviser_theme.changed", self, by=by, at=at)
        return self

    def end(self, last: date, *, by: Employee, at: datetime) -> None:
        """Let the theme be chosen no more after a day (afslut tema); what was counted under it stays.

        Raises NotTheAdviser, ThemeHasEnded.
        """
        only_an_adviser(by)
        with transaction.atomic():
            if not Theme.objects.filter(pk=self.pk, valid_to=None).update(valid_to=max(last, self.valid_from)):
                self.refresh_from_db()
                raise refusals.ThemeHasEnded(on=f"{self.valid_to:%d.%m.%Y}")
            chain.record("adviser_theme.ended", self, by=by, at=at, due=last.isoformat())
        self.refresh_from_db()


def _free_name(name: str, taken: Iterable[str]) -> None:
    """Turn down a name that differs from another in its capitals only; no database knows those of æ, ø and å."""
    if name.strip().casefold() in {each.casefold() for each in taken}:
        raise refusals.ThemeNameTaken(name=name.strip())


def _free_code(rows: type[ThemeGroup] | type[Theme], name: str) -> str:
    """Return a code from the name that no other row has."""
    stem = slugify(name.lower().translate(_LETTERS))[:40] or "tema"
    codes = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(code for code in codes if not rows._default_manager.filter(code=code).exists())


def _last(rows: Iterable[ThemeGroup] | Iterable[Theme]) -> int:
    return max((row.order for row in rows), default=0) + 1


_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
