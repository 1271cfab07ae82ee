"""Themes (temaer) in two levels: what complaints and praise are about, tied to the rules that were at stake."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ThemeGroup(models.Model):
    """The upper level (temagruppe), such as time and answers."""

    code = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("navn"), max_length=80)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)

    class Meta:
        verbose_name = _("temagruppe")
        verbose_name_plural = _("temagrupper")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


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
