"""The journal's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """The journal of deeds and reads."""

    name = "indgang.journal"
    verbose_name = _("Journal")
