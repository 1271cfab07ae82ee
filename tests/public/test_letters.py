"""A citizen has a letter explained: nothing is kept or stands in an address; telling the department is a choice."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from indgang.adviser.letters import pictures, reading
from indgang.adviser.models import LetterFeedback, LetterPoint
from indgang.foundation.documents import Document, Paragraph, as_docx, as_pdf
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.letters.letters import text
from tests.pages import check_page

PAGE = "/borger/brev/"
LETTER = (
    "Fjordby Kommune\nYdelse\n1. maj 2026\n\nAfslag på enkeltydelse\n\nVi kan ikke bevilge dig hjælp til din husleje.\n"
)


@pytest.fixture(autouse=True)
def signs_alone(settings: LazySettings) -> None:
    settings.SENTENCE_MODEL = False


def explained(**posted):
    return Client().post(PAGE, {"text": LETTER, **posted})


def receipt_in(page) -> str:
    (written,) = re.findall(r'name="receipt" value="([^"]+)"', page.content.decode())
    return html.unescape(written)


def test_the_page_is_open_to_all_and_without_cookies(cast: Cast):
    page = Client().get(PAGE)
    check_page(page)
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]


def test_a_pasted_letter_is_explained_and_forgotten(cast: Cast):
    events = Event.objects.count()
    page = explained(received="04.05.2026")
    check_page(page)
    told = page.content.decode()
    assert page.status_code == 200
    assert "Afslag" in told
    assert "Klagevejledning mangler" in told
    assert reverse("public_complaints") in told
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert Event.objects.count() == events
    assert not LetterFeedback.objects.exists()


def test_deadlines_are_reckoned_from_the_day_told(cast: Cast):
    page = Client().post(PAGE, {"text": text("kontanthjaelp-sanktion"), "received": "31.03.2026"}).content.decode()
    assert "28.04.2026" in page
    assert "Sådan er dagen regnet ud" in page


def test_a_pdf_is_read_from_memory(cast: Cast):
    file = as_pdf(
        Document("Afslag", [Paragraph("Fjordby Kommune"), Paragraph("Vi kan ikke bevilge dig hjælp til bilen.")])
    )
    page = Client().post(PAGE, {"file": SimpleUploadedFile("brev.pdf", file, "application/pdf")})
    assert page.status_code == 200
    assert "Vi kan ikke bevilge dig hjælp" in page.content.decode()


def test_a_word_file_is_read_from_memory(cast: Cast):
    file = as_docx(
        Document("Afslag", [Paragraph("Fjordby Kommune"), Paragraph("Vi kan ikke bevilge dig hjælp til bilen.")])
    )
    page = Client().post(PAGE, {"file": SimpleUploadedFile("brev.docx", file, "application/octet-stream")})
    assert page.status_code == 200
    assert "Vi kan ikke bevilge dig hjælp" in page.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "ældre Office-program"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"),
        (b"", "Filen er tom."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(cast: Cast, content: bytes, said: str):
    page = Client().post(PAGE, {"file": SimpleUploadedFile("brev.pdf", content)})
    assert page.status_code == 422
    assert said in page.content.decode()


def test_doubt_stands_above_the_answer(cast: Cast):
    english = "Fjordby Municipality\n20 May 2026\nDear Ms Okafor\n\nWe need your documents. " + (
        "Please send the documents to us no later than 3 June 2026, so that we can process the case for you. " * 2
    )
    page = Client().post(PAGE, {"text": english}).content.decode()
    assert page.index("ikke ud til at være på dansk") < page.index("Kort fortalt")
    assert "Lixtal" not in page


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"text": "  "}, "Der er ingen tekst at forklare."),
        ({"text": LETTER, "received": "i går"}, "dd.mm.åååå"),
        ({"text": LETTER, "received": "01.01.2099"}, "i dag eller før"),
        ({"text": LETTER, "told": "digt"}, "gyldig valgmulighed"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_kept(cast: Cast, posted, said):
    page = Client().post(PAGE, posted)
    assert page.status_code == 422
    assert said in html.unescape(page.content.decode())
    assert posted["text"].strip()[:20] in page.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04\x00\x00", "Filen kan ikke læses her."), (b"x" * (reading.LARGEST + 70_000), "10 MB")],
)
def test_other_files_are_turned_down(cast: Cast, content, said):
    page = Client().post(PAGE, {"file": SimpleUploadedFile("brev.pdf", content, "application/pdf")})
    assert page.status_code == 422
    assert said in page.content.decode()


def test_where_pictures_cannot_be_read_it_says_what_to_do(cast: Cast, monkeypatch):
    monkeypatch.setattr(pictures, "_languages", frozenset)
    page = Client().post(PAGE, {"file": SimpleUploadedFile("brev.png", b"\x89PNG\r\n\x1a\n...", "image/png")})
    assert page.status_code == 422
    assert "kom forbi med brevet" in page.content.decode()


def test_markup_in_a_letter_stays_text(cast: Cast):
    page = explained(text=LETTER + "<script>alert(1)</script> Du skal betale 100 kr. senest den 1. maj 2026 <b>nu</b>.")
    assert "<script>alert" not in page.content.decode()
    check_page(page)


def test_the_department_is_told_in_codes_when_the_citizen_says_yes(cast: Cast):
    done = Client().post(
        "/borger/brev/tilbagemelding/", {"receipt": receipt_in(explained()), "consent": "1"}, follow=True
    )
    check_page(done)
    row = LetterFeedback.objects.get()
    assert (row.department, row.sent_by, row.quote) == (cast.ydelse, None, "")
    assert "guidance_missing" in set(LetterPoint.objects.values_list("shortcoming", flat=True))
    assert "klagevejledning" in set(LetterPoint.objects.values_list("theme_code", flat=True))
    event = Event.objects.get(kind="letter_feedback.sent")
    assert "husleje" not in str(event.facts)


def test_without_a_yes_nothing_is_sent(cast: Cast):
    page = Client().post("/borger/brev/tilbagemelding/", {"receipt": receipt_in(explained())})
    check_page(page, 422)
    assert not LetterFeedback.objects.exists()


def test_the_same_is_sent_once(cast: Cast):
    posted = {"receipt": receipt_in(explained()), "consent": "1"}
    for _ in range(2):
        assert Client().post("/borger/brev/tilbagemelding/", posted).status_code == 302
    assert LetterFeedback.objects.count() == 1


def test_what_we_did_not_sign_is_turned_down(cast: Cast):
    page = Client().post("/borger/brev/tilbagemelding/", {"receipt": "eyJ9:1:x", "consent": "1"})
    check_page(page, 409)


def test_an_old_explanation_is_turned_down(cast: Cast):
    receipt = receipt_in(explained())
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=3), tick=False):
        page = Client().post("/borger/brev/tilbagemelding/", {"receipt": receipt, "consent": "1"})
    assert "for gammel" in page.content.decode()
    assert not LetterFeedback.objects.exists()
