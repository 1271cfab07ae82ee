"""Appeals (klageveje): who hears a complaint about the decision in a task, and by when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .tasks import Confidence, Task


class AppealRoute(models.TextChoices):
    """Where the complaint is sent first (klagevej)."""

    VIA = "via", _("Send klagen til den, der har truffet afgørelsen. De ser på sagen igen og sender klagen videre.")
    DIRECT = "direct", _("Send klagen direkte til klageinstansen.")
    PORTAL = "portal", _("Send klagen gennem Klageportalen. Der kan være et gebyr.")
    COURT = "court", _("Du kan gå til domstolen.")
    DEPARTMENT = "department", _("Klag til afdelingen og dens leder. Ingen klageinstans ser på sagen bagefter.")


class Appeal(models.Model):
    """The way to complain about a task's decision (klagevej); a task without one has none that is certain."""

    task = models.OneToOneField(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="appeal")
    body = models.CharField(_("klageinstans"), max_length=120)
    deadline = models.CharField(_("klagefrist"), max_length=200, blank=True)
    route = models.CharField(_("klagevej"), max_length=10, choices=AppealRoute)
    note = models.CharField(_("bemærkning"), max_length=300, blank=True)
    confidence = models.CharField(_("sikkerhed"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    source = models.CharField(_("kilde"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("klagevej")
        verbose_name_plural = _("klageveje")
        ordering = ["task"]

    def __str__(self) -> str:
        return f"{self.task}: {self.body}"

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the way must be marked as uncertain wherever it is shown."""
        return self.confidence == Confidence.LOW
