"""What can be done on a case's page (handlinger), from all areas of the work."""

from collections.abc import Mapping
from typing import Final

from django.forms import Form

from indgang.adviser.models import Case

from . import forwarded, learnt, mediated, offers, recused, scoped
from .access import ZoneRequest
from .pieces import Act, Offers

OFFERERS: Final[tuple[Offers, ...]] = (
    offers.case_acts,
    scoped.acts,
    forwarded.acts,
    mediated.acts,
    recused.acts,
    learnt.acts,
)
"""Who offers what can be done; another area adds its own function here."""


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> list[Act]:
    """Return what can be done with the case as it stands, the usual first."""
    return [act for offers in OFFERERS for act in offers(request, case, turned_down)]
