"""Outcomes (udfald): how an inquiry can end."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How an inquiry ended (udfald)."""

    SOLVED = "solved", _("Løst")
    GUIDED = "guided", _("Vejledt")
    SELF_SERVICE_SHOWN = "self_service_shown", _("Selvbetjening vist")
    REFERRED = "referred", _("Henvist til anden myndighed")
    ANSWERED_BY_DEPARTMENT = "answered_by_department", _("Besvaret af afdeling")
    ABANDONED = "abandoned", _("Borgeren gik eller lagde på")
    MISDIRECTED = "misdirected", _("Fejlhenvist")


SOLVED_HERE: Final = (Outcome.SOLVED, Outcome.GUIDED, Outcome.SELF_SERVICE_SHOWN)
"""Outcomes that count as solved in citizen service (design, figure 1)."""

TOLD_ELSEWHERE: Final = (Outcome.REFERRED, Outcome.MISDIRECTED)
"""Outcomes by which the citizen had to turn elsewhere (design, figure 4)."""

BY_CLERK: Final = tuple(outcome for outcome in Outcome if outcome is not Outcome.ANSWERED_BY_DEPARTMENT)
"""Outcomes that citizen-service staff give."""
