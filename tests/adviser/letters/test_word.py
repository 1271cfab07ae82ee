"""Word documents: all the text of a letter is read, and a file that unfolds to fill the machine is turned down."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Letter
from docx.oxml import parse_xml
from pypdf import PdfWriter

from indgang.adviser.letters import reading, refusals
from indgang.adviser.letters.sheet import sheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(letter: Letter) -> bytes:
    file = BytesIO()
    letter.save(file)
    return file.getvalue()


def packed(**inside: bytes | str) -> bytes:
    """A packed file with these members, dots and slashes of the names written _ and __."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, content in inside.items():
            way = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            zipped.writestr(name.replace("__", "/").replace("_", "."), content, way)
    return file.getvalue()


def written() -> bytes:
    letter = Document()
    letter.sections[0].header.paragraphs[0].text = "Fjordby Kommune, Ydelse"
    letter.sections[0].footer.paragraphs[0].text = "Rådhustorvet 1"
    letter.add_heading("Afslag på hjælp", 1)
    letter.add_paragraph("Vi kan ikke give dig hjælp.")
    letter.add_paragraph("kontoudtog", style="List Bullet")
    table = letter.add_table(rows=2, cols=3)
    for row, cells in zip(table.rows, (("Udgift", "Søgt", "Bevilget"), ("Kost", "640 kr.", "0 kr.")), strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    frame = letter.add_table(rows=1, cols=1).cell(0, 0)
    frame.text = "Du kan klage inden 4 uger."
    frame.add_paragraph("Send klagen til os.")
    return saved(letter)


def test_all_of_a_letter_is_read_in_order():
    text = reading.text_of(written())
    wanted = [
        "Fjordby Kommune, Ydelse",
        "Afslag på hjælp",
        "Vi kan ikke give dig hjælp.",
        "kontoudtog",
        "Kost\t640 kr.\t0 kr.",
        "Du kan klage inden 4 uger.",
        "Send klagen til os.",
        "Rådhustorvet 1",
    ]
    places = [text.index(each) for each in wanted]
    assert places == sorted(places)
    assert "Kost 640 kr. 0 kr." in sheet(text).lines


def test_what_was_crossed_out_is_left_out_and_a_box_is_read_once():
    letter = Document()
    body = letter.element.body
    body.insert(0, parse_xml(f'<w:p xmlns:w="{W}"><w:del><w:r><w:delText>5 uger</w:delText></w:r></w:del>'
                             "<w:ins><w:r><w:t>Inden 4 uger</w:t></w:r></w:ins></w:p>"))  # fmt: skip
    box = "<w:txbxContent><w:p><w:r><w:t>Sag 26/1</w:t></w:r></w:p></w:txbxContent>"
    copies = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    spaces = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<w:p {spaces}><w:r><mc:AlternateContent>{copies}</mc:AlternateContent></w:r></w:p>"
    body.insert(1, parse_xml(both))
    text = reading.text_of(saved(letter))
    assert "5 uger" not in text
    assert "Inden 4 uger" in text
    assert text.count("Sag 26/1") == 1


def test_a_document_that_unfolds_to_fill_the_machine_is_turned_down():
    bomb = packed(word__document_xml=b" " * (13 * 1024 * 1024))
    assert len(bomb) < 100_000
    with pytest.raises(refusals.TooMuchInside):
        reading.text_of(bomb)


def test_many_files_inside_are_turned_down():
    with pytest.raises(refusals.TooMuchInside):
        reading.text_of(packed(word__document_xml="<x/>", **{f"f{number}_bin": b"" for number in range(1_001)}))


def test_words_that_stand_for_more_words_are_not_unfolded():
    """A document that names itself over and over (entities) is never read as more than it is."""
    entities = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 12))
    document = (
        f'<!DOCTYPE d [<!ENTITY a0 "Hej hej hej">{entities}]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
    )
    whole = ZipFile(BytesIO(saved(Document())))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as again:
        for name in whole.namelist():
            again.writestr(name, document if name == "word/document.xml" else whole.read(name))
    with pytest.raises((refusals.BrokenFile, refusals.NothingRead, refusals.TooMuchInside)):
        reading.text_of(file.getvalue())


@pytest.mark.parametrize(
    ("content", "refusal", "said"),
    [
        (packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), refusals.OtherWriter, "odt"),
        (packed(Index__Document_iwa=b"x"), refusals.OtherWriter, "Pages"),
        (packed(xl__workbook_xml="<x/>"), refusals.UnknownFile, "kan ikke læses her"),
        (packed(word__document_xml="<x"), refusals.BrokenFile, "beskadiget"),
        (saved(Document()), refusals.NothingRead, "ingen tekst"),
    ],
)
def test_other_packed_files_are_told_from_a_letter(content, refusal, said):
    with pytest.raises(refusal) as told:
        reading.text_of(content)
    assert said in told.value.message


def test_a_locked_pdf_says_that_it_is_locked():
    pdf = PdfWriter()
    pdf.add_blank_page(100, 100)
    pdf.encrypt("hemmelig", algorithm="RC4-128")
    file = BytesIO()
    pdf.write(file)
    with pytest.raises(refusals.LockedFile):
        reading.text_of(file.getvalue())
