"""A lasting key (nøgle) for each row, by which it is written only once however often its file comes."""

import unicodedata
from base64 import urlsafe_b64decode
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from indgang.foundation import vault

from . import values
from .columns import Column

type Cells = dict[Column, str]

_MOMENT: Final = (Column.WHEN, Column.DAY, Column.TIME)
_CONTENT: Final = tuple(column for column in Column if column not in (*_MOMENT, Column.REFERENCE, Column.ROW_KEY))


class Keys:
    """Gives the rows of one file their keys, in the order of the file.

    With a reference the key is the reference's; else it is the content's, together with how many equal rows came
    before. So a file that has grown brings only its new rows, wherever in it they stand.
    """

    def __init__(self) -> None:
        self._equal: Counter[bytes] = Counter()
        self._referred: dict[bytes, bytes] = {}

    def of(self, cells: Cells) -> tuple[UUID, str]:
        """Return the row's key, and what is wrong with it if anything is."""
        if given := _given(cells.get(Column.ROW_KEY, "")):
            return given, ""
        content = content_of(cells)
        if reference := cells.get(Column.REFERENCE):
            return self._by_reference(reference, content)
        digest = _digest(content)
        self._equal[digest] += 1
        return uuid5(_namespace(), f"{content}\x1f{self._equal[digest]}"), ""

    def _by_reference(self, reference: str, content: str) -> tuple[UUID, str]:
        key = uuid5(_namespace(), f"reference\x1f{reference}")
        digest = _digest(content)
        if self._referred.setdefault(key.bytes, digest) == digest:
            return key, ""
        return uuid5(key, content), _("Referencen »%(reference)s« står også i en anden række med et andet indhold.") % {
            "reference": reference[:40]
        }


def content_of(cells: Cells) -> str:
    """Return the row's content in one form, whatever the file's columns, order and way of writing dates."""
    said = "\x1f".join([_moment(cells), *[cells.get(column, "") for column in _CONTENT]])
    return unicodedata.normalize("NFC", said)


def _moment(cells: Cells) -> str:
    try:
        return values.moment_of(cells).isoformat()
    except values.Unclear:
        return " ".join(cells.get(column, "") for column in _MOMENT)


def _given(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _digest(content: str) -> bytes:
    return blake2b(content.encode(), digest_size=12).digest()


@lru_cache(maxsize=1)
def _namespace() -> UUID:
    """Return this installation's own name space, so that a key tells nobody what the row said."""
    return UUID(bytes=urlsafe_b64decode(vault.blind_index("import"))[:16])
