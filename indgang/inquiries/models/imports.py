"""Imports (importer): the story of each file of old registrations that was taken in."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Which imports."""

    def unfinished(self) -> Self:
        """Imports that neither ended nor were stopped."""
        return self.filter(ended_at__isnull=True)

    def newest_first(self) -> Self:
        """The latest on top."""
        return self.select_related("by").order_by("-id")


class ImportRun(models.Model):
    """One file of old registrations on its way in (import): what it holds, how its words are mapped, how far it is."""

    journal_kind = "import"

    file_name = models.CharField(_("fil"), max_length=200)
    token = models.CharField(_("filens navn i datamappen"), max_length=32, unique=True)
    by = models.ForeignKey(
        Employee, verbose_name=_("af"), on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    uploaded_at = models.DateTimeField(_("lagt ind"))
    found = models.JSONField(_("det stod i filen"), default=dict)
    mapping = models.JSONField(_("kobling"), default=dict)
    started_at = models.DateTimeField(_("begyndt"), null=True)
    ended_at = models.DateTimeField(_("afsluttet"), null=True)
    stopped = models.BooleanField(_("standset før tid"), default=False)
    rows = models.PositiveIntegerField(_("rækker"), default=0)
    done = models.PositiveIntegerField(_("rækker behandlet"), default=0)
    added = models.PositiveIntegerField(_("henvendelser tilføjet"), default=0)
    known = models.PositiveIntegerField(_("var her i forvejen"), default=0)
    faulty = models.PositiveIntegerField(_("rækker med fejl"), default=0)
    position = models.PositiveBigIntegerField(_("læst til"), default=0)
    errors_size = models.PositiveBigIntegerField(_("fejlfilens længde"), default=0)
    first_day = models.DateField(_("første dag"), null=True)
    last_day = models.DateField(_("sidste dag"), null=True)
    counted_to = models.DateField(_("tal gjort op til"), null=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def state(self) -> str:
        """Where the import stands: waiting, running, stopped or ended."""
        if self.stopped:
            return "stopped"
        if self.ended_at:
            return "ended"
        return "running" if self.started_at else "waiting"

    @property
    def percent(self) -> int:
        """How far it is, in whole percent."""
        return 100 * self.done // self.rows if self.rows else 100

    def change(self, **columns: Any) -> None:
        """Save what changed."""
        for name, value in columns.items():
            setattr(self, name, value)
        ImportRun.objects.filter(pk=self.pk).update(**columns)
