import pytest

from indgang.inquiries import refusals
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


@pytest.mark.parametrize("kind", ["mistaken", "test", "spam"])
def test_it_works(cast: Cast, kind: str) -> None:
    inquiry = cast.inquiry()
    with one_event("inquiry.discarded", cast.bo, kind=kind):
        discard = inquiry.discard_as(kind, by=cast.bo, at=cast.later(hours=1), reason="Forkert knap.")
    kept = Inquiry.objects.get()
    assert (kept.state, kept.discarded_at) == ("discarded", cast.later(hours=1))
    assert (discard.kind, discard.reason, discard.by) == (kind, "Forkert knap.", cast.bo)
    assert not Inquiry.objects.counted().exists()
    assert not Inquiry.objects.open().exists()


def test_a_solved_one_keeps_its_solution(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    inquiry.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    assert inquiry.solutions.standing().exists()


def test_a_hand_over_that_nobody_accepted_is_taken_back(cast: Cast) -> None:
    handover = cast.handed_over()
    handover.inquiry.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    handover.refresh_from_db()
    assert (handover.ending, Inquiry.objects.get().at_department) == ("recalled", None)


def test_one_that_a_department_has_accepted(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.WithDepartment, department=cast.ydelse):
        handover.inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason="Reklame")


def test_twice(cast: Cast) -> None:
    inquiry = cast.inquiry()
    stale = Inquiry.objects.get()
    inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason="Reklame")
    with refused(refusals.Discarded, how="spam"):
        stale.discard_as("mistaken", by=cast.bo, at=cast.at, reason="Fejl")


@pytest.mark.parametrize("reason", ["", " ", "\x00"])
def test_without_a_reason(cast: Cast, reason: str) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.ReasonNeeded):
        inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason=reason)


def test_too_long_a_reason(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.TextTooLong):
        inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason="x" * 201)


def test_only_citizen_service(cast: Cast) -> None:
    handover = cast.handed_over()
    for person in (cast.ditte, cast.ali, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.inquiry.discard_as("spam", by=person, at=cast.at, reason="Reklame")


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    discard = cast.inquiry().discard_as("mistaken", by=cast.karen, at=cast.at, reason="Var 070365-1231")
    assert (discard.reason, discard.masked_numbers) == ("Var 070365-····", 1)
