"""The inquiries' place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InquiriesConfig(AppConfig):
    """Contacts, inquiries, solutions, hand-overs and promises."""

    name = "indgang.inquiries"
    verbose_name = _("Henvendelser")
