import pytest

from indgang.inquiries import refusals
from indgang.inquiries.models import HandOver, Inquiry
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast

from .telling import one_event, refused


@pytest.fixture
def colleague(cast: Cast) -> Employee:
    """Ditte's colleague in Ydelse."""
    employee: Employee = Employee.objects.create_user("dan", name="Dan Friis", department=cast.ydelse)
    employee.grant(Role.DEPARTMENT, at=cast.at)
    return employee


def test_it_works(cast: Cast) -> None:
    handover = cast.handed_over()
    with one_event("inquiry.accepted", cast.ditte, handover=handover.pk):
        handover.accept(by=cast.ditte, at=cast.later(hours=1))
    kept = Inquiry.objects.get()
    assert (kept.state, kept.owner, kept.accepted_at) == ("with_department", cast.ditte, cast.later(hours=1))
    handover.refresh_from_db()
    assert (handover.accepted_by, handover.accepted_at) == (cast.ditte, cast.later(hours=1))
    assert handover.is_standing


def test_a_colleague_was_first(cast: Cast, colleague: Employee) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.accept(by=colleague, at=cast.at)
    with refused(refusals.AlreadyAccepted, by=colleague, at="14.09.2026 10.00"):
        stale.accept(by=cast.ditte, at=cast.at)


def test_twice_by_oneself(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    with refused(refusals.AlreadyAccepted, by=cast.ditte):
        handover.accept(by=cast.ditte, at=cast.at)


def test_it_was_taken_back(cast: Cast) -> None:
    handover = cast.handed_over()
    stale = HandOver.objects.get()
    handover.recall(by=cast.karen, at=cast.at)
    with refused(refusals.HandOverEnded, how="trukket tilbage"):
        stale.accept(by=cast.ditte, at=cast.at)


def test_it_was_discarded(cast: Cast) -> None:
    handover = cast.handed_over()
    handover.inquiry.discard_as("mistaken", by=cast.karen, at=cast.at, reason="Fejl")
    with refused(refusals.Discarded):
        handover.accept(by=cast.ditte, at=cast.at)


def test_only_the_department_that_it_was_sent_to(cast: Cast) -> None:
    handover = cast.handed_over()
    for person in (cast.per, cast.karen, cast.christian, cast.ali, cast.outsider):
        with refused(refusals.NotAllowed):
            handover.accept(by=person, at=cast.at)


def test_one_who_has_moved_to_another_department(cast: Cast) -> None:
    handover = cast.handed_over()
    cast.ditte.department = cast.plan_og_byg
    cast.ditte.save(update_fields=["department"])
    with refused(refusals.NotAllowed):
        handover.accept(by=cast.ditte, at=cast.at)


def test_a_colleague_without_the_role(cast: Cast) -> None:
    handover = cast.handed_over()
    clerk: Employee = Employee.objects.create_user("eva", name="Eva Krog", department=cast.ydelse)
    with refused(refusals.NotAllowed):
        handover.accept(by=clerk, at=cast.at)
