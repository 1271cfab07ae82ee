"""A document as part of a page (HTML); the page itself shows the title."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table


def as_html(document: Document) -> SafeString:
    """Return the document's blocks as HTML in a section with its language; the title is left to the page's h1."""
    blocks = format_html_join("\n", "{}", ((_html(block),) for block in document.blocks))
    return format_html('<div class="document" lang="{}">\n{}\n</div>', document.language, blocks)


def _html(block: Block) -> SafeString:
    match block:
        case Heading(text, level):
            tag = f"h{level}"
            return format_html("<{0}>{1}</{0}>", tag, text)
        case Paragraph(strong=strong):
            inner = "<p><strong>{}</strong></p>" if strong else "<p>{}</p>"
            return format_html_join("\n", inner, ((_broken(part),) for part in block.parts))
        case Bullets(items, numbered):
            inside = format_html_join("\n", "<li>{}</li>", ((_broken(item),) for item in items))
            return format_html("<{0}>\n{1}\n</{0}>", "ol" if numbered else "ul", inside)
        case Table():
            return _table(block)
        case PageBreak():
            return mark_safe('<hr class="page-break">')


def _broken(text: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))


def _table(table: Table) -> SafeString:
    html = format_html(
        '<div class="table-scroll" tabindex="0" role="group" aria-label="{}">'
        '<table class="table table--compact">{}<thead><tr>{}</tr></thead>\n<tbody>{}</tbody></table></div>',
        table.caption or table.header[-1],
        format_html("<caption>{}</caption>", table.caption) if table.caption else "",
        _cells(table.header, table.numeric, first="th", scope="col", other="th"),
        format_html_join("\n", "<tr>{}</tr>", ((_row(row, table.numeric),) for row in table.rows)),
    )
    return format_html('{}\n<p class="hint">{}</p>', html, _broken(table.note)) if table.note else html


def _row(row: Sequence[str], numeric: frozenset[int]) -> SafeString:
    return _cells(row, numeric, first="td" if 0 in numeric or not row[0] else "th", scope="row", other="td")


def _cells(cells: Sequence[str], numeric: frozenset[int], *, first: str, scope: str, other: str) -> SafeString:
    return format_html_join(
        "",
        "<{0}{1}{2}>{3}</{0}>",
        (
            _cell(cell, tag if cell else "td", scope, column in numeric)
            for column, (cell, tag) in enumerate(zip(cells, [first, *[other] * len(cells)], strict=False))
        ),
    )


def _cell(text: str, tag: str, scope: str, number: bool) -> tuple[str, SafeString | str, SafeString | str, SafeString]:
    of = format_html(' scope="{}"', scope) if tag == "th" else ""
    return tag, of, mark_safe(' class="number"') if number else "", _broken(text)
