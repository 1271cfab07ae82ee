"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WayfinderConfig(AppConfig):
    """The wayfinder (vejviser): everyday words in, ranked tasks with reasons out."""

    name = "indgang.wayfinder"
    verbose_name = _("Vejviser")
