"""A document as PDF that a screen reader can read (PDF/UA-1): tagged, with language, title and page numbers."""

import json
from math import sqrt
from pathlib import Path
from typing import Final

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from .cleaning import printable
from .model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table

_PAGE: Final = Path(__file__).with_name("page.typ").read_bytes()
_REGIONS: Final = {"da": "DK", "en": "GB"}


def as_pdf(document: Document) -> bytes:
    """Return the document as PDF/UA-1; the same document gives the same bytes.

    The text travels as data beside the template, so that nothing anybody writes can become markup.
    Only the fonts that come with the typesetter are used, so that every machine makes the same pages.
    """
    return typst.compile(
        _PAGE,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_data(document))},
        pdf_standards="ua-1",
    )


def _data(document: Document) -> dict[str, object]:
    with override(document.language):
        pages = _("Side {page} af {pages}")
    return {
        "title": printable(document.title),
        "author": printable(document.author),
        "subject": printable(document.subject),
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "pages": pages,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": printable(text), "level": level}
        case Paragraph(strong=strong):
            return {"kind": "paragraph", "parts": [printable(part) for part in block.parts], "strong": strong}
        case Bullets(items, numbered):
            return {"kind": "bullets", "items": [printable(item) for item in items], "numbered": numbered}
        case Table():
            return _table(block)
        case PageBreak():
            return {"kind": "page_break"}


def _table(table: Table) -> dict[str, object]:
    return {
        "kind": "table",
        "caption": printable(table.caption),
        "header": [printable(cell) for cell in table.header],
        "rows": [[printable(cell) for cell in row] for row in table.rows],
        "note": printable(table.note),
        "numeric": [column in table.numeric for column in range(len(table.header))],
        "weights": _weights(table),
    }


def _weights(table: Table) -> list[int]:
    """Return how wide each column is beside the others: long texts get more room, but not all that they ask for."""
    columns = zip(table.header, *table.rows, strict=True)
    return [max(4, *(max(_longest_word(cell), round(4 * sqrt(len(cell)))) for cell in column)) for column in columns]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
