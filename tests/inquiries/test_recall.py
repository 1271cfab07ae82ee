from indgang.inquiries import refusals
from indgang.inquiries.models import HandOver, Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    handover = cast.handed_over()
    with one_event("inquiry.recalled", cast.bo, handover=handover.pk):
        handover.recall(by=cast.bo, at=cast.later(hours=1))
    handover.refresh_from_db()
    assert (handover.ending, handover.ended_by, handover.ended_at) == ("recalled", cast.bo, cast.later(hours=1))
    kept = Inquiry.objects.get()
    assert (kept.state, kept.at_department, kept.owner) == ("open", None, cast.karen)
    assert not Inquiry.objects.visible_to(cast.ditte).exists()


def test_what_was_sent_on_and_not_accepted_comes_home(cast: Cast) -> None:
    onward = cast.handed_over(accepted=True).forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    onward.recall(by=cast.karen, at=cast.at)
    kept = Inquiry.objects.get()
    assert (kept.state, kept.owner) == ("open", cast.karen)


def test_once_accepted_it_stays(cast: Cast) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.accept(by=cast.ditte, at=cast.at)
    with refused(refusals.WithDepartment, department=cast.ydelse):
        stale.recall(by=cast.karen, at=cast.at)


def test_it_has_ended(cast: Cast) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    with refused(refusals.HandOverEnded, how="sendt tilbage", at="14.09.2026 10.00"):
        stale.recall(by=cast.karen, at=cast.at)


def test_only_citizen_service(cast: Cast) -> None:
    handover = cast.handed_over()
    for person in (cast.ditte, cast.per, cast.ali, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.recall(by=person, at=cast.at)
