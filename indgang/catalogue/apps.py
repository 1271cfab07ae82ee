"""The catalogue's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Tasks, placements and procedures."""

    name = "indgang.catalogue"
    verbose_name = _("Opgavekatalog")
