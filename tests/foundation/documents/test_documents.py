"""The four ways out of a document: what is put in is what one reads, and nothing becomes markup."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from indgang.foundation.documents import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    as_docx,
    as_html,
    as_pdf,
    as_text,
)

LETTER = Document(
    "Klage over en afgørelse",
    [
        Paragraph("Mette Borger\nStrandvej 1"),
        Heading("Hvad jeg klager over"),
        Paragraph("Jeg fik afslag på #set $x$ *fed* <b>.\n\nDet er forkert."),
        Bullets(["brevet", "kvitteringen"]),
        Bullets(["ring", "skriv"], numbered=True),
        Bullets(["vent"], numbered=True),
        PageBreak(),
        Table(
            "Frister", ["Hvad", "Dage"], [["Klage", "28"], ["Svar", "7"]], note="Uden garanti", numeric=frozenset({1})
        ),
    ],
    author="Fjordby Kommune",
    subject="Boligstøtte",
)
LONG = Document(
    "Årets tal", [Table("Mange rækker", ["Tema", "Antal"], [[f"Tema {number}", str(number)] for number in range(200)])]
)


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(document)))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(node: Any) -> list[str]:
    """Return the kinds of all elements of the PDF's structure, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [kind for each in node for kind in tags(each)]
    if not isinstance(node, dict):
        return []
    return [*filter(None, [str(node.get("/S", ""))]), *tags(node.get("/K", []))]


def word(document: Document) -> Any:
    return docx.Document(BytesIO(as_docx(document)))


def test_as_text_is_what_one_would_type() -> None:
    assert as_text(LETTER) == (
        "Klage over en afgørelse\n\nMette Borger\nStrandvej 1\n\nHVAD JEG KLAGER OVER\n\n"
        "Jeg fik afslag på #set $x$ *fed* <b>.\n\nDet er forkert.\n\n- brevet\n- kvitteringen\n\n1. ring\n2. skriv\n\n"
        "1. vent\n\nFrister\nHvad   Dage\n-----  ----\nKlage    28\nSvar      7\nUden garanti\n"
    )


def test_as_html_is_escaped_and_its_tables_have_headings() -> None:
    html = as_html(LETTER)
    assert "<p>Jeg fik afslag på #set $x$ *fed* &lt;b&gt;.</p>\n<p>Det er forkert.</p>" in html
    assert "<p>Mette Borger<br>Strandvej 1</p>" in html
    assert '<caption>Frister</caption><thead><tr><th scope="col">Hvad</th><th scope="col" class="number">' in html
    assert '<tr><th scope="row">Klage</th><td class="number">28</td></tr>' in html
    assert '<div class="document" lang="da">' in html
    assert "Klage over en afgørelse" not in html


def test_an_empty_cell_is_no_heading() -> None:
    html = as_html(Document("Tal", [Table("", ["", "2025"], [["", "1"]])]))
    assert '<tr><td></td><th scope="col">2025</th></tr>' in html
    assert "<tr><td></td><td>1</td></tr>" in html
    assert "<caption>" not in html and 'aria-label=""' not in html


def test_a_pdf_says_its_language_and_title_and_is_tagged() -> None:
    root: Any = read(LETTER).trailer["/Root"]
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    metadata: Any = read(LETTER).metadata
    assert (metadata.title, metadata.author, metadata.subject) == (LETTER.title, LETTER.author, LETTER.subject)
    assert metadata.creation_date is None
    kinds = tags(root["/StructTreeRoot"])
    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD")] == [1, 1, 3, 5, 1, 2, 4]


def test_a_pdf_holds_the_text_as_it_was_written() -> None:
    text = words_of(read(LETTER))
    for piece in ("Klage over en afgørelse", "afslag på #set $x$ *fed* <b>.", "kvitteringen", "Uden garanti"):
        assert piece in text
    assert "Side 1 af 2" in text and "Side 2 af 2" in text


def test_the_headings_of_a_long_table_are_seen_on_each_page_and_read_aloud_once() -> None:
    reader = read(LONG)
    assert len(reader.pages) > 3
    assert all("Antal" in page.extract_text() for page in reader.pages)
    root: Any = reader.trailer["/Root"]
    assert tags(root["/StructTreeRoot"]).count("/TH") == 2


def test_an_english_document_is_english() -> None:
    document = Document("Complaint", [Paragraph("I complain.")], language="en")
    root: Any = read(document).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert word(document).core_properties.language == "en-GB"


def test_a_docx_has_real_headings_lists_and_heading_rows() -> None:
    file = word(LETTER)
    styles = {paragraph.text: paragraph.style.name for paragraph in file.paragraphs}
    assert styles["Klage over en afgørelse"] == "Heading 1"
    assert styles["Hvad jeg klager over"] == "Heading 2"
    assert styles["brevet"] == "List Bullet"
    assert styles["ring"] == "List Number"
    assert styles["Frister"] == "Caption"
    (table,) = file.tables
    assert [cell.text for cell in table.rows[1].cells] == ["Klage", "28"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_each_numbered_list_of_a_docx_begins_at_one() -> None:
    numbers = {
        paragraph.text: paragraph._p.pPr.numPr.numId.val
        for paragraph in word(LETTER).paragraphs
        if paragraph.style.name == "List Number"
    }
    assert numbers["ring"] == numbers["skriv"] != numbers["vent"]


def test_a_docx_says_its_language_and_who_made_it() -> None:
    file = word(LETTER)
    properties = file.core_properties
    assert (properties.title, properties.author, properties.language) == (LETTER.title, LETTER.author, "da-DK")
    assert properties.created.year == 2000
    assert {tag.get(qn("w:val")) for tag in file.styles.element.iter(qn("w:lang"))} == {"da-DK"}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_pdf(LETTER) == as_pdf(LETTER)
    assert as_docx(LETTER) == as_docx(LETTER)


def test_a_document_without_a_title_and_a_crooked_table_are_mistakes() -> None:
    with pytest.raises(ValueError, match="title"):
        Document("\x00 ", [])
    with pytest.raises(ValueError, match="one cell"):
        Table("", ["a", "b"], [["1"]])
    with pytest.raises(ValueError, match="level"):
        Heading("x", 1)


def test_headings_never_jump_and_empty_blocks_are_left_out() -> None:
    document = Document("Titel", [Heading("Dyb", 4), Paragraph("  "), Heading("\x07"), Bullets(["", "\x00"])])
    assert document.blocks == (Heading("Dyb", 2),)


def test_control_signs_and_what_turns_the_reading_are_left_out() -> None:
    assert Paragraph("a\x00b\x1b[31m\u202ec\ud800d\ufffe\r\ne\tf").text == "ab[31mcd\ne f"


def test_what_the_fonts_of_a_pdf_lack_is_a_box_and_stays_elsewhere() -> None:
    document = Document("Titel", [Paragraph("Tak 😀 漢 Å")])
    assert "Tak □ □ Å" in words_of(read(document))
    assert "Tak 😀 漢 Å" in as_text(document)
    assert word(document).paragraphs[1].text == "Tak 😀 漢 Å"


NASTY = st.text(
    st.one_of(st.sampled_from("#$@*_<>&\\`[]{}\"'=-+/~\n\x00\x1b😀æøåé\u0301\u202e"), st.characters()), max_size=40
)


@settings(max_examples=40)
@given(NASTY, st.lists(NASTY, max_size=3))
def test_nothing_that_anybody_writes_breaks_a_document_or_becomes_markup(text: str, cells: list[str]) -> None:
    document = Document(
        f"T{text}",
        [
            Heading(text),
            Paragraph(text, strong=True),
            Bullets(cells, numbered=True),
            Table(text, ["a", *cells], [["b", *cells]], note=text),
        ],
    )
    assert as_pdf(document).startswith(b"%PDF-")
    assert document.title in as_text(document)
    assert word(document).paragraphs[0].text == document.title
    html = as_html(Document("T", [Paragraph(text)]))
    assert html.count("<") == 2 + 2 * html.count("</p>") + html.count("<br>")
