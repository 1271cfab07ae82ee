"""A document for word processing (DOCX), with real headings, so that it can be read aloud and worked on."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of a DOCX file."""
_REGIONS: Final = {"da": "da-DK", "en": "en-GB"}
_THE_SAME_DAY: Final = datetime(2000, 1, 1)
_INK: Final = RGBColor(0x1A, 0x1A, 0x1A)


def as_docx(document: Document) -> bytes:
    """Return the document as DOCX; the same document gives the same bytes."""
    language = _REGIONS.get(document.language, document.language)
    file = docx.Document()
    _set_look(file, language)
    _set_properties(file.core_properties, document, language)
    file.add_heading(document.title, level=1)
    for block in document.blocks:
        _add(file, block)
    return _packed(file)


def _set_look(file: Any, language: str) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11.5)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption"):
        file.styles[name].font.color.rgb = _INK
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    tag = defaults.find(qn("w:lang"))
    tag.set(qn("w:val"), language)


def _set_properties(properties: Any, document: Document, language: str) -> None:
    properties.title = document.title[:255]
    properties.author = properties.last_modified_by = document.author[:255]
    properties.subject = document.subject[:255]
    properties.language = language
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = _THE_SAME_DAY
    properties.revision = 1


def _add(file: Any, block: Block) -> None:
    match block:
        case Heading(text, level):
            file.add_heading(text, level=level)
        case Paragraph(strong=strong):
            for part in block.parts:
                file.add_paragraph().add_run(part).bold = strong or None
        case Bullets():
            _add_list(file, block)
        case Table():
            _add_table(file, block)
        case PageBreak():
            file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _add_list(file: Any, bullets: Bullets) -> None:
    style = file.styles["List Number" if bullets.numbered else "List Bullet"]
    number = _fresh_numbering(file, style) if bullets.numbered else None
    for item in bullets.items:
        paragraph = file.add_paragraph(item, style=style)
        if number is not None:
            marks = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            marks.get_or_add_ilvl().val = 0
            marks.get_or_add_numId().val = number


def _fresh_numbering(file: Any, style: Any) -> int:
    """Return the number of a list that begins at 1 again; else all lists of a document would count on."""
    numbering = file.part.numbering_part.element
    pattern = numbering.num_having_numId(style.element.pPr.numPr.numId.val).abstractNumId.val
    fresh = numbering.add_num(pattern)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _add_table(file: Any, table: Table) -> None:
    if table.caption:
        file.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
    grid = file.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    for number, (row, cells) in enumerate(zip(grid.rows, (table.header, *table.rows), strict=True)):
        _mark(row, "w:cantSplit")
        if not number:
            _mark(row, "w:tblHeader")
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _fill(cell.paragraphs[0], text, strong=not number, right=column in table.numeric)
    file.add_paragraph(table.note)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _fill(paragraph: Any, text: str, *, strong: bool, right: bool) -> None:
    paragraph.add_run(text).bold = strong or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _packed(file: Any) -> bytes:
    """Return the file packed without the moment at which it was packed."""
    loose, packed = BytesIO(), BytesIO()
    file.save(loose)
    with ZipFile(loose) as parts, ZipFile(packed, "w") as whole:
        for name in parts.namelist():
            whole.writestr(ZipInfo(name, _THE_SAME_DAY.timetuple()[:6]), parts.read(name), ZIP_DEFLATED)
    return packed.getvalue()
