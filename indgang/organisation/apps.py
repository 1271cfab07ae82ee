"""The organisation's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Centres, departments and employees."""

    name = "indgang.organisation"
    verbose_name = _("Organisation")
