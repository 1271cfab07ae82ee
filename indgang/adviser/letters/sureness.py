"""How sure a finding is (sikkerhed), in three words that a reader understands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sure(models.TextChoices):
    """How sure it is that a finding is right."""

    SURE = "sure", _("Sikkert")
    LIKELY = "likely", _("Sandsynligt")
    UNSURE = "unsure", _("Usikkert")
