"""People (personer) who come to the adviser: known only in the closed zone, found again by marks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

from .sealed import Sealed


class PersonQuerySet(models.QuerySet["Person"]):
    """Which people."""

    def standing(self) -> PersonQuerySet:
        """People who are not erased, and not put together with another."""
        return self.filter(erased_at__isnull=True, merged_into__isnull=True)

    def seen_by(self, employee: Employee) -> PersonQuerySet:
        """People whom this adviser may see: not those with a declared conflict of interest (inhabilitet)."""
        return self.exclude(recusals__employee=employee)


class Person(Sealed):
    """Somebody who comes to the adviser (person); name and address are sealed, and nothing ties to a citizen's page."""

    journal_kind = "adviser_person"
    private = ("name", "phone", "email", "address", "cpr", "needs", "note")

    created_at = models.DateTimeField(_("oprettet"))
    erased_at = models.DateTimeField(_("slettet"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("lagt sammen med"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person hos borgervejlederen")
        verbose_name_plural = _("personer hos borgervejlederen")

    def __str__(self) -> str:
        return str(_("Person nr. %(number)s") % {"number": self.pk})


class PersonMark(models.Model):
    """The keyed mark of a phone number, e-mail address or CPR number (opslagsnøgle), by which a person is found."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="marks")
    mark = models.CharField(_("mærke"), max_length=32, db_index=True)

    class Meta:
        verbose_name = _("mærke")
        verbose_name_plural = _("mærker")
        constraints = [models.UniqueConstraint(fields=["person", "mark"], name="each_mark_once_a_person")]

    def __str__(self) -> str:
        return self.mark
