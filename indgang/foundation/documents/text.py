"""A document as plain text (ren tekst), to copy from the screen or put into a message."""

from collections.abc import Iterator, Sequence

from .model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table


def as_text(document: Document) -> str:
    """Return the document as plain text, one empty line between blocks."""
    return "\n\n".join([document.title, *(text for block in document.blocks if (text := _text(block)))]) + "\n"


def _text(block: Block) -> str:
    match block:
        case Heading(text):
            return text.upper()
        case Paragraph():
            return "\n\n".join(block.parts)
        case Bullets(items, numbered):
            return "\n".join(f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(items, 1))
        case Table():
            return "\n".join(_lines(block))
        case PageBreak():
            return ""


def _lines(table: Table) -> Iterator[str]:
    rows = [[" ".join(cell.split()) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    yield from filter(None, [table.caption])
    for number, row in enumerate(rows):
        yield _line(row, widths, table.numeric)
        if not number:
            yield "  ".join("-" * width for width in widths)
    yield from filter(None, [table.note])


def _line(row: Sequence[str], widths: Sequence[int], numeric: frozenset[int]) -> str:
    cells = (
        cell.rjust(width) if column in numeric else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
