import pytest

from indgang.citizens.models import Citizen
from indgang.inquiries import refusals
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


@pytest.fixture
def pair(cast: Cast) -> tuple[Inquiry, Inquiry]:
    return cast.inquiry(text="Pas til ferien."), cast.inquiry(text="Pas, igen.")


def test_it_works(cast: Cast, pair: tuple[Inquiry, Inquiry]) -> None:
    stays, goes = pair
    with one_event("inquiry.merged", cast.bo, into=stays.pk):
        discard = goes.merge_into(stays, by=cast.bo, at=cast.later(hours=1))
    goes.refresh_from_db()
    assert (goes.state, goes.discarded_at) == ("discarded", cast.later(hours=1))
    assert (discard.kind, discard.into, discard.by) == ("merged", stays, cast.bo)
    assert list(Inquiry.objects.counted()) == [stays]
    assert stays.entries.get().text == f"{goes.reference}: {cast.passport.title}\nPas, igen."
    assert Inquiry.objects.counted().matching("igen", 9) == [stays]


def test_a_hand_over_that_nobody_accepted_is_taken_back(cast: Cast, pair: tuple[Inquiry, Inquiry]) -> None:
    stays, goes = pair
    handover = goes.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")
    goes.merge_into(stays, by=cast.karen, at=cast.at)
    handover.refresh_from_db()
    assert handover.ending == "recalled"


def test_the_citizen_of_one_is_then_known_of_both(cast: Cast) -> None:
    stays, goes = cast.inquiry(), cast.inquiry(citizen=cast.mette)
    goes.merge_into(stays, by=cast.karen, at=cast.at)
    assert Inquiry.objects.get(pk=stays.pk).citizen == cast.mette


def test_with_itself(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.MergedWithItself):
        inquiry.merge_into(Inquiry.objects.get(), by=cast.karen, at=cast.at)


def test_two_known_citizens(cast: Cast) -> None:
    other = Citizen.register(name="Jens Holm", by=cast.karen, at=cast.at)
    stays, goes = cast.inquiry(citizen=cast.mette), cast.inquiry(citizen=other)
    with refused(refusals.DifferentCitizens):
        goes.merge_into(stays, by=cast.karen, at=cast.at)


def test_one_that_a_department_has_accepted(cast: Cast) -> None:
    handover, other = cast.handed_over(accepted=True), cast.inquiry()
    with refused(refusals.WithDepartment, department=cast.ydelse):
        handover.inquiry.merge_into(other, by=cast.karen, at=cast.at)


def test_one_goes_up_in_what_lies_with_a_department(cast: Cast) -> None:
    handover, other = cast.handed_over(accepted=True), cast.inquiry()
    other.merge_into(handover.inquiry, by=cast.karen, at=cast.at)
    assert handover.inquiry.entries.exists()


def test_either_is_discarded(cast: Cast, pair: tuple[Inquiry, Inquiry]) -> None:
    stays, goes = pair
    goes.merge_into(stays, by=cast.karen, at=cast.at)
    for one, other in ((goes, stays), (stays, goes)):
        with refused(refusals.Discarded, reference=goes.reference):
            one.merge_into(other, by=cast.karen, at=cast.at)


def test_only_citizen_service(cast: Cast, pair: tuple[Inquiry, Inquiry]) -> None:
    with refused(refusals.NotAllowed):
        pair[0].merge_into(pair[1], by=cast.ditte, at=cast.at)
