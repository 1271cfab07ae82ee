"""The municipality itself (kommunen): its name and look are data, never code."""

from typing import Any, Self

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv farven som # og seks tegn, fx #1a5276."))


class Municipality(models.Model):
    """The one municipality that this installation serves."""

    name = models.CharField(_("navn"), max_length=80)
    code = models.CharField(_("kommunekode"), max_length=4, blank=True)
    primary_colour = models.CharField(_("hovedfarve"), max_length=7, default="#1a4f6e", validators=[_colour])
    accent_colour = models.CharField(_("accentfarve"), max_length=7, default="#b2432f", validators=[_colour])
    phone = models.CharField(_("hovednummer"), max_length=20, blank=True)
    whistleblower_url = models.URLField(
        _("whistleblowerordningens side"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("Vises for ansatte, der vil fortælle om noget ulovligt. Borgervejlederen er ikke ordningen."),
    )
    target_solved = models.DecimalField(
        _("mål for andel løst"), max_digits=4, decimal_places=3, default="0.800", help_text=_("Politikkens 80 %")
    )

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep to one row."""
        self.pk = 1
        super().save(*args, **kwargs)

    @property
    def stylesheet_url(self) -> str:
        """The address of the small stylesheet with the municipality's colours; changes when they change."""
        return f"/kommune.css?v={self.primary_colour[1:]}{self.accent_colour[1:]}"

    @classmethod
    def current(cls) -> Self:
        """Return the municipality, or a nameless one before any data is loaded."""
        return cls.objects.filter(pk=1).first() or cls(name=str(_("Kommunen")))
