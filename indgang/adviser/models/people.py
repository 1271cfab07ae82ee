"""People (personer) who come to the adviser: known only in the closed zone, found again by marks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .sealed import Sealed


class Person(Sealed):
    """Somebody who comes to the adviser (person); name and address are sealed, and nothing ties to a citizen's page."""

    journal_kind = "adviser_person"
    private = ("name", "phone", "email", "address", "cpr", "needs", "note")

    created_at = models.DateTimeField(_("oprettet"))
    erased_at = models.DateTimeField(_("slettet"), null=True, blank=True)

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
