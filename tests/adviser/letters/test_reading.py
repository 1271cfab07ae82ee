"""Files: PDF, scanned PDF, picture, text; and what is not a letter's file."""

import os
import subprocess
from functools import cache

import pytest

from indgang.adviser.letters import pictures, reading, refusals
from indgang.foundation.documents import Document, Paragraph, as_pdf

WORDS = "Afslag på hjælp. Du kan klage til Ankestyrelsen inden 4 uger fra du har modtaget brevet."


def required(is_there: bool, what: str) -> None:
    """Skip where a program is missing, and fail where everything must be there."""
    if is_there:
        return
    if os.environ.get("INDGANG_REQUIRE_ALL"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is not installed")


@cache
def pdf() -> bytes:
    return as_pdf(Document("Brev fra Fjordby Kommune", [Paragraph(WORDS)]))


@cache
def picture() -> bytes:
    order = ["pdftoppm", "-r", "120", "-gray", "-png", "-singlefile", "-"]
    return subprocess.run(order, input=pdf(), capture_output=True, check=True, timeout=60).stdout


def scanned_pdf() -> bytes:
    """A PDF of one page that is a picture."""
    jpeg = subprocess.run(
        ["pdftoppm", "-r", "120", "-gray", "-jpeg", "-singlefile", "-"], input=pdf(), capture_output=True, check=True
    ).stdout
    place = next(at for at in range(len(jpeg)) if jpeg[at : at + 2] in (b"\xff\xc0", b"\xff\xc2"))
    height, width = (int.from_bytes(jpeg[place + at : place + at + 2]) for at in (5, 7))
    colours = b"/DeviceRGB" if jpeg[place + 9] == 3 else b"/DeviceGray"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8/Filter/DCTDecode"
        b"/Length %d>>stream\n%s\nendstream" % (width, height, colours, len(jpeg), jpeg),
        b"<</Length 29>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    return file + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(file),
    )


def test_a_pdf_is_read():
    assert "klage til Ankestyrelsen" in " ".join(reading.text_of(pdf()).split())


def test_a_picture_is_read():
    required(pictures.is_installed() and pictures.can_draw_pages(), "tesseract with Danish, or pdftoppm")
    assert "Ankestyrelsen inden 4 uger" in " ".join(reading.text_of(picture()).split())


def test_a_scanned_pdf_is_read():
    required(pictures.is_installed() and pictures.can_draw_pages(), "tesseract with Danish, or pdftoppm")
    assert "Ankestyrelsen inden 4 uger" in " ".join(reading.text_of(scanned_pdf()).split())


def test_without_the_program_it_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(pictures, "_languages", frozenset)
    with pytest.raises(refusals.NoReaderForPictures) as told:
        reading.text_of(b"\x89PNG\r\n\x1a\n....")
    assert "kom forbi med brevet" in told.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_plain_text_is_read(encoding):
    assert "på hjælp" in reading.text_of(WORDS.encode(encoding))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"PK\x03\x04\x00\x00", refusals.UnknownFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refusals.OtherWriter),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), refusals.LockedFile),
        (b"{\\rtf1\\ansi Hej med dig}", refusals.OtherWriter),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", refusals.OtherPicture),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", refusals.OtherPicture),
        (b"MZ\x90\x00", refusals.UnknownFile),
        (b"\x01\x02\x03\x04\x05\x06", refusals.UnknownFile),
        (b"%PDF-1.7 not at all", refusals.BrokenFile),
        (b"123 456\n", refusals.NothingRead),
        (b"   \n  ", refusals.EmptyFile),
        (b"", refusals.EmptyFile),
        (b"a" * (reading.LARGEST + 1), refusals.FileTooLarge),
    ],
)
def test_what_cannot_be_read_is_turned_down_by_name(content, refusal):
    with pytest.raises(refusal):
        reading.text_of(content)


def test_a_program_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(pictures, "_SECONDS", 0.05)
    with pytest.raises(refusals.TooSlow):
        pictures._run(["sleep", "5"], b"")


def test_one_picture_at_a_time(monkeypatch):
    monkeypatch.setattr(pictures, "_languages", lambda: frozenset({"dan"}))
    monkeypatch.setattr(pictures, "_WAIT", 0.01)
    with pictures._turns, pytest.raises(refusals.TooBusy):
        pictures.of_picture(b"\x89PNG\r\n\x1a\n")
