"""From a file to its text (læsning): PDF, Word, picture or plain text, told by what it holds and not by its name."""

import subprocess
import sys
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal

from . import pictures
from .refusals import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    LockedFile,
    NothingRead,
    OtherPicture,
    OtherWriter,
    TooMuchInside,
    TooSlow,
    UnknownFile,
)

LARGEST: Final = 10 * 1024 * 1024
_SECONDS: Final = 20
_ENOUGH: Final = 40
"""A PDF with fewer letters than this holds pictures of pages."""


class FileKind(StrEnum):
    """What a file holds (filtype)."""

    PDF = "pdf"
    WORD = "word"
    PICTURE = "picture"
    TEXT = "text"


_BEGINNINGS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
)
_PACKED: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
_PHONE_PICTURES: Final = (
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (8, b"WEBP", "WebP"),
)
_READERS: Final = {
    FileKind.PDF: "indgang.adviser.letters.pdf_text",
    FileKind.WORD: "indgang.adviser.letters.docx_text",
}
_ANSWERS: Final[dict[int, type[Refusal]]] = {2: LockedFile, 3: TooMuchInside}
"""What the readers tell by the number they end with; any other is a broken file."""


def kind_of(content: bytes) -> FileKind:
    """Return what a file holds. Raises EmptyFile, OtherWriter, OtherPicture, LockedFile, UnknownFile."""
    if not content.strip():
        raise EmptyFile
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.startswith(_PACKED):
        return _packed(content)
    _turn_down_others(content)
    if _decoded(content) is None:
        raise UnknownFile
    return FileKind.TEXT


def _packed(content: bytes) -> FileKind:
    """Return what a packed file holds, by the names in it; nothing is unpacked here, whatever it says of itself."""
    if b"word/document.xml" in content:
        return FileKind.WORD
    if b".iwa" in content or b"Index.zip" in content:
        raise OtherWriter(program="Pages")
    if b"application/vnd.oasis.opendocument.text" in content[:200]:
        raise OtherWriter(program="LibreOffice (.odt)")
    raise UnknownFile


def _turn_down_others(content: bytes) -> None:
    if content.startswith(_OLD_OFFICE):
        raise (
            LockedFile
            if _LOCKED_OFFICE in content
            else OtherWriter(program=_("et ældre Office-program, fx Word (.doc)"))
        )
    if content.startswith(b"{\\rtf"):
        raise OtherWriter(program="RTF")
    for begin, sign, name in _PHONE_PICTURES:
        if content.startswith(sign, begin):
            raise OtherPicture(format=name)


def text_of(content: bytes) -> str:
    """Return a file's text. Raises a refusal that tells why when it cannot be read, or holds no words."""
    if len(content) > LARGEST:
        raise FileTooLarge(megabytes=LARGEST // 1024 // 1024)
    kind = kind_of(content)
    if kind == FileKind.TEXT:
        text = _decoded(content) or ""
    elif kind == FileKind.PICTURE:
        text = pictures.of_picture(content)
    elif kind == FileKind.WORD:
        text = _in_own_process(kind, content)
    else:
        text = _of_pdf(content)
    if not any(sign.isalpha() for sign in text):
        raise NothingRead
    return text


def _of_pdf(content: bytes) -> str:
    text = _in_own_process(FileKind.PDF, content)
    if sum(sign.isalpha() for sign in text) >= _ENOUGH:
        return text
    return pictures.of_scanned_pdf(content)


def _in_own_process(kind: FileKind, content: bytes) -> str:
    try:
        done = subprocess.run(
            [sys.executable, "-m", _READERS[kind]],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    if done.returncode:
        raise _ANSWERS.get(done.returncode, BrokenFile)
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
