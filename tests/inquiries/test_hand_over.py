from datetime import timedelta

import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry, due = cast.inquiry(), cast.later(days=3).date()
    with one_event("inquiry.handed_over", cast.bo, to=cast.ydelse.pk):
        handover = inquiry.hand_over(cast.ydelse, by=cast.bo, at=cast.later(hours=1), story="Venter på svar.", due=due)
    kept = Inquiry.objects.get()
    assert (kept.state, kept.at_department, kept.accepted_at, kept.owner) == ("sent", cast.ydelse, None, cast.karen)
    assert (handover.sent_by, handover.sent_at, handover.due) == (cast.bo, cast.later(hours=1), due)
    assert handover.is_standing
    assert Inquiry.objects.visible_to(cast.ditte).get() == inquiry
    assert not Inquiry.objects.visible_to(cast.per).exists()
    assert Inquiry.objects.all().matching("venter svar", 9) == [inquiry]


def test_again_after_it_came_back(cast: Cast) -> None:
    handover = cast.handed_over()
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    handover.inquiry.hand_over(cast.plan_og_byg, by=cast.karen, at=cast.at, story="Så jer.")
    assert handover.inquiry.handovers.count() == 2


def test_it_lies_there_already(cast: Cast) -> None:
    inquiry = cast.inquiry()
    stale = Inquiry.objects.get()
    inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")
    with refused(refusals.AlreadyHandedOver, department=cast.ydelse, at="14.09.2026 10.00"):
        stale.hand_over(cast.plan_og_byg, by=cast.bo, at=cast.at, story="Hjælp.")


def test_a_solved_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    with refused(refusals.AlreadySolved):
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    inquiry.discard_as("mistaken", by=cast.karen, at=cast.at, reason="Fejl")
    with refused(refusals.Discarded):
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")


@pytest.mark.parametrize("story", ["", "  ", "\x00"])
def test_without_a_story(cast: Cast, story: str) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.ReasonNeeded):
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story=story)


def test_too_long_a_story(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.TextTooLong):
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="å" * (texts.LIMIT + 1))


def test_a_day_that_has_gone(cast: Cast) -> None:
    inquiry, yesterday = cast.inquiry(), cast.today - timedelta(days=1)
    with refused(refusals.DueInThePast):
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.", due=yesterday)


def test_only_citizen_service(cast: Cast) -> None:
    inquiry = cast.inquiry()
    for person in (cast.ditte, cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider):
        with refused(refusals.NotAllowed):
            inquiry.hand_over(cast.ydelse, by=person, at=cast.at, story="Hjælp.")


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    handover = cast.inquiry().hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Om 070365-1231.")
    assert (handover.story, handover.masked_numbers) == ("Om 070365-····.", 1)
