"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    """Articles, work notices and feedback."""

    name = "indgang.knowledge"
    verbose_name = _("Viden")
