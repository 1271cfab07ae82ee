"""A letter explained: what is found, how sure, where, and what to do next."""

from datetime import date
from time import process_time

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.letters import meanings
from indgang.adviser.letters.deadlines import FoundDeadline, Role
from indgang.adviser.letters.explaining import Explained, explain
from indgang.adviser.letters.guidance import State
from indgang.adviser.letters.kinds import Kind, Outcome
from indgang.adviser.letters.next_steps import next_steps
from indgang.adviser.letters.points import Shortcoming, points
from indgang.adviser.letters.reasons import Stated
from indgang.adviser.letters.sheet import sheet
from indgang.adviser.letters.sureness import Sure
from indgang.law.deadlines import Delivery
from indgang.wayfinder import embedding

from .letters import TODAY, directory, expected, explained, scores, text


@pytest.fixture(autouse=True)
def signs_alone(settings: LazySettings) -> None:
    """The sentence model costs a quarter of a second a letter; here the signs are tried alone."""
    settings.SENTENCE_MODEL = False


def appeal(letter: Explained) -> FoundDeadline:
    deadline = letter.deadline_for(Role.APPEAL)
    assert deadline
    return deadline


def test_there_are_letters_enough():
    assert len(expected("known")) >= 60
    assert len(expected("fresh")) >= 20


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        ("known", {"kind": 0.85, "sender": 0.98, "date": 0.97, "deadlines": 0.95, "guidance": 0.95, "reference": 0.95}),
        ("fresh", {"kind": 0.7, "sender": 0.95, "date": 0.95, "deadlines": 0.9, "reference": 0.95}),
        ("new", {"kind": 0.8, "sender": 0.95, "date": 0.95, "deadlines": 0.95, "guidance": 0.9, "reference": 0.95}),
        ("later", {"kind": 0.65, "sender": 0.95, "date": 0.9, "deadlines": 0.75, "reference": 0.95, "doubts": 0.95}),
    ],
)
def test_findings_hold_their_floors(folder, floors):
    every, faults = scores(folder)
    for column, floor in floors.items():
        assert every[column].precision >= floor, faults
        assert every[column].recall >= floor - 0.2, faults


def test_the_sentence_model_knows_what_no_sign_tells(settings):
    settings.SENTENCE_MODEL = True
    letter = explained("stoettekontaktperson")
    assert letter.kind.kind == Kind.DECISION
    assert letter.guidance.state == State.COMPLETE


def test_the_sayings_points_fit_the_sayings():
    assert meanings._kept() is not None, "run tools/letters.py"


def test_a_refusal_with_guidance():
    letter = explained("afslag-hjaelpemiddel", date(2026, 3, 16))
    assert (letter.kind.kind, letter.kind.outcome) == (Kind.REFUSAL, Outcome.REFUSED)
    assert letter.sender
    assert letter.sender.department == "sundhed-og-aeldre"
    assert letter.guidance.body == "Ankestyrelsen"
    deadline = appeal(letter)
    assert (deadline.length, deadline.day) == ("4w", date(2026, 4, 13))
    assert deadline.quote.marked == "4 uger"
    assert not deadline.is_reckoned_from_letter_date
    assert deadline.reckoned
    assert deadline.reckoned.steps
    assert letter.contact.phone == "95 00 12 40"
    assert letter.contact.handler == "Lone Vestergaard"


def test_without_the_day_of_receipt_the_letters_date_is_used_and_told():
    deadline = appeal(explained("afslag-hjaelpemiddel"))
    assert deadline.is_reckoned_from_letter_date
    assert deadline.day == date(2026, 4, 9)
    assert deadline.sure == Sure.LIKELY


def test_a_letter_by_post_is_reckoned_as_the_law_says():
    letter = explain(text("afslag-hjaelpemiddel"), None, Delivery.LETTER, today=TODAY, directory=directory())
    reckoned = appeal(letter).reckoned
    assert reckoned
    assert reckoned.is_uncertain


def test_missing_guidance_is_told_with_its_rule():
    letter = explained("afslag-uden-vejledning")
    assert letter.guidance.state == State.MISSING
    assert letter.guidance.may_stop_the_clock
    assert {each.shortcoming for each in points(letter)} >= {
        Shortcoming.GUIDANCE_MISSING,
        Shortcoming.REASONS_NO_RULE,
    }
    assert any(step.leads_to_complaint for step in next_steps(letter, TODAY))


def test_who_gets_all_needs_no_guidance():
    letter = explained("bevilling-fuldt")
    assert letter.kind.outcome == Outcome.GRANTED
    assert letter.guidance.state == State.NOT_NEEDED
    assert letter.reasons.stated == Stated.NOT_NEEDED


def test_what_the_authority_promises_is_no_deadline_of_the_readers():
    letter = explained("forlaenget-sagsbehandling")
    assert letter.readers == ()
    assert letter.promised[0].day == date(2026, 7, 3)


def test_a_hurry_without_a_day_is_told():
    letter = explained("frist-uden-dato")
    assert letter.undated
    assert Shortcoming.UNDATED in {each.shortcoming for each in points(letter)}


def test_a_weekday_that_does_not_fit_makes_unsure():
    (deadline,) = explained("frist-ugedag-forkert").readers
    assert deadline.weekday_wrong
    assert deadline.sure == Sure.UNSURE


def test_two_deadlines_stand_in_order():
    days = [each.day for each in explained("to-frister").readers if each.day]
    assert days == sorted(days)
    assert len(days) == 2


def test_a_scanned_letter_is_mended():
    letter = explained("scannet-med-fejl")
    assert letter.written_on == date(2026, 2, 11)
    assert letter.sender
    assert letter.sender.name == "Fjordby Kommune"
    assert letter.reasons.rule
    assert "servicelovens § 83" in letter.reasons.rule.sentence


@pytest.mark.parametrize("name", ["ikke-brev-opskrift", "ikke-brev-mail", "ikke-brev-nyhed", "tom-naesten"])
def test_what_is_no_letter_gets_no_advice_as_if_it_were(name):
    letter = explained(name)
    assert not letter.is_letter
    assert points(letter) == ()
    assert letter.deadlines == ()
    assert len(next_steps(letter, TODAY)) == 1


def test_the_reader_may_tell_what_it_is():
    letter = explained("info-affald", told=Kind.REFUSAL)
    assert letter.kind.is_decision
    assert letter.kind.sure == Sure.SURE
    assert letter.guidance.state == State.MISSING


def test_passed_deadlines_never_say_that_it_is_too_late():
    steps = next_steps(explained("afslag-hjaelpemiddel"), date(2026, 12, 24))
    appeal = next(step for step in steps if step.leads_to_complaint)
    assert "Gør det alligevel" in str(appeal.text)


def test_numbers_of_persons_are_no_case_numbers():
    letter = explain("Fjordby Kommune\nSag 010180-1234\nAfslag\n", today=TODAY, directory=directory())
    assert letter.contact.case_number == ""


@given(st.text(max_size=400))
def test_any_text_is_explained(said):
    letter = explain(said, today=TODAY, directory=directory())
    assert next_steps(letter, TODAY)
    for each in letter.deadlines:
        assert each.quote.marked in each.quote.sentence


@given(st.text(alphabet="abcæøå .,\n-:0123456789", max_size=400))
def test_reading_a_sheet_twice_changes_nothing_more(said):
    once = sheet(said)
    assert sheet("\n\n".join(once.lines)).words == once.words


def test_the_sentence_model_remembers_no_letter(settings):
    settings.SENTENCE_MODEL = True
    model = embedding.embedder()
    if not isinstance(model, embedding.SentenceModel):
        pytest.skip("the sentence model has no build for this machine")
    before = model.one.cache_info().currsize
    explain("Fjordby Kommune\nHer er noget, som ingen har sagt før.", today=TODAY, directory=directory())
    assert model.one.cache_info().currsize == before


@pytest.mark.parametrize("piece", ["kr. 1 ", "du skal ", "aaaa"])
def test_a_long_text_of_one_thing_is_read_in_time(piece):
    begun = process_time()
    explain("Fjordby Kommune\n" + piece * (30_000 // len(piece)), today=TODAY, directory=directory())
    assert process_time() - begun < 8
