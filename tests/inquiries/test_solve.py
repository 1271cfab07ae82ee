import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import Inquiry
from indgang.inquiries.models.outcomes import BY_CLERK
from indgang.inquiries.registration import Matter, begin, register
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with one_event("inquiry.solved", cast.bo, outcome="guided"):
        solution = inquiry.solve("guided", by=cast.bo, at=cast.later(hours=1), text="Se borger.dk.")
    kept = Inquiry.objects.get()
    assert (kept.state, kept.solved_at, kept.owner) == ("solved", cast.later(hours=1), cast.karen)
    assert kept.solutions.standing().get() == solution
    assert (solution.by, solution.text, solution.contact, solution.department) == (cast.bo, "Se borger.dk.", None, None)
    assert Inquiry.objects.all().matching("borger.dk", 9) == [inquiry]


@pytest.mark.parametrize("outcome", BY_CLERK)
def test_every_outcome_of_citizen_service(cast: Cast, outcome: str) -> None:
    assert cast.inquiry().solve(outcome, by=cast.karen, at=cast.at).outcome == outcome


def test_in_the_contact_that_opened_it(cast: Cast) -> None:
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    inquiry = register(contact, Matter(task=cast.passport), by=cast.karen, at=cast.at, end_contact=False)
    assert inquiry.solve("solved", by=cast.karen, at=cast.at, contact=contact).contact == inquiry.opened_in


def test_referred_to_an_authority(cast: Cast) -> None:
    solution = cast.inquiry(task=cast.housing_benefit).solve(
        "referred", by=cast.karen, at=cast.at, authority=cast.udbetaling_danmark
    )
    assert solution.authority == cast.udbetaling_danmark


def test_a_hand_over_that_nobody_accepted_is_taken_back(cast: Cast) -> None:
    handover = cast.handed_over()
    with one_event("inquiry.solved", cast.karen, outcome="solved"):
        handover.inquiry.solve("solved", by=cast.karen, at=cast.later(hours=1))
    handover.refresh_from_db()
    assert (handover.ending, handover.ended_by, handover.ended_at) == ("recalled", cast.karen, cast.later(hours=1))
    assert Inquiry.objects.get().at_department is None


def test_somebody_was_first(cast: Cast) -> None:
    inquiry = cast.inquiry()
    stale = Inquiry.objects.get()
    inquiry.solve("solved", by=cast.karen, at=cast.at)
    with refused(refusals.AlreadySolved, by="Karen Holm", at="14.09.2026 10.00", outcome="Løst"):
        stale.solve("guided", by=cast.bo, at=cast.at, text="Mit svar")


def test_a_department_that_has_accepted_answers_itself(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.WithDepartment, department=cast.ydelse, reference=handover.inquiry.reference):
        handover.inquiry.solve("solved", by=cast.karen, at=cast.at)


@pytest.mark.parametrize("outcome", ["answered_by_department", "unheard_of", ""])
def test_an_outcome_that_no_clerk_gives(cast: Cast, outcome: str) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.WrongOutcome):
        inquiry.solve(outcome, by=cast.karen, at=cast.at)


def test_too_long_an_answer(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.TextTooLong):
        inquiry.solve("solved", by=cast.karen, at=cast.at, text="å" * (texts.LIMIT + 1))


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    inquiry.discard_as("spam", by=cast.karen, at=cast.at, reason="Reklame")
    with refused(refusals.Discarded):
        inquiry.solve("solved", by=cast.karen, at=cast.at)


def test_only_citizen_service(cast: Cast) -> None:
    inquiry = cast.inquiry()
    for person in (cast.ditte, cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider):
        with refused(refusals.NotAllowed):
            inquiry.solve("solved", by=person, at=cast.at)


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    solution = cast.inquiry().solve("solved", by=cast.karen, at=cast.at, text="Til 070365-1231.")
    assert (solution.text, solution.masked_numbers) == ("Til 070365-····.", 1)
