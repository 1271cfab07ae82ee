import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import HandOver, Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


@pytest.mark.parametrize("accepted", [True, False])
def test_it_works(cast: Cast, accepted: bool) -> None:
    handover = cast.handed_over(accepted=accepted)
    with one_event("inquiry.returned", cast.ditte, handover=handover.pk):
        handover.send_back("Hører til Udbetaling Danmark.", by=cast.ditte, at=cast.later(hours=2))
    kept = Inquiry.objects.get()
    assert (kept.state, kept.at_department, kept.accepted_at, kept.owner) == ("open", None, None, cast.karen)
    handover.refresh_from_db()
    assert (handover.ending, handover.answer) == ("returned", "Hører til Udbetaling Danmark.")
    assert not Inquiry.objects.visible_to(cast.ditte).exists()


def test_to_the_one_who_handed_it_over(cast: Cast) -> None:
    handover = cast.inquiry().hand_over(cast.ydelse, by=cast.bo, at=cast.at, story="Hjælp.")
    handover.accept(by=cast.ditte, at=cast.at)
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    assert Inquiry.objects.get().owner == cast.bo


def test_before_it_was_accepted_the_owner_is_who_it_was(cast: Cast) -> None:
    handover = cast.inquiry().hand_over(cast.ydelse, by=cast.bo, at=cast.at, story="Hjælp.")
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    assert Inquiry.objects.get().owner == cast.karen


def test_twice(cast: Cast) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    with refused(refusals.HandOverEnded, how="sendt tilbage"):
        stale.send_back("Ikke os.", by=cast.ditte, at=cast.at)


def test_without_a_reason(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.ReasonNeeded):
        handover.send_back(" ", by=cast.ditte, at=cast.at)


def test_too_long_a_reason(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.TextTooLong):
        handover.send_back("å" * (texts.LIMIT + 1), by=cast.ditte, at=cast.at)


def test_only_the_department(cast: Cast) -> None:
    handover = cast.handed_over()
    for person in (cast.per, cast.karen, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.send_back("Ikke os.", by=person, at=cast.at)


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    handover = cast.handed_over()
    handover.send_back("Ikke 070365-1231.", by=cast.ditte, at=cast.at)
    assert (handover.answer, handover.masked_numbers) == ("Ikke 070365-····.", 1)
