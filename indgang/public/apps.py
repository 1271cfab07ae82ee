"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    """The citizens' pages (borgernes sider)."""

    name = "indgang.public"
    verbose_name = _("Borgernes sider")
