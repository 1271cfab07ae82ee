"""Writing a contact down, correcting it, taking it out: first that it works, then each refusal."""

from typing import Any
from uuid import uuid4

import pytest

from indgang.adviser import case_refusals as refusals
from indgang.adviser.models import Case, Contact, DiscardReason, Key, Theme
from indgang.adviser.refusals import NotTheAdviser
from indgang.adviser.registration import NewContact, NewPoint, correct, log
from indgang.inquiries.refusals import TextTooLong
from indgang.journal.models import Event
from indgang.sample.cast import METTES_CPR, Cast


def said(cast: Cast, **changes: Any) -> NewContact:
    facts: dict[str, Any] = {"kind": "signposting", "way": "phone", "at": cast.at, "text": "Hvor får jeg et pas?"}
    return NewContact(**facts | changes)


def test_signposting_has_its_usual_end_and_time(cast: Cast, zone: Key) -> None:
    row = log(said(cast), by=cast.ali, at=cast.at)
    assert (row.outcome, row.spent, row.is_anonymous, row.noted) == ("vejvist", 15, True, True)
    assert zone.read(row)["text"] == "Hvor får jeg et pas?"
    assert "pas" not in row.sealed
    event = Event.objects.get(kind="adviser_contact.logged")
    assert event.facts == {"kind": "signposting", "way": "phone", "case": None, "points": 0}


def test_points_carry_the_department_up(cast: Cast, zone: Key) -> None:
    theme = Theme.objects.get(code="manglende-svar")
    row = log(said(cast, points=[NewPoint(theme=theme, department=cast.ydelse)]), by=cast.ali, at=cast.at)
    assert row.department == cast.ydelse
    assert [str(point) for point in row.points.all()] == ["Manglende svar · Ydelse"]


def test_a_cpr_number_is_masked_and_told(cast: Cast, zone: Key) -> None:
    row = log(said(cast, text=f"Mette {METTES_CPR[:6]}-{METTES_CPR[6:]}"), by=cast.ali, at=cast.at)
    assert row.masked_numbers == 1
    assert METTES_CPR[6:] not in zone.read(row)["text"]


def test_a_talk_in_a_case_without_words_lacks_its_note(cast: Cast, zone: Key) -> None:
    case = Case.open_from(log(said(cast), by=cast.ali, at=cast.at), kind="complaint", by=cast.ali, at=cast.at)
    row = log(said(cast, text="", task=cast.passport, case=case), by=cast.ali, at=cast.at)
    assert row.lacks_note
    correct(row, {"text": "Hun venter stadig."}, by=cast.ali, at=cast.at, key=zone)
    assert not row.lacks_note


def test_a_form_that_comes_twice_is_written_once(cast: Cast, zone: Key) -> None:
    key = uuid4()
    first = log(said(cast), by=cast.ali, at=cast.at, key=key)
    with pytest.raises(refusals.AlreadyLogged) as told:
        log(said(cast), by=cast.ali, at=cast.at, key=key)
    assert told.value.facts == {"number": first.pk}
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": " "}, refusals.NothingSaid),
        ({"kind": "x"}, refusals.WrongChoice),
        ({"way": "røgsignal"}, refusals.WrongChoice),
        ({"outcome": "vundet"}, refusals.WrongChoice),
        ({"spent": 7}, refusals.WrongChoice),
        ({"text": "å" * 20_001}, TextTooLong),
    ],
)
def test_what_is_not_written_down(cast: Cast, zone: Key, changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        log(said(cast, **changes), by=cast.ali, at=cast.at)
    assert not Contact.objects.exists()


def test_not_by_somebody_else_nor_in_the_future_nor_in_a_closed_case(cast: Cast, zone: Key) -> None:
    with pytest.raises(NotTheAdviser):
        log(said(cast), by=cast.karen, at=cast.at)
    with pytest.raises(refusals.InTheFuture):
        log(said(cast, at=cast.later(hours=1)), by=cast.ali, at=cast.at)
    case = Case.open_from(log(said(cast), by=cast.ali, at=cast.at), kind="complaint", by=cast.ali, at=cast.at)
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.CaseClosed):
        log(said(cast, case=case), by=cast.ali, at=cast.at)


def test_a_correction_keeps_what_stood_there(cast: Cast, zone: Key) -> None:
    row = log(said(cast), by=cast.ali, at=cast.at)
    theme = Theme.objects.get(code="tone")
    changes = {"kind": "guidance", "text": "Hun kender ikke reglerne.", "way": "phone"}
    correction = correct(row, changes, points=[NewPoint(theme=theme)], by=cast.ali, at=cast.later(hours=1), key=zone)
    row.refresh_from_db()
    assert row.kind == "guidance"
    assert zone.read(row)["text"] == "Hun kender ikke reglerne."
    assert zone.read(correction)["text"] == "Hvor får jeg et pas?"
    assert correction.changed["kind"] == ["signposting", "guidance"]
    assert Event.objects.get(kind="adviser_contact.corrected").facts == {"changed": ["kind", "points", "text"]}
    assert correction.names == "type, tekst, klageforhold"


def test_what_is_not_corrected(cast: Cast, zone: Key) -> None:
    row = log(said(cast), by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NothingChanged):
        correct(row, {"kind": "signposting"}, by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(refusals.WrongChoice):
        correct(row, {"kind": "x"}, by=cast.ali, at=cast.at, key=zone)
    row.refresh_from_db()
    with pytest.raises(refusals.InTheFuture):
        correct(row, {"at": cast.later(days=1)}, by=cast.ali, at=cast.at, key=zone)
    row.refresh_from_db()
    row.discard(DiscardReason.MISTAKEN, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ContactDiscarded):
        correct(row, {"kind": "guidance"}, by=cast.ali, at=cast.at, key=zone)


def test_a_mistaken_contact_is_taken_out_and_in_again(cast: Cast, zone: Key) -> None:
    row = log(said(cast), by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongChoice):
        row.discard("ked af det", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ContactCounts):
        row.take_back(by=cast.ali, at=cast.at)
    row.discard(DiscardReason.TWICE, by=cast.ali, at=cast.at)
    assert not Contact.objects.counted().exists()
    with pytest.raises(refusals.ContactDiscarded):
        row.discard(DiscardReason.TWICE, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ContactDiscarded):
        Case.open_from(row, kind="complaint", by=cast.ali, at=cast.at)
    row.take_back(by=cast.ali, at=cast.at)
    assert Contact.objects.counted().get() == row


def test_the_only_contact_of_a_case_stays(cast: Cast, zone: Key) -> None:
    row = log(said(cast), by=cast.ali, at=cast.at)
    case = Case.open_from(row, kind="complaint", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.OnlyContactOfCase):
        row.discard(DiscardReason.MISTAKEN, by=cast.ali, at=cast.at)
    second = log(said(cast), by=cast.ali, at=cast.at)
    second.join_case(case, by=cast.ali, at=cast.at)
    row.discard(DiscardReason.MISTAKEN, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.AlreadyInCase):
        second.join_case(case, by=cast.ali, at=cast.at)
