"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The desk (skranken): the pages where staff work."""

    name = "indgang.desk"
    verbose_name = _("Skranke")
