"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """Results (resultater): figures with one definition each, folded day by day."""

    name = "indgang.results"
    verbose_name = _("Resultater")
