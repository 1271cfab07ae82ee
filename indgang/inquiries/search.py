"""The search column (søgekolonnen): what each inquiry is found by, written by the verbs, the import and the sample.

One row an inquiry, its search words in one column, cut by `tokens` for both databases. A row's key is moment and
inquiry in one, so the newest have the highest. SQLite keeps the rows in an FTS5 table by that key. PostgreSQL has
them in a table with the key and the week, and a GIN index over week and words.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection

from .tokens import VERSION, department_token, tokens

_ID_BITS: Final = 30
ID_MASK: Final = (1 << _ID_BITS) - 1
_WEEK: Final = 7 * 24 * 3600
_SQLITE: Final = ("rowid", "words", "version")
_POSTGRESQL: Final = ("inquiry_id", "key", "week", "words", "version")
_ADD: Final = (
    "INSERT INTO inquiries_words (inquiry_id, key, week, words, version) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (inquiry_id) DO UPDATE SET words = inquiries_words.words || ' ' || EXCLUDED.words"
)

type Row = tuple[Any, ...]


def add(inquiry_id: int, opened_at: datetime, text: str, *, to: int | None = None) -> None:
    """Make the text's words findable, beside those already there; `to` is the department that may see them now."""
    found = words_of(text, to=to)
    if not found:
        return
    new = row(inquiry_id, opened_at, found)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_ADD, new)
            return
        cursor.execute("UPDATE inquiries_words SET words = words || ' ' || %s WHERE rowid = %s", [new[1], new[0]])
        if cursor.rowcount == 0:
            _insert([new])


def add_new(inquiry_id: int, opened_at: datetime, text: str, *, to: int | None = None) -> None:
    """Make a new inquiry's words findable; one statement, for the registering clerk's sake."""
    if found := words_of(text, to=to):
        _insert([row(inquiry_id, opened_at, found)])


def add_many(inquiries: Iterable[tuple[int, datetime, str, int | None]]) -> None:
    """Make many new inquiries findable at once: number, moment, text and department of each."""
    _insert([row(number, at, found) for number, at, text, to in inquiries if (found := words_of(text, to=to))])


def words_of(text: str, *, to: int | None = None) -> list[str]:
    """Return the search words of a text, and the sign of the department that it is handed to."""
    return [*tokens(text), department_token(to)] if to else tokens(text)


def columns() -> tuple[str, ...]:
    """Return the names of the columns that `row` fills on this database."""
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE


def row(inquiry_id: int, opened_at: datetime, found: Sequence[str], version: str = VERSION) -> Row:
    """Return the row by which an inquiry is found, as this database keeps it."""
    key, words = sort_key(inquiry_id, opened_at), " ".join(found)
    if connection.vendor == "postgresql":
        return inquiry_id, key, week_of(key), words, version
    return key, words, version


def sort_key(inquiry_id: int, opened_at: datetime) -> int:
    """Return the key of a row: seconds since 1970 above, the inquiry's number below."""
    return int(opened_at.timestamp()) << _ID_BITS | inquiry_id


def number_of(key: int) -> int:
    """Return the number of the inquiry that a key belongs to."""
    return key & ID_MASK


def week_of(key: int) -> int:
    """Return the count of weeks since 1970, by which PostgreSQL's index is divided."""
    return (key >> _ID_BITS) // _WEEK


def _insert(rows: Sequence[Row]) -> None:
    names = columns()
    marks = ", ".join(["%s"] * len(names))
    statement = f"INSERT INTO inquiries_words ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(statement, rows[0])
        else:
            cursor.executemany(statement, rows)
