"""Telling a department of its letter, and the department's answer: first that it works, then each refusal."""

import pytest

from indgang.adviser.letters import refusals
from indgang.adviser.letters.kinds import Kind
from indgang.adviser.letters.points import THEMES, Point, Shortcoming
from indgang.adviser.loading import load_themes
from indgang.adviser.models import LetterFeedback, LetterPoint, Theme
from indgang.adviser.models.letters import QUOTE, Verdict
from indgang.journal.models import Event
from indgang.sample.cast import Cast

from .letter_rows import told

POINTS = (Point(Shortcoming.GUIDANCE_MISSING), Point(Shortcoming.HARD, 58))


def a_letter(cast: Cast, token: str = "t") -> LetterFeedback:
    return LetterFeedback(department=cast.ydelse, kind=Kind.DECISION, lix=58, token=token)


def test_a_department_is_told(cast: Cast):
    row = a_letter(cast).send(POINTS, quote="Man skal herved meddele.", by=None, at=cast.at)
    assert row.quote == "Man skal herved meddele."
    assert "herved" not in row.quote_sealed
    assert [str(point) for point in row.points.all()] == [
        "Klagevejledning mangler",
        "Brevet er svært at læse (lixtal): 58",
    ]
    event = Event.objects.get(kind="letter_feedback.sent")
    assert (event.actor_id, event.facts) == (None, {"points": 2, "what": "decision"})


def test_every_shortcoming_is_counted_under_a_theme_that_is_there(cast: Cast):
    load_themes(at=cast.at)
    assert set(THEMES) == set(Shortcoming)
    assert set(THEMES.values()) <= set(Theme.objects.values_list("code", flat=True))


def test_nothing_found_is_not_told(cast: Cast):
    with pytest.raises(refusals.NothingToTell):
        a_letter(cast).send((), by=None, at=cast.at)


def test_a_quote_is_a_sentence(cast: Cast):
    with pytest.raises(refusals.QuoteTooLong):
        a_letter(cast).send(POINTS, quote="x" * (QUOTE + 1), by=None, at=cast.at)


def test_the_same_is_told_once(cast: Cast):
    a_letter(cast).send(POINTS, by=None, at=cast.at)
    with pytest.raises(refusals.AlreadyTold):
        a_letter(cast).send(POINTS, by=None, at=cast.at)
    assert LetterPoint.objects.count() == len(POINTS)


def test_the_department_answers_and_may_answer_again(cast: Cast):
    row = told(cast, "a")
    row.answer(Verdict.BEING_FIXED, "Vi ser på det.", by=cast.ditte, at=cast.at)
    row.answer(Verdict.FIXED, "", by=cast.ditte, at=cast.at)
    fresh = LetterFeedback.objects.with_all().get()
    assert [each.text for each in fresh.replies.all()] == ["Vi ser på det.", ""]
    assert str(fresh.reply) == "Rettet"
    assert list(LetterFeedback.objects.answered()) == [row]
    assert not LetterFeedback.objects.waiting().exists()
    assert Event.objects.filter(kind="letter_feedback.answered").count() == 2


def test_others_do_not_answer(cast: Cast):
    row = told(cast, "a")
    for who in (cast.per, cast.karen, cast.ali):
        with pytest.raises(refusals.NotYourLetter):
            row.answer(Verdict.FIXED, "", by=who, at=cast.at)


def test_an_answer_is_one_of_three(cast: Cast):
    with pytest.raises(refusals.NoVerdict):
        told(cast, "a").answer("maybe", "", by=cast.ditte, at=cast.at)


def test_disagreement_has_words(cast: Cast):
    with pytest.raises(refusals.WhyNot):
        told(cast, "a").answer(Verdict.DISAGREED, "  ", by=cast.ditte, at=cast.at)
