"""The letter as a file (fil): what it is called and how it is made; its name says nothing of anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from indgang.foundation.documents import DOCX, Document, as_docx, as_pdf


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file (filtype)."""

    make: Callable[[Document], bytes]
    content_type: str
    name: str


FORMATS: Final = {
    "pdf": Format(as_pdf, "application/pdf", "klage.pdf"),
    "docx": Format(as_docx, DOCX, "klage.docx"),
}
