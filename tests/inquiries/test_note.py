from unittest.mock import ANY
from uuid import uuid4

import pytest

from indgang.inquiries import refusals, texts
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast

from .telling import one_event, refused


def test_it_works(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with one_event("inquiry.noted", cast.bo, entry=ANY, kind="note"):
        entry = inquiry.note("  Har ringet. ", by=cast.bo, at=cast.later(hours=1))
    assert inquiry.entries.get() == entry
    assert (entry.text, entry.kind, entry.by, entry.masked_numbers) == ("Har ringet.", "note", cast.bo, 0)
    assert Inquiry.objects.all().matching("ringet", 9) == [inquiry]


def test_a_solved_inquiry_can_be_noted_on(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    inquiry.note("Passet er hentet.", by=cast.karen, at=cast.at)
    assert inquiry.state == "solved"


def test_the_department_notes_on_what_lies_with_it(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    handover.inquiry.note("Vi mangler et bilag.", by=cast.ditte, at=cast.at)
    assert handover.inquiry.entries.get().by == cast.ditte


def test_a_department_notes_on_nothing_else(cast: Cast) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.NotAllowed):
        inquiry.note("Hej.", by=cast.ditte, at=cast.at)


def test_a_department_that_answered_is_done(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    handover.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    with refused(refusals.NotAllowed):
        handover.inquiry.note("Og så lige …", by=cast.ditte, at=cast.at)


def test_a_department_that_sent_it_on_is_out(cast: Cast) -> None:
    handover = cast.handed_over(accepted=True)
    stale = Inquiry.objects.get(pk=handover.inquiry_id)
    handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    with refused(refusals.NotAllowed):
        stale.note("Hej.", by=cast.ditte, at=cast.at)


def test_the_others_note_on_nothing(cast: Cast) -> None:
    inquiry = cast.inquiry()
    for person in (cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider):
        with refused(refusals.NotAllowed):
            inquiry.note("Hej.", by=person, at=cast.at)


@pytest.mark.parametrize("text", ["", "  ", "\x00"])
def test_without_words(cast: Cast, text: str) -> None:
    inquiry = cast.inquiry()
    with refused(refusals.ReasonNeeded):
        inquiry.note(text, by=cast.karen, at=cast.at)


def test_too_many_words(cast: Cast) -> None:
    inquiry = cast.inquiry()
    inquiry.note("å" * texts.LIMIT, by=cast.karen, at=cast.at)
    with refused(refusals.TextTooLong, length="20.001", limit="20.000"):
        inquiry.note("å" * (texts.LIMIT + 1), by=cast.karen, at=cast.at)


def test_the_same_form_twice(cast: Cast) -> None:
    inquiry, key = cast.inquiry(), uuid4()
    inquiry.note("Har ringet.", by=cast.karen, at=cast.at, key=key)
    with refused(refusals.AlreadyRegistered, reference=inquiry.reference):
        inquiry.note("Har ringet.", by=cast.karen, at=cast.at, key=key)


def test_a_discarded_inquiry(cast: Cast) -> None:
    inquiry = cast.inquiry()
    stale = Inquiry.objects.get()
    inquiry.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    with refused(refusals.Discarded, reference=inquiry.reference, how="prøve"):
        stale.note("Hej.", by=cast.karen, at=cast.at)


def test_a_number_is_masked_and_counted(cast: Cast) -> None:
    entry = cast.inquiry().note("Datter 070365-1231 og 0101900002.", by=cast.karen, at=cast.at)
    assert (entry.text, entry.masked_numbers) == ("Datter 070365-···· og 010190-····.", 2)
