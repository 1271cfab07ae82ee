"""The department answers: the citizen has been told, or citizen service tells."""

import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import HandOver, Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works_when_the_citizen_has_been_told(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with one_event("inquiry.answered", cast.ditte, handover=handover.pk, citizen_told=True):
        handover.answer_with("Bevilget fra oktober.", by=cast.ditte, at=cast.later(days=1), citizen_told=True)
    kept = Inquiry.objects.get()
    assert (kept.state, kept.solved_at, kept.at_department, kept.owner) == (
        "solved",
        cast.later(days=1),
        None,
        cast.ditte,
    )
    solution = kept.solutions.get()
    assert (solution.outcome, solution.department, solution.by) == ("answered_by_department", cast.ydelse, cast.ditte)
    handover.refresh_from_db()
    assert (handover.ending, handover.answer) == ("answered", "Bevilget fra oktober.")
    assert Inquiry.objects.visible_to(cast.ditte).matching("bevilget", 9) == [kept]


def test_it_works_when_citizen_service_tells(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with one_event("inquiry.answered", cast.ditte, handover=handover.pk, citizen_told=False):
        handover.answer_with("Bevilget fra oktober.", by=cast.ditte, at=cast.later(days=1), citizen_told=False)
    kept = Inquiry.objects.get()
    assert (kept.state, kept.at_department, kept.accepted_at, kept.owner) == ("open", None, None, cast.karen)
    assert not kept.solutions.exists()
    assert Inquiry.objects.all().matching("bevilget", 9) == [kept]


def test_after_being_sent_on_it_returns_to_who_sent_it_first(cast: Cast) -> None:
    onward = cast.handed_over(accepted=True).forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    onward.accept(by=cast.per, at=cast.at)
    onward.answer_with("Ja.", by=cast.per, at=cast.at, citizen_told=False)
    assert Inquiry.objects.get().owner == cast.karen


def test_before_it_was_accepted(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.NotAccepted):
        handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)


@pytest.mark.parametrize("told", [True, False])
def test_twice(cast: Cast, told: bool) -> None:
    handover = cast.handed_over(accepted=True)
    stale = HandOver.objects.get()
    handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=told)
    with refused(refusals.HandOverEnded, how="besvaret"):
        stale.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=told)


@pytest.mark.parametrize("text", ["", " ", "\x00"])
def test_without_words(cast: Cast, text: str) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.ReasonNeeded):
        handover.answer_with(text, by=cast.ditte, at=cast.at, citizen_told=True)


def test_too_many_words(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.TextTooLong):
        handover.answer_with("å" * (texts.LIMIT + 1), by=cast.ditte, at=cast.at, citizen_told=True)


def test_only_the_department(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    for person in (cast.per, cast.karen, cast.christian, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.answer_with("Ja.", by=person, at=cast.at, citizen_told=True)


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    handover.answer_with("Til 070365-1231.", by=cast.ditte, at=cast.at, citizen_told=True)
    assert (handover.answer, handover.masked_numbers) == ("Til 070365-····.", 1)
    assert handover.inquiry.solutions.get().text == "Til 070365-····."
