"""What a letter can do better (punkter til afdelingen): codes and figures that say nothing of whom it was sent to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from .deadlines import Role
from .explaining import Explained
from .guidance import State
from .kinds import Kind
from .reasons import Stated
from .sureness import Sure


class Shortcoming(models.TextChoices):
    """One thing that a letter lacks or makes hard (mangel)."""

    GUIDANCE_MISSING = "guidance_missing", _("Klagevejledning mangler")
    GUIDANCE_NO_BODY = "guidance_no_body", _("Klagevejledningen siger ikke, hvem der afgør klagen")
    GUIDANCE_NO_TIME = "guidance_no_time", _("Klagevejledningen siger ikke, hvornår fristen er")
    GUIDANCE_NO_WAY = "guidance_no_way", _("Klagevejledningen siger ikke, hvor klagen skal sendes hen")
    GUIDANCE_DOUBTFUL = "guidance_doubtful", _("Klagevejledningen ser forkert ud: klageinstans eller frist")
    REASONS_MISSING = "reasons_missing", _("Begrundelse mangler")
    REASONS_NO_RULE = "reasons_no_rule", _("Begrundelsen nævner ingen regel")
    REASONS_NO_WHY = "reasons_no_why", _("Begrundelsen siger ikke, hvad der er lagt vægt på")
    HEARING_NO_DEADLINE = "hearing_no_deadline", _("Høring uden svarfrist")
    UNDATED = "undated", _("Frist uden dato")
    WEEKDAY_WRONG = "weekday_wrong", _("Ugedag og dato passer ikke sammen")
    NO_CONTACT = "no_contact", _("Brevet siger ikke, hvem man kan spørge")
    HARD = "hard", _("Brevet er svært at læse (lixtal)")
    LONG_SENTENCES = "long_sentences", _("Lange sætninger (antal)")
    HARD_WORDS = "hard_words", _("Svære ord (antal)")


THEMES: Final[dict[Shortcoming, str]] = {
    Shortcoming.GUIDANCE_MISSING: "klagevejledning",
    Shortcoming.GUIDANCE_NO_BODY: "klagevejledning",
    Shortcoming.GUIDANCE_NO_TIME: "klagevejledning",
    Shortcoming.GUIDANCE_NO_WAY: "klagevejledning",
    Shortcoming.GUIDANCE_DOUBTFUL: "klagevejledning",
    Shortcoming.REASONS_MISSING: "begrundelse",
    Shortcoming.REASONS_NO_RULE: "begrundelse",
    Shortcoming.REASONS_NO_WHY: "begrundelse",
    Shortcoming.HEARING_NO_DEADLINE: "partshoering",
    Shortcoming.UNDATED: "vejledning-mangler",
    Shortcoming.WEEKDAY_WRONG: "sprog-forstaaelighed",
    Shortcoming.NO_CONTACT: "vejledning-mangler",
    Shortcoming.HARD: "sprog-forstaaelighed",
    Shortcoming.LONG_SENTENCES: "sprog-forstaaelighed",
    Shortcoming.HARD_WORDS: "sprog-forstaaelighed",
}
"""The theme under which each is counted."""
_HARD_LIX: Final = 45
_MANY_LONG: Final = 3
_MANY_HARD: Final = 5
_FEW_WORDS: Final = 40
"""A shorter text has no reliable readability."""


@dataclass(frozen=True, slots=True)
class Point:
    """A shortcoming with its figure where it has one (punkt)."""

    shortcoming: Shortcoming
    figure: int | None = None

    @property
    def theme_code(self) -> str:
        """The theme under which it is counted."""
        return THEMES[self.shortcoming]

    @property
    def label(self) -> str:
        """What it says on screen, its figure with it."""
        told = str(self.shortcoming.label)
        return told if self.figure is None else f"{told}: {self.figure}"


def points(letter: Explained) -> tuple[Point, ...]:
    """Return what the letter can do better; a text that is no letter has none, nor one in a language we do not read.

    What a decision must tell is not asked of a letter that may not be one.
    """
    if not letter.is_letter or not letter.is_danish:
        return ()
    on_rights = () if letter.kind.sure == Sure.UNSURE else (*_on_guidance(letter), *_on_reasons(letter))
    return (*on_rights, *_on_deadlines(letter), *_on_language(letter))


def _on_guidance(letter: Explained) -> Iterator[Point]:
    found = letter.guidance
    told = (
        (found.state == State.MISSING, Shortcoming.GUIDANCE_MISSING),
        (found.lacks_body and not found.doubts, Shortcoming.GUIDANCE_NO_BODY),
        (found.lacks_time and found.state == State.PARTIAL, Shortcoming.GUIDANCE_NO_TIME),
        (found.lacks_way, Shortcoming.GUIDANCE_NO_WAY),
        (bool(found.doubts), Shortcoming.GUIDANCE_DOUBTFUL),
    )
    yield from (Point(finding) for is_so, finding in told if is_so)


def _on_reasons(letter: Explained) -> Iterator[Point]:
    found = letter.reasons
    if found.stated == Stated.MISSING:
        yield Point(Shortcoming.REASONS_MISSING)
    elif found.stated == Stated.THIN:
        yield Point(Shortcoming.REASONS_NO_WHY if found.rule else Shortcoming.REASONS_NO_RULE)


def _on_deadlines(letter: Explained) -> Iterator[Point]:
    if letter.kind.kind == Kind.HEARING and letter.deadline_for(Role.HEARING) is None:
        yield Point(Shortcoming.HEARING_NO_DEADLINE)
    if letter.undated:
        yield Point(Shortcoming.UNDATED)
    if any(each.weekday_wrong for each in letter.deadlines):
        yield Point(Shortcoming.WEEKDAY_WRONG)
    if not letter.contact.is_told:
        yield Point(Shortcoming.NO_CONTACT)


def _on_language(letter: Explained) -> Iterator[Point]:
    examined = letter.examined
    if examined.words >= _FEW_WORDS and examined.shown_lix >= _HARD_LIX:
        yield Point(Shortcoming.HARD, examined.shown_lix)
    if len(examined.long_sentences) >= _MANY_LONG:
        yield Point(Shortcoming.LONG_SENTENCES, len(examined.long_sentences))
    if len(examined.hard_words) >= _MANY_HARD:
        yield Point(Shortcoming.HARD_WORDS, len(examined.hard_words))
