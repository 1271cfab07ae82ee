"""Text documents (dokumenter) as plain values, and four ways out: text, page, PDF and Word."""

from .html import as_html
from .model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Table
from .pdf import as_pdf
from .text import as_text
from .word import DOCX, as_docx

__all__ = [
    "DOCX",
    "Block",
    "Bullets",
    "Document",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Table",
    "as_docx",
    "as_html",
    "as_pdf",
    "as_text",
]
