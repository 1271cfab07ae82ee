from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from indgang.adviser import independence_refusals as turned_down
from indgang.adviser.access import letters, redacting, requests
from indgang.adviser.models import AccessDecision, AccessKind, AccessRequest, Disclosure, GapGround, Key
from indgang.foundation import clock
from indgang.foundation.documents import as_docx, as_pdf, as_text
from indgang.journal.models import Event
from indgang.law.loading import load_law
from indgang.law.models import Route
from indgang.sample.cast import Cast

from .rows import NEIGHBOUR, case, request


def pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def word_text(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([*(each.text for each in paper.paragraphs), *cells])


@pytest.mark.parametrize(
    ("kind", "received", "due"),
    [
        (AccessKind.PARTY, date(2026, 11, 23), date(2026, 12, 2)),
        (AccessKind.PUBLIC, date(2026, 12, 22), date(2027, 1, 4)),
        (AccessKind.GDPR, date(2026, 11, 23), date(2026, 12, 23)),
    ],
)
def test_the_clock_is_seven_working_days_or_a_month(kind: str, received: date, due: date) -> None:
    assert requests.due(kind, received) == due


def test_a_request_is_written_down_sealed_with_its_clock(zone: Key, cast: Cast) -> None:
    row = request(cast, zone, case(cast, zone))
    assert row.due == requests.due(AccessKind.PARTY, clock.local_day(cast.at))
    assert "Mette" not in row.sealed
    assert zone.read(row)["asker"] == "Mette Lauridsen"
    assert Event.objects.latest("id").kind == "adviser_access.registered"


def test_what_cannot_be_written_down(zone: Key, cast: Cast) -> None:
    today, about = clock.local_day(cast.at), [case(cast, zone)]

    def register(kind: str, on: date, asker: str, cases: list[object]) -> None:
        requests.register(kind, on, asker, by=cast.ali, at=cast.at, cases=cases)  # type: ignore[arg-type]  # as typed

    with pytest.raises(turned_down.UnknownChoice):
        register("andet", today, "M", [*about])
    with pytest.raises(turned_down.NotFromWhom):
        register("party", today, " ", [*about])
    with pytest.raises(turned_down.NothingToGive):
        register("party", today, "M", [])
    with pytest.raises(turned_down.ReceivedInTheFuture):
        register("party", today + timedelta(days=1), "M", [*about])


def test_the_time_is_made_longer_with_a_letter_and_not_beyond_the_regulations_end(zone: Key, cast: Cast) -> None:
    row = request(cast, zone, case(cast, zone))
    with pytest.raises(turned_down.ExtensionNeedsReason):
        requests.extend(row, row.due + timedelta(days=9), "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(turned_down.ExtensionNotLater):
        requests.extend(row, row.due, "Der er meget", by=cast.ali, at=cast.at, key=zone)
    requests.extend(row, row.due + timedelta(days=9), "Der er 200 sider", by=cast.ali, at=cast.at, key=zone)
    letter = as_text(
        letters.waiting_letter(row, zone, today=clock.local_day(cast.at), adviser="Ali", municipality="Byen")
    )
    assert "200 sider" in letter
    assert f"{row.due:%d.%m.%Y}" in letter
    gdpr = request(cast, zone, row.cases.get(), AccessKind.GDPR)
    with pytest.raises(turned_down.ExtensionTooFar):
        requests.extend(gdpr, gdpr.received_on + timedelta(days=120), "Meget", by=cast.ali, at=cast.at, key=zone)


@pytest.fixture
def gathered(zone: Key, cast: Cast) -> AccessRequest:
    row = request(cast, zone, case(cast, zone))
    assert redacting.gather(row, by=cast.ali, at=cast.at, key=zone) == 4
    return row


def test_every_text_is_gathered_once_and_anew_when_it_has_changed(
    gathered: AccessRequest, zone: Key, cast: Cast
) -> None:
    assert redacting.gather(gathered, by=cast.ali, at=cast.at, key=zone) == 4
    texts = "\n".join(zone.read(item)["text"] for item in gathered.items.all())
    assert NEIGHBOUR in texts
    assert "Støj fra naboen" in texts
    assert "vred over støj" in texts


def test_others_names_and_numbers_are_suggested_and_ones_own_are_not(
    gathered: AccessRequest, zone: Key, cast: Cast
) -> None:
    found = {each.words for item in gathered.items.all() for each in redacting.suggested(gathered, item, zone)}
    assert any("Preben" in words for words in found)
    assert not any("Mette" in words for words in found)


def redact(row: AccessRequest, key: Key, cast: Cast) -> None:
    redacting.strike(
        row,
        ["preben  zachariassen", "22 33 44 55"],
        GapGround.OTHERS,
        "forvaltningsloven § 15 b",
        by=cast.ali,
        at=cast.at,
        key=key,
    )
    own = next(item for item in row.items.all() if "kun til mig selv" in key.read(item)["text"])
    redacting.leave_out(own, GapGround.INTERNAL, "", by=cast.ali, at=cast.at)


def test_what_is_taken_out_is_in_no_form_of_the_document(gathered: AccessRequest, zone: Key, cast: Cast) -> None:
    redact(gathered, zone, cast)
    given = letters.files(gathered, zone, municipality="Byen")
    pdf = as_pdf(given)
    for text in (as_text(given), pdf_text(pdf), word_text(as_docx(given))):
        flat = " ".join(text.split())
        assert "Naboen [udeladt 1] har telefon [udeladt 1] og er syg" in flat
        assert "Oplysninger om andre personer (forvaltningsloven § 15 b)" in flat
        assert "Internt dokument" in flat
        for hidden in ("Preben", "Zachariassen", "22 33 44 55", "kun til mig selv"):
            assert hidden not in flat
    assert b"Zachariassen" not in pdf


def test_a_passage_that_is_not_there_and_one_without_a_ground_are_turned_down(
    gathered: AccessRequest, zone: Key, cast: Cast
) -> None:
    with pytest.raises(turned_down.PassageNotFound):
        redacting.strike(gathered, ["Karen"], GapGround.OTHERS, "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(turned_down.RefusalNeedsGround):
        redacting.strike(gathered, ["Naboen"], "", "", by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(turned_down.UnknownChoice):
        redacting.strike(gathered, ["Naboen"], "andet", "", by=cast.ali, at=cast.at, key=zone)


def test_a_passage_can_stand_again(gathered: AccessRequest, zone: Key, cast: Cast) -> None:
    redact(gathered, zone, cast)
    first = gathered.redactions.first()
    assert first is not None
    redacting.unstrike(first, by=cast.ali, at=cast.at)
    assert "Preben" in as_text(letters.files(gathered, zone, municipality="Byen"))


def test_the_decision_tells_what_is_left_out_and_how_to_complain_and_is_logged(
    gathered: AccessRequest, zone: Key, cast: Cast
) -> None:
    load_law()
    redact(gathered, zone, cast)
    with pytest.raises(turned_down.UngroundedGap):
        requests.decide(gathered, AccessDecision.FULL, by=cast.ali, at=cast.at, key=zone)
    requests.decide(gathered, AccessDecision.PARTLY, by=cast.ali, at=cast.at, key=zone, reason="Andres forhold.")
    letter = as_text(letters.answer(gathered, zone, today=date(2026, 11, 23), adviser="Ali", municipality="Byen"))
    assert "Du får en del af dokumenterne" in letter
    assert "Den klageinstans, der hører til sagen" in letter
    assert "Oplysninger om andre personer" in letter
    Route.objects.update(confidence="low")
    unsure = as_text(letters.answer(gathered, zone, today=date(2026, 11, 23), adviser="Ali", municipality="Byen"))
    assert "Den klageinstans, der hører til sagen" not in unsure and "Er du uenig, så skriv til os." in unsure
    logged = Disclosure.objects.get()
    assert zone.read(logged)["recipient"] == "Mette Lauridsen"
    assert "3 dokumenter" in zone.read(logged)["what"]
    with pytest.raises(turned_down.RequestDecided):
        requests.decide(gathered, AccessDecision.FULL, by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(turned_down.RequestDecided):
        redact(gathered, zone, cast)


def test_a_refusal_needs_a_ground_and_gives_nothing(gathered: AccessRequest, zone: Key, cast: Cast) -> None:
    with pytest.raises(turned_down.RefusalNeedsGround):
        requests.decide(gathered, AccessDecision.REFUSED, by=cast.ali, at=cast.at, key=zone)
    with pytest.raises(turned_down.NothingLeftOut):
        requests.decide(gathered, AccessDecision.PARTLY, by=cast.ali, at=cast.at, key=zone)
    requests.decide(
        gathered, AccessDecision.REFUSED, by=cast.ali, at=cast.at, key=zone, ground=GapGround.EFFORT, provision="§ 9"
    )
    assert not Disclosure.objects.exists()


def test_a_disclosure_tells_to_whom_and_what(zone: Key, cast: Cast) -> None:
    today = clock.local_day(cast.at)
    with pytest.raises(turned_down.RecipientNeeded):
        requests.disclose("law", today, recipient="", what="Brev", by=cast.ali, at=cast.at)
    row = requests.disclose("law", today, recipient="Ankestyrelsen", what="Brev", by=cast.ali, at=cast.at)
    assert "Ankestyrelsen" not in row.sealed


def test_overlapping_passages_become_one_gap() -> None:
    text = "Ane Marie Hansen og Hansen"
    assert redacting.redacted(text, [("Ane Marie Hansen", "[1]"), ("Hansen", "[2]")]) == "[1] og [2]"
    assert redacting.redacted("Hansens hus ved Hansenvej", [("Hansen", "[1]")]) == "[1] hus ved Hansenvej"
