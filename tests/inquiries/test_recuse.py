"""Who is not impartial (inhabil) sees nothing of it any more, and of that citizen neither, if it is about them."""

from indgang.inquiries import recusal, refusals
from indgang.inquiries.models import HandOver, Inquiry, Recusal
from indgang.inquiries.recusal import citizens_open_to
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry, other = cast.inquiry(), cast.inquiry()
    with one_event("inquiry.recused", cast.karen):
        told = recusal.declare(cast.karen, inquiry, reason="Min søster.", at=cast.at)
    assert (told.employee, told.inquiry, told.reason) == (cast.karen, inquiry, "Min søster.")
    assert list(Inquiry.objects.visible_to(cast.karen)) == [other]
    assert Inquiry.objects.visible_to(cast.bo).count() == 2


def test_a_department_member_too(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    recusal.declare(cast.ditte, handover.inquiry, reason="Nabo.", at=cast.at)
    assert not Inquiry.objects.visible_to(cast.ditte).exists()
    assert not HandOver.objects.visible_to(cast.ditte).exists()


def test_from_all_of_a_citizens_matters(cast: Cast) -> None:
    handover = cast.handed_over(citizen=cast.mette)
    cast.inquiry()
    for person in (cast.karen, cast.ditte):
        Recusal.objects.create(employee=person, citizen=cast.mette, reason="Gift", declared_at=cast.at)
    assert [each.citizen for each in Inquiry.objects.visible_to(cast.karen)] == [None]
    assert not HandOver.objects.visible_to(cast.karen).exists()
    assert not HandOver.objects.visible_to(cast.ditte).exists()
    assert not citizens_open_to(cast.karen).exists()
    assert Inquiry.objects.visible_to(cast.bo).filter(pk=handover.inquiry_id).exists()
    assert citizens_open_to(cast.bo).get() == cast.mette


def test_saying_it_twice_changes_nothing(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with one_event("inquiry.recused", cast.karen):
        first = recusal.declare(cast.karen, inquiry, reason="Min søster.", at=cast.at)
        assert recusal.declare(cast.karen, inquiry, reason="Min bror.", at=cast.at) == first
    assert Recusal.objects.get().reason == "Min søster."


def test_without_a_reason(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.ReasonNeeded):
        recusal.declare(cast.karen, inquiry, reason=" ", at=cast.at)


def test_too_long_a_reason(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.TextTooLong):
        recusal.declare(cast.karen, inquiry, reason="x" * 201, at=cast.at)


def test_a_number_is_masked(cast: Cast) -> None:
    told = recusal.declare(cast.karen, cast.inquiry(), reason="Min søster 070365-1231", at=cast.at)
    assert told.reason == "Min søster 070365-····"
