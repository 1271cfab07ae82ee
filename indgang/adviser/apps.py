"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdviserConfig(AppConfig):
    """The citizen adviser's closed zone."""

    name = "indgang.adviser"
    verbose_name = _("Borgervejleder")
