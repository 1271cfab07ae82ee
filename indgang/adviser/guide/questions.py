"""What the guide asks (spørgsmål), with what was answered before, for any form to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.law.deadlines import Delivery

from .matters import asked_about
from .situation import (
    ACCESS_ANSWERED,
    ACCESS_ASKED,
    DAY,
    DELIVERY,
    DEPARTMENT,
    GUIDANCE,
    PROMISED,
    Told,
)

type Label = str | Promise

_YES_NO: Final[tuple[tuple[str, Label], ...]] = (("", _("Det ved jeg ikke")), ("ja", _("Ja")), ("nej", _("Nej")))
_CAME: Final[tuple[tuple[str, Label], ...]] = (
    ("", _("Det ved jeg ikke")),
    (Delivery.DIGITAL_POST, _("I Digital Post")),
    (Delivery.LETTER, _("Med posten")),
    (Delivery.HANDED_OVER, _("Jeg fik den i hånden, eller den blev sagt til mig")),
    (Delivery.PUBLIC_NOTICE, _("Den blev offentliggjort")),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to tell (spørgsmål): a day, or one of some answers."""

    name: str
    label: Label
    value: str
    hint: Label = ""
    choices: tuple[tuple[str, Label], ...] = ()
    error: str = ""


def questions(told: Told) -> list[Question]:
    """Return what the guide asks about this matter, with what was answered."""
    return [_answered(question, told) for question in _asked(told)]


def _answered(question: Question, told: Told) -> Question:
    name = question.name
    typed, wrong = told.typed.get(name, ""), told.wrong.get(name, "")
    return Question(name, question.label, typed, question.hint, question.choices, wrong)


def _asked(told: Told) -> Iterator[Question]:
    asked = asked_about(told.situation.matter)
    yield Question(DAY, asked.day, "", _DECISION_DAY if asked.is_decision else _A_DAY)
    if asked.is_decision:
        yield Question(DELIVERY, _("Hvordan kom den?"), "", choices=_CAME)
        yield Question(GUIDANCE, _("Står der i brevet, hvordan du klager?"), "", choices=_YES_NO)
    if asked.promised:
        yield Question(
            PROMISED, _("Hvilken dag er du lovet svar?"), "", _("Lad feltet stå tomt, hvis du ikke ved det.")
        )
    if asked.department:
        yield Question(DEPARTMENT, _("Har du talt med afdelingen om det?"), "", choices=_YES_NO)
    if asked.is_decision and not told.situation.goes_to_court:
        yield Question(ACCESS_ASKED, _("Hvornår bad du om at se din sag?"), "", _ACCESS_HINT)
        yield Question(ACCESS_ANSWERED, _("Hvornår fik du svar på det?"), "", _("Kun, hvis du har bedt om det."))


_DECISION_DAY: Final = _(
    "Skriv dag.måned.år. I Digital Post er det dagen på beskeden, også selv om du læste den senere."
)
_A_DAY: Final = _("Skriv dag.måned.år. Ved du det ikke præcist, så skriv cirka.")
_ACCESS_HINT: Final = _("Det hedder aktindsigt. Spurgte du, efter du fik afgørelsen, står fristen stille imens.")
