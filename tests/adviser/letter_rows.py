"""What departments have been told about their letters, for the tests of all pages."""

from indgang.adviser.letters.kinds import Kind
from indgang.adviser.letters.points import Point, Shortcoming
from indgang.adviser.models import LetterFeedback
from indgang.adviser.models.letters import Verdict
from indgang.sample.cast import Cast


def known(cast: Cast) -> dict[str, int]:
    """Tell Ditte's department of a letter."""
    return {"department_letter_answer": told(cast, "known").pk}


def fill(cast: Cast, count: int) -> None:
    """Tell of so many letters that wait, and of as many that are answered."""
    first = LetterFeedback.objects.count()
    for number in range(first, first + count):
        told(cast, f"waiting {number}")
        answered = told(cast, f"answered {number}")
        for verdict in (Verdict.BEING_FIXED, Verdict.FIXED):
            answered.answer(verdict, "Skabelonen.", by=cast.ditte, at=cast.at)


def told(cast: Cast, token: str) -> LetterFeedback:
    points = (Point(Shortcoming.GUIDANCE_MISSING), Point(Shortcoming.HARD, 58))
    row = LetterFeedback(department=cast.ydelse, kind=Kind.DECISION, lix=58, token=token)
    return row.send(points, quote="Man skal herved meddele.", by=cast.karen, at=cast.at)
