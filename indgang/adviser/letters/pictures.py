"""Reading pictures of letters (OCR): Debian's tesseract with Danish, with a time limit and nothing written to disk."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from .refusals import BrokenFile, NoReaderForPictures, TooBusy, TooSlow

LANGUAGE: Final = "dan"
PAGES: Final = 6
"""So many scanned pages are read; a letter's deadlines and rights stand in its first pages or at its end."""
_SECONDS: Final = 25
_LONG_EDGE: Final = "2400"
"""So many dots high a page is drawn: about 200 dots an inch, and never more whatever the page says of itself."""
_AT_ONCE: Final = 1
_WAIT: Final = 20.0
_turns: Final = BoundedSemaphore(_AT_ONCE)


def is_installed() -> bool:
    """Tell whether pictures can be read on this machine: tesseract with Danish."""
    return LANGUAGE in _languages()


def can_draw_pages() -> bool:
    """Tell whether a scanned PDF's pages can be made into pictures."""
    return shutil.which("pdftoppm") is not None


def of_picture(content: bytes) -> str:
    """Return the text in a picture. Raises NoReaderForPictures, TooBusy, TooSlow, BrokenFile."""
    if not is_installed():
        raise NoReaderForPictures
    if not _turns.acquire(timeout=_WAIT):
        raise TooBusy
    try:
        return _run(["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"], content).decode("utf-8", "replace")
    finally:
        _turns.release()


def of_scanned_pdf(content: bytes) -> str:
    """Return the text in a PDF that holds pictures of pages. Raises as `of_picture` does."""
    if not (is_installed() and can_draw_pages()):
        raise NoReaderForPictures
    texts = []
    for number in range(1, PAGES + 1):
        page = _page(content, number)
        if not page:
            break
        texts.append(of_picture(page))
    return "\n\n".join(texts)


def _page(content: bytes, number: int) -> bytes:
    """Return one page as a picture, nothing behind the last."""
    page = str(number)
    order = ["pdftoppm", "-gray", "-png", "-scale-to", _LONG_EDGE, "-f", page, "-l", page, "-singlefile", "-"]
    try:
        return _run(order, content)
    except BrokenFile:
        if number == 1:
            raise
        return b""


def _run(order: Sequence[str], content: bytes) -> bytes:
    try:
        done = subprocess.run(
            order,
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    if done.returncode:
        raise BrokenFile
    return done.stdout


@cache
def _languages() -> frozenset[str]:
    if shutil.which("tesseract") is None:
        return frozenset()
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=_SECONDS, check=False)
    return frozenset(done.stdout.decode("utf-8", "replace").split())
