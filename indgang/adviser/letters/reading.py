"""From a file to its text (læsning): PDF, picture or plain text, told by what the file holds and not by its name."""

import subprocess
import sys
from enum import StrEnum
from typing import Final

from . import pictures
from .refusals import BrokenFile, FileTooLarge, NothingRead, TooSlow, UnknownFile

LARGEST: Final = 10 * 1024 * 1024
_SECONDS: Final = 20
_ENOUGH: Final = 40
"""A PDF with fewer letters than this holds pictures of pages."""


class FileKind(StrEnum):
    """What a file holds (filtype)."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"


_BEGINNINGS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
)


def kind_of(content: bytes) -> FileKind:
    """Return what a file holds. Raises UnknownFile."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if _decoded(content) is None:
        raise UnknownFile
    return FileKind.TEXT


def text_of(content: bytes) -> str:
    """Return a file's text. Raises FileTooLarge, UnknownFile, BrokenFile, TooSlow, NoReaderForPictures, NothingRead."""
    if len(content) > LARGEST:
        raise FileTooLarge(megabytes=LARGEST // 1024 // 1024)
    kind = kind_of(content)
    if kind == FileKind.TEXT:
        text = _decoded(content) or ""
    elif kind == FileKind.PICTURE:
        text = pictures.of_picture(content)
    else:
        text = _of_pdf(content)
    if not any(sign.isalpha() for sign in text):
        raise NothingRead
    return text


def _of_pdf(content: bytes) -> str:
    text = _pdf_text(content)
    if sum(sign.isalpha() for sign in text) >= _ENOUGH:
        return text
    return pictures.of_scanned_pdf(content)


def _pdf_text(content: bytes) -> str:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "indgang.adviser.letters.pdf_text"],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    if done.returncode:
        raise BrokenFile
    return done.stdout.decode("utf-8", "replace")


def _decoded(content: bytes) -> str | None:
    """Return plain text, None when the file is no text: a zero byte, or too many signs that nobody writes."""
    if b"\x00" in content:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(not (sign.isprintable() or sign in "\r\n\t\f") for sign in text)
        return text if strange * 50 <= len(text) else None
    return None
