"""What departments were told about their letters (tilbagemelding på breve), and what they answered."""

from typing import Final

from indgang.adviser.letters.kinds import Kind
from indgang.adviser.letters.points import Point, Shortcoming
from indgang.adviser.models import LetterFeedback
from indgang.adviser.models.letters import Verdict

from .learning import spread
from .stage import Stage

_A_YEAR: Final = 24
_LETTERS: Final = (
    ("ydelse", Kind.REFUSAL, 58, (Shortcoming.HARD, Shortcoming.REASONS_NO_WHY), "Der henvises til gældende regler."),
    ("ydelse", Kind.REQUEST, 47, (Shortcoming.UNDATED, Shortcoming.HARD), "Materialet bedes fremsendt snarest."),
    ("social-og-handicap", Kind.DECISION, 66, (Shortcoming.HARD, Shortcoming.GUIDANCE_NO_BODY), ""),
    ("sundhed-og-aeldre", Kind.REFUSAL, 41, (Shortcoming.GUIDANCE_MISSING,), ""),
    ("skole-og-dagtilbud", Kind.REFUSAL, 38, (Shortcoming.GUIDANCE_MISSING, Shortcoming.REASONS_NO_RULE), ""),
    ("plan-og-byg", Kind.HEARING, 61, (Shortcoming.HARD, Shortcoming.HEARING_NO_DEADLINE), ""),
    ("plan-og-byg", Kind.DECISION, 64, (Shortcoming.HARD,), "Man skal herved meddele, at tilladelse ikke kan gives."),
    ("boern-og-familie", Kind.DECISION, 52, (Shortcoming.HARD, Shortcoming.GUIDANCE_NO_TIME), ""),
    ("beskaeftigelse", Kind.SUMMONS, 36, (Shortcoming.WEEKDAY_WRONG, Shortcoming.NO_CONTACT), ""),
    ("oekonomi-og-opkraevning", Kind.REMINDER, 44, (Shortcoming.NO_CONTACT,), ""),
)
_ANSWERS: Final = (
    (Verdict.FIXED, "Skabelonen er rettet."),
    (Verdict.BEING_FIXED, "Vi skriver brevet om sammen med en kollega i Borgerservice."),
    (Verdict.FIXED, ""),
    (Verdict.DISAGREED, "Reglen skal stå der. Vi skriver den i en boks for sig."),
)
_ANSWERED: Final = 0.7
_WORKING_DAYS: Final = 9


def tell(stage: Stage) -> None:
    """Tell departments of some letters each year; most of them answer."""
    years = ((stage.until - stage.first).days + 1) / 365.25
    for number, day in enumerate(spread(stage, max(4, round(_A_YEAR * years)))):
        code, kind, lix, shortcomings, quote = _LETTERS[number % len(_LETTERS)]
        row = LetterFeedback(department=stage.departments[code], kind=kind, lix=lix, token=f"sample-{number}")
        points = [Point(each, lix if each == Shortcoming.HARD else None) for each in shortcomings]
        at = stage.at(day)
        row.send(points, quote=quote, by=stage.ali if quote else None, at=at)
        _answer(stage, row, number)


def _answer(stage: Stage, row: LetterFeedback, number: int) -> None:
    """Let somebody of the department answer, if it has anybody and the day has come."""
    by, at = stage.member_of(row.department), stage.after(row.sent_at, 1 + stage.dice.randrange(_WORKING_DAYS))
    if by and stage.has_come(at) and stage.dice.random() < _ANSWERED:
        verdict, text = _ANSWERS[number % len(_ANSWERS)]
        row.answer(verdict, text, by=by, at=at)
