"""Where the reading is in doubt, it is said: the language, the guidance, the kind, and whose clock it is."""

from datetime import date

import pytest
from django.conf import LazySettings

from indgang.adviser.letters.deadlines import Role
from indgang.adviser.letters.explaining import Explained, explain
from indgang.adviser.letters.guidance import Doubt
from indgang.adviser.letters.kinds import Kind, Outcome
from indgang.adviser.letters.next_steps import next_steps
from indgang.adviser.letters.points import Shortcoming, points
from indgang.adviser.letters.sureness import Sure

from .letters import TODAY, directory, text

HEAD = "Fjordby Kommune\nYdelse\n4. maj 2026\n\n"
REFUSED = "Afslag på hjælp\n\nDin ansøgning er afslået, fordi du har for høj indkomst, jf. aktivlovens § 81.\n\n"


@pytest.fixture(autouse=True)
def signs_alone(settings: LazySettings) -> None:
    """The sentence model costs time and is not what is tried here."""
    settings.SENTENCE_MODEL = False


def read(said: str, today: date = TODAY) -> Explained:
    return explain(f"{HEAD}{said}", today=today, directory=directory())


def roles(said: str) -> list[str]:
    return [each.role for each in read(said).deadlines]


def test_a_body_that_is_gone_gives_doubt():
    letter = read(f"{REFUSED}Du kan klage til Statsforvaltningen inden 4 uger. Send klagen til Ydelse.")
    assert letter.guidance.doubts == (Doubt.BODY_GONE,)
    assert Shortcoming.GUIDANCE_DOUBTFUL in {each.shortcoming for each in points(letter)}
    assert any("klagevejledningen er rigtig" in str(step.title) for step in next_steps(letter, TODAY))


def test_a_time_that_is_shorter_than_the_law_gives_doubt():
    letter = read(f"{REFUSED}Du kan klage til Ankestyrelsen inden 14 dage. Send klagen til Ydelse.")
    assert letter.guidance.doubts == (Doubt.TIME_SHORT,)
    assert letter.guidance.length == "14d", "the letter's own words stand"


def test_a_right_guidance_gives_none():
    letter = read(f"{REFUSED}Du kan klage til Ankestyrelsen inden 4 uger. Send klagen til Ydelse.")
    assert letter.guidance.doubts == ()


def test_a_letter_in_another_language_is_told_as_unsure_and_blames_nobody():
    letter = explain(text("english-documents", "new"), today=TODAY, directory=directory())
    assert not letter.is_danish
    assert letter.kind.sure == Sure.UNSURE
    assert points(letter) == ()


def test_what_a_decision_must_tell_is_not_asked_of_what_may_be_none():
    letter = read("Vi har talt om din sag. Det bliver ikke til noget.")
    assert letter.kind.sure != Sure.SURE or not letter.kind.is_decision
    if letter.kind.sure == Sure.UNSURE:
        assert Shortcoming.GUIDANCE_MISSING not in {each.shortcoming for each in points(letter)}


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Vi stadfæster kommunens afgørelse.", Outcome.REFUSED),
        ("Vi hjemviser sagen til kommunen.", Outcome.SENT_BACK),
        ("Vi ændrer kommunens afgørelse.", Outcome.UNKNOWN),
    ],
)
def test_a_board_decides(said, outcome):
    letter = explain(f"Ankestyrelsen\n4. maj 2026\n\nAfgørelse i din sag\n\n{said}", today=TODAY, directory=directory())
    assert (letter.kind.kind, letter.kind.outcome) == (Kind.DECISION, outcome)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Vi besvarer normalt indsigelser inden for 6 uger.", Role.THEIRS),
        ("Undersøgelsen skal være færdig senest den 20. marts 2027.", Role.THEIRS),
        ("Vil du betale det hele, kan du ringe til os senest den 10. november 2026.", Role.REPLY),
        ("1. december 2026: Du skal senest have oprettet CV.", Role.REPLY),
    ],
)
def test_whose_clock_it_is_and_what_for(said, role):
    assert roles(said) == [role]


def test_a_time_that_lies_behind_is_no_deadline():
    assert roles("Du har fået sygedagpenge i 22 uger inden for de sidste 9 måneder.") == []


def test_days_that_lie_ahead_come_first_and_a_meeting_is_on_its_day():
    said = "Du skal sende skemaet senest den 20. maj 2026. Send bilag senest den 1. december 2026."
    first, second, *_others = next_steps(read(said), TODAY)
    assert (first.by, second.by) == (date(2026, 12, 1), date(2026, 5, 20))
    letter = read("Indkaldelse til samtale\n\nVi har sat en tid af til dig torsdag den 10. december 2026 kl. 9.")
    assert next_steps(letter, TODAY)[0].is_appointment


def test_who_says_to_ring_has_said_whom_to_ask():
    letter = read("Vi har brug for din lønseddel. Ring til os senest dagen før på 70 10 25 50.")
    assert letter.contact.phone == "70 10 25 50"
    assert Shortcoming.NO_CONTACT not in {each.shortcoming for each in points(letter)}
    assert read("Betal til os. CVR 29 18 99 00").contact.phone == ""
