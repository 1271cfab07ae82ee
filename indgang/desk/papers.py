"""Documents to take along (dokumenter som filer): PDF, Word or plain text, as sheets.py is for tables."""

from collections.abc import Callable
from typing import Final

from django.http import HttpResponse

from indgang.foundation.documents import DOCX, Document, as_docx, as_pdf, as_text


def _encoded(document: Document) -> bytes:
    return as_text(document).encode()


FORMS: Final[dict[str, tuple[Callable[[Document], bytes], str]]] = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (as_docx, DOCX),
    "txt": (_encoded, "text/plain; charset=utf-8"),
}
"""How each form is made, and its media type."""


def paper(document: Document, name: str, form: str) -> HttpResponse:
    """Return a document as a file in one of the forms, called by its name without ending; KeyError for another form."""
    make, kind = FORMS[form]
    response = HttpResponse(make(document), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
