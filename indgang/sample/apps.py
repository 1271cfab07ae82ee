"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SampleConfig(AppConfig):
    """The made-up municipality (eksempelkommune), built from one seed; knows its own truth."""

    name = "indgang.sample"
    verbose_name = _("Eksempelkommune")
