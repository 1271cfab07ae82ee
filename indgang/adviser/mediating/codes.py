"""What can be chosen in a mediation (koder)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Whose side somebody sits on (side)."""

    CITIZEN = "citizen", _("Borgeren")
    DEPARTMENT = "department", _("Afdelingen")


class Result(models.TextChoices):
    """How a mediation ended (resultat)."""

    AGREED = "agreed", _("Enighed")
    PARTLY = "partly", _("Delvis enighed")
    NONE = "none", _("Ikke enighed")


class Kept(models.TextChoices):
    """Whether an agreed point was kept (overholdt)."""

    YES = "yes", _("Overholdt")
    PARTLY = "partly", _("Delvis overholdt")
    NO = "no", _("Ikke overholdt")


class Satisfaction(models.IntegerChoices):
    """What a side thought of it (tilfredshed)."""

    VERY_BAD = 1, _("1, meget utilfreds")
    BAD = 2, _("2, utilfreds")
    NEITHER = 3, _("3, hverken eller")
    GOOD = 4, _("4, tilfreds")
    VERY_GOOD = 5, _("5, meget tilfreds")
