"""A case's story (forløb): everything that happened, from all areas of the work, the newest on top."""

from typing import Final

from indgang.adviser.models import Case, Key

from . import forwarded, mediated, recused, scoped, story
from .pieces import Happening, Tells

TELLERS: Final[tuple[Tells, ...]] = (
    story.opened,
    story.contacts,
    story.steps,
    story.consents,
    story.parties,
    story.closed,
    scoped.checks,
    forwarded.happenings,
    mediated.happenings,
    recused.happenings,
)
"""Who tells what happened; another area adds its own function here."""


def timeline(case: Case, key: Key) -> list[Happening]:
    """Return everything that happened in the case, the newest first."""
    happenings = [happening for tells in TELLERS for happening in tells(case, key)]
    return sorted(happenings, key=lambda each: each.at)[::-1]  # what came last at the same moment stands highest
