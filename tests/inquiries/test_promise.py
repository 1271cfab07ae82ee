from datetime import timedelta

from indgang.catalogue.models import Task
from indgang.inquiries import refusals
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry, due = cast.inquiry(), cast.later(days=7).date()
    with one_event("inquiry.promised", cast.karen, due="2026-09-21"):
        promise = inquiry.promise(due, rule="Servicemål", by=cast.karen, at=cast.at)
    assert Inquiry.objects.get().promised_for == due
    assert (promise.due, promise.rule, promise.by, promise.replaced_at) == (due, "Servicemål", cast.karen, None)


def test_a_later_promise_replaces_the_first_and_both_stand_in_the_story(cast: Cast) -> None:
    inquiry, due = cast.inquiry(), cast.later(days=7).date()
    inquiry.promise(due, rule="Servicemål", by=cast.karen, at=cast.at)
    inquiry.promise(due + timedelta(days=7), rule="Ny aftale", by=cast.bo, at=cast.later(days=1))
    first, second = inquiry.promises.all()
    assert (first.replaced_at, second.replaced_at) == (cast.later(days=1), None)
    assert Inquiry.objects.get().promised_for == second.due


def test_today_is_early_enough(cast: Cast) -> None:
    assert cast.inquiry().promise(cast.today, rule="", by=cast.karen, at=cast.at).due == cast.today


def test_late_from_the_day_after(cast: Cast) -> None:
    inquiry = cast.inquiry(promise=cast.today)
    assert not inquiry.is_late(cast.today)
    assert inquiry.is_late(cast.today + timedelta(days=1))
    inquiry.solve("solved", by=cast.karen, at=cast.at)
    assert not inquiry.is_late(cast.today + timedelta(days=1))


def test_a_day_that_has_gone(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.DueInThePast):
        inquiry.promise(cast.today - timedelta(days=1), rule="", by=cast.karen, at=cast.at)


def test_the_day_is_the_municipalitys(cast: Cast) -> None:
    """Half past eleven in the evening in London is half past midnight in Denmark."""
    inquiry = cast.inquiry()
    with refused(refusals.DueInThePast):
        inquiry.promise(cast.today, rule="", by=cast.karen, at=cast.at.replace(hour=22, minute=30))


def test_a_solved_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="guided")
    with refused(refusals.AlreadySolved, by="Karen Holm", at="14.09.2026 10.00", outcome="Vejledt"):
        inquiry.promise(cast.today, rule="", by=cast.bo, at=cast.at)


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    inquiry.discard_as("mistaken", by=cast.karen, at=cast.at, reason="Fejl")
    with refused(refusals.Discarded):
        inquiry.promise(cast.today, rule="", by=cast.karen, at=cast.at)


def test_only_citizen_service(cast: Cast) -> None:
    inquiry = cast.handed_over(accepted=True).inquiry
    with refused(refusals.NotAllowed):
        inquiry.promise(cast.today, rule="", by=cast.ditte, at=cast.at)


def test_the_longest_service_goal_fits_as_the_rule(cast: Cast) -> None:
    longest = "x" * (Task._meta.get_field("service_goal_text").max_length or 0)
    made = cast.inquiry(promise=cast.today, promise_rule=longest)
    assert made.promises.get().rule == longest
