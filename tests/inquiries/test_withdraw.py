import pytest

from indgang.inquiries import refusals
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    with one_event("inquiry.reopened", cast.bo, solution=inquiry.solutions.get().pk):
        solution = inquiry.withdraw_solution(by=cast.bo, at=cast.later(days=1), reason="Passet kom ikke.")
    kept = Inquiry.objects.get()
    assert (kept.state, kept.solved_at, kept.owner) == ("open", None, cast.bo)
    assert not kept.solutions.standing().exists()
    solution.refresh_from_db()
    assert (solution.withdrawn_at, solution.withdrawn_by) == (cast.later(days=1), cast.bo)
    assert solution.withdrawn_reason == "Passet kom ikke."
    assert solution.outcome == "solved"


def test_it_can_be_solved_again_and_both_stand_in_the_story(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    inquiry.withdraw_solution(by=cast.karen, at=cast.later(days=1), reason="Kom tilbage.")
    inquiry.solve("guided", by=cast.karen, at=cast.later(days=2))
    assert [each.outcome for each in inquiry.solutions.all()] == ["solved", "guided"]


def test_a_departments_answer_can_be_reopened_too(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    handover.answer_with("Afslag.", by=cast.ditte, at=cast.at, citizen_told=True)
    handover.inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Nye oplysninger.")
    assert (handover.inquiry.state, handover.inquiry.owner) == ("open", cast.karen)


def test_an_open_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.NotSolved, reference=inquiry.reference):
        inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Fejl.")


def test_somebody_was_first(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    stale = Inquiry.objects.get()
    inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Fejl.")
    with refused(refusals.NotSolved):
        stale.withdraw_solution(by=cast.bo, at=cast.at, reason="Fejl.")


@pytest.mark.parametrize("reason", ["", " \n", "\x00"])
def test_without_a_reason(cast: Cast, reason: str) -> None:
    inquiry = cast.inquiry(outcome="solved")
    with refused(refusals.ReasonNeeded):
        inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason=reason)


def test_too_long_a_reason(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    with refused(refusals.TextTooLong):
        inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="x" * 201)


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    inquiry.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    with refused(refusals.Discarded):
        inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Fejl.")


def test_only_citizen_service(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    with refused(refusals.NotAllowed):
        handover.inquiry.withdraw_solution(by=cast.ditte, at=cast.at, reason="Fortrød.")


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    solution = cast.inquiry(outcome="solved").withdraw_solution(by=cast.karen, at=cast.at, reason="Var 070365-1231")
    assert (solution.withdrawn_reason, solution.masked_numbers) == ("Var 070365-····", 1)
