"""The citizens' place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitizensConfig(AppConfig):
    """Citizens, needs and mandates."""

    name = "indgang.citizens"
    verbose_name = _("Borgere")
