"""A PDF's text, read in a process of its own: a hostile file can hang or fill that one, and not the server.

Runs as `python -m indgang.adviser.letters.pdf_text`: the file comes in on standard input, the text goes out. Nothing
of Django is imported, so that it starts fast.
"""

import sys
from io import BytesIO
from typing import Final

from pypdf import PdfReader

if sys.platform != "win32":  # there the caller's time limit is the only one
    import resource

PAGES: Final = 30
"""So many pages are read."""
LOCKED: Final = 2
_MEMORY: Final = 1024 * 1024 * 1024
_SECONDS: Final = 20


def main() -> int:
    """Write the text of the PDF on standard input, a form feed between pages; return what the shell is told."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        reader = PdfReader(BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            return LOCKED
        pages = [page.extract_text() for page in reader.pages[:PAGES]]
    except Exception:  # whatever a broken file does to the library, it is one answer: broken
        return 1
    sys.stdout.buffer.write("\f".join(pages).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
