"""Answering (svar): the tasks that fit, how sure that is, and what comes before any task."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from indgang.catalogue.models import LifeEvent

from .catalogue import OUTSIDE
from .danger import told
from .emergencies import Emergency, emergencies
from .finding import Match, matches_of
from .held import Held, held
from .ranking import Found, Ranked
from .signs import shipped

_NOW: Final = "112"
"""The number beside which nothing else is worth reading but the tasks."""
_SURE: Final = 0.85
"""The share (0 to 1) from which 97 of 100 first tasks were right on questions with known answers."""
_LIKELY: Final = 0.5
_CHOICE: Final = 0.08
_FEWEST_CHOICES: Final = 2
_MOST_CHOICES: Final = 4
_FAR: Final = 0.36
"""The nearness below which one task in four was wrong; with no whole word in common it is no answer."""


class Certainty(StrEnum):
    """How sure the first task is: to be trusted, likely, one of several, or nothing that fits."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ClarifyingQuestion:
    """The one question that settles a doubt (opklarende spørgsmål), with two to four tasks to choose between."""

    text: str
    choices: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the wayfinder has to say to a question."""

    said: str
    """As typed, CPR numbers masked."""
    read_as: str
    """The words as they were read, when a slip was repaired; else empty."""
    matches: tuple[Match, ...]
    certainty: Certainty
    question: ClarifyingQuestion | None
    life_events: tuple[LifeEvent, ...]
    emergency: Emergency | None
    complaint: bool


def answer(text: str, limit: int = 8, typing: bool = False, repair: bool = True) -> Answer:
    """Answer a question in a citizen's own words: danger first, then the tasks with their reasons, and honest doubt.

    With `typing` the last word may be only begun; without `repair` the words are read as they were typed.
    """
    here = held()
    ranked = here.ranker.rank(text, limit + 1, typing, repair)
    question = ranked.question
    signs = shipped().spot(question.full_text, ranked.vector) if question.telling else {}
    tasks = _only_tasks(here, ranked, limit)
    matches = tuple(matches_of(here, ranked, tasks))
    certainty = _certainty(here, ranked, tasks)
    emergency = emergencies().get(told([word.typed for word in question.words]) or signs.get("emergency", ""))
    is_mortal = emergency is not None and emergency.phone == _NOW
    event = None if is_mortal else here.life_events.get(signs.get("life_event", ""))
    return Answer(
        said=question.said,
        read_as=question.text if question.was_repaired else "",
        matches=matches,
        certainty=certainty,
        question=_question(matches) if certainty == Certainty.UNSURE else None,
        life_events=(event,) if event else (),
        emergency=emergency,
        complaint="complaint" in signs,
    )


def _only_tasks(here: Held, ranked: Ranked, limit: int) -> tuple[Found, ...]:
    """Leave out what is no task; nothing that comes after it by a distance is worth showing."""
    return tuple(found for found in ranked.found if here.ranker.tasks[found.place].slug != OUTSIDE)[:limit]


def _certainty(here: Held, ranked: Ranked, tasks: tuple[Found, ...]) -> Certainty:
    first = ranked.found[0] if ranked.found else None
    if not tasks or first is None or here.ranker.tasks[first.place].slug == OUTSIDE:
        return Certainty.NONE
    if not ranked.known and ranked.nearness < _FAR:
        return Certainty.NONE
    if first.share >= _SURE:
        return Certainty.SURE
    return Certainty.LIKELY if first.share >= _LIKELY else Certainty.UNSURE


def _question(matches: tuple[Match, ...]) -> ClarifyingQuestion | None:
    """Ask which of the likeliest tasks it is; there is nothing to ask when one stands alone."""
    choices = tuple(match for match in matches[:_MOST_CHOICES] if match.share >= _CHOICE)
    if len(choices) < _FEWEST_CHOICES:
        choices = matches[:_FEWEST_CHOICES]
    if len(choices) < _FEWEST_CHOICES:
        return None
    return ClarifyingQuestion(_("Hvad handler det mest om?"), choices)
