"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    """Rules, ways to complain and deadlines, as dated data."""

    name = "indgang.law"
    verbose_name = _("Lov og frister")
