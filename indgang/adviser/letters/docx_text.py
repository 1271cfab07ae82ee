"""A Word document's text (.docx), read in a process of its own, as `pdf_text` does with a PDF.

Runs as `python -m indgang.adviser.letters.docx_text`: the file comes in on standard input, the text goes out. A .docx
is a packed file, and a hostile one unfolds to fill a machine: what it says it holds is measured before anything is
unpacked, and memory and time are limited whatever it says.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.oxml.ns import qn

if sys.platform != "win32":  # there the caller's time limit is the only one
    import resource

BROKEN: Final = 1
TOO_MUCH: Final = 3
_MEMORY: Final = 1024 * 1024 * 1024
_SECONDS: Final = 20
_UNFOLDED: Final = 80 * 1024 * 1024
_XML: Final = 12 * 1024 * 1024
"""The longest part of text; a letter's is a hundredth of it."""
_FILES: Final = 1_000
_LONGEST: Final = 200_000
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS: Final = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")})
_BOX, _OLD_COPY = qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED: Final = frozenset({qn("w:del"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), _BOX, _OLD_COPY})
_BETWEEN_CELLS: Final = "\t"


def main() -> int:
    """Write the text of the document on standard output; return what the shell is told."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    content = sys.stdin.buffer.read()
    try:
        if _unfolds_too_far(content):
            return TOO_MUCH
        text = "\n".join(_lines(content))
    except MemoryError:
        return TOO_MUCH
    except Exception:  # whatever a broken file does to the library, it is one answer: broken
        return BROKEN
    sys.stdout.buffer.write(text[:_LONGEST].encode("utf-8", "replace"))
    return 0


def _unfolds_too_far(content: bytes) -> bool:
    """Tell whether the file says that it holds more than a letter can; the memory limit stands behind that."""
    with ZipFile(BytesIO(content)) as packed:
        inside = packed.infolist()
    if any(each.flag_bits & 1 for each in inside):
        raise BadZipFile
    xml = [each.file_size for each in inside if each.filename.endswith((".xml", ".rels"))]
    return len(inside) > _FILES or sum(each.file_size for each in inside) > _UNFOLDED or max(xml, default=0) > _XML


def _lines(content: bytes) -> Iterator[str]:
    """Return the document's lines: heads of pages, the text with its tables row by row, feet of pages."""
    document = Document(BytesIO(content))
    first, *_others = document.sections
    for head in (first.first_page_header, first.header):
        yield from _of_part(head)
    yield from _blocks(document.element.body)
    for foot in (first.first_page_footer, first.footer):
        yield from _of_part(foot)


def _of_part(part: Any) -> Iterator[str]:
    if not part.is_linked_to_previous:
        yield from _blocks(part.part.element)


def _blocks(parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield from _paragraph(element)
        elif element.tag == _TABLE:
            yield from _rows(element)
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """Return a paragraph's lines, marked where it is a point of a list, and then what stands in boxes beside it."""
    said = "".join(_signs(paragraph))
    is_point = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    yield f"• {said}" if is_point and said.strip() else said
    yield ""
    for box in paragraph.iter(_BOX):
        if not any(above.tag in (_OLD_COPY, _BOX) for above in box.iterancestors()):
            yield from _blocks(box)


def _signs(element: Any) -> Iterator[str]:
    for each in element:
        if each.tag in _SKIPPED:
            continue
        if each.tag == qn("w:t"):
            yield each.text or ""
        elif each.tag in _SIGNS:
            yield _SIGNS[each.tag]
        else:
            yield from _signs(each)


def _rows(table: Any) -> Iterator[str]:
    """Return each row on a line, its cells apart; a row of one cell is a frame round text, and read as text."""
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is not table:
            continue
        cells = [cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
        if len(cells) == 1:
            yield from _blocks(cells[0])
            continue
        texts = [[line for line in _blocks(cell) if line.strip()] for cell in cells]
        if any(len(lines) > 1 for lines in texts):
            yield from (line for lines in texts for line in (*lines, ""))
        else:
            yield _BETWEEN_CELLS.join(lines[0].replace("\t", " ") for lines in texts if lines)
    yield ""


if __name__ == "__main__":
    sys.exit(main())
