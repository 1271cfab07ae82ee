from datetime import timedelta

import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import HandOver, Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


@pytest.mark.parametrize("accepted", [True, False])
def test_it_works(cast: Cast, accepted: bool) -> None:
    handover = cast.handed_over(accepted=accepted)
    with one_event("inquiry.forwarded", cast.ditte, handover=handover.pk, to=cast.plan_og_byg.pk):
        onward = handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.later(hours=1), reason="Det er en carport.")
    handover.refresh_from_db()
    assert (handover.ending, handover.answer) == ("forwarded", "Det er en carport.")
    assert (onward.previous, onward.department, onward.story) == (handover, cast.plan_og_byg, handover.story)
    assert (onward.sent_by, onward.accepted_at) == (cast.ditte, None)
    kept = Inquiry.objects.get()
    assert (kept.state, kept.at_department, kept.accepted_at) == ("sent", cast.plan_og_byg, None)
    assert kept.owner == cast.karen  # citizen service answers until somebody there accepts
    assert list(Inquiry.objects.visible_to(cast.per)) == [kept]
    assert not Inquiry.objects.visible_to(cast.ditte).exists()


def test_the_deadline_follows_unless_a_new_one_is_given(cast: Cast) -> None:
    due = cast.later(days=3).date()
    first = cast.inquiry().hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.", due=due)
    second = first.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    third = second.forward(cast.ydelse, by=cast.per, at=cast.at, reason="Nej, jeres.", due=due + timedelta(days=1))
    assert (second.due, third.due) == (due, due + timedelta(days=1))


def test_twice(cast: Cast) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    with refused(refusals.HandOverEnded, how="sendt videre"):
        stale.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")


def test_a_day_that_has_gone(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.DueInThePast):
        handover.forward(
            cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.", due=cast.today - timedelta(days=1)
        )


def test_without_a_reason(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.ReasonNeeded):
        handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason=" ")


def test_too_long_a_reason(cast: Cast) -> None:
    handover = cast.handed_over()
    with refused(refusals.TextTooLong):
        handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="å" * (texts.LIMIT + 1))


def test_only_the_department(cast: Cast) -> None:
    handover = cast.handed_over()
    for person in (cast.per, cast.karen, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.forward(cast.plan_og_byg, by=person, at=cast.at, reason="Jeres.")


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    handover = cast.handed_over()
    onward = handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Om 070365-1231.")
    handover.refresh_from_db()
    assert (handover.answer, onward.masked_numbers) == ("Om 070365-····.", 1)
