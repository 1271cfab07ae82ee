"""The start of the house: settings are checked before anybody is let in."""

from django.apps import AppConfig
from django.core.checks import register

from . import checks


class ConfigConfig(AppConfig):
    """Settings and their checks."""

    name = "indgang.config"

    def ready(self) -> None:
        """Register the checks of the environment."""
        register(checks.mistakes)
        register(checks.production)
        register(checks.keys)
