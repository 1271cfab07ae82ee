"""Full-text search over inquiries (fuldtekstsøgning): one row of stems per inquiry, the newest found first.

SQLite keeps the stems in an FTS5 table whose row number is moment and inquiry in one, so the newest come first without
sorting. PostgreSQL keeps them as a tsvector beside the week, both in one GIN index, and looks in the newest weeks
first. The words are cut and stemmed by `foundation.language` on both, so both find the same.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from django.db import connection

from indgang.foundation import language

_ID_BITS: Final = 30
_ID_MASK: Final = (1 << _ID_BITS) - 1
_WEEK: Final = 7 * 24 * 3600
_WINDOWS: Final = (1, 8, 40)
_FIRST_CHUNK: Final = 200
MAX_WORDS: Final = 8


def add(inquiry_id: int, opened_at: datetime, text: str) -> None:
    """Make the text's words findable, beside those already there."""
    found = list(language.distinct_stems(text))
    if not found:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO inquiries_words (inquiry_id, week, opened_at, words)"
                " VALUES (%s, %s, %s, array_to_tsvector(%s)) ON CONFLICT (inquiry_id)"
                " DO UPDATE SET words = inquiries_words.words || EXCLUDED.words",
                [inquiry_id, week_of(opened_at), opened_at, found],
            )
            return
        row = sort_key(inquiry_id, opened_at)
        cursor.execute("UPDATE inquiries_words SET words = words || ' ' || %s WHERE rowid = %s", [" ".join(found), row])
        if cursor.rowcount == 0:
            cursor.execute("INSERT INTO inquiries_words (rowid, words) VALUES (%s, %s)", [row, " ".join(found)])


def add_new(inquiry_id: int, opened_at: datetime, text: str) -> None:
    """Make a new inquiry's words findable; one statement, for the registering clerk's sake."""
    found = list(language.distinct_stems(text))
    if not found:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO inquiries_words (inquiry_id, week, opened_at, words)"
                " VALUES (%s, %s, %s, array_to_tsvector(%s))",
                [inquiry_id, week_of(opened_at), opened_at, found],
            )
        else:
            cursor.execute(
                "INSERT INTO inquiries_words (rowid, words) VALUES (%s, %s)",
                [sort_key(inquiry_id, opened_at), " ".join(found)],
            )


def query_stems(text: str) -> list[str]:
    """Return the stems to look for; all must be there. Stop words alone look for themselves."""
    found = list(language.distinct_stems(text)) or [language.stem(word) for word in language.words(text)]
    return found[:MAX_WORDS]


def newest(text: str) -> Iterator[list[int]]:
    """Yield the numbers of matching inquiries in growing batches, the latest opened first."""
    found = query_stems(text)
    if not found:
        return
    yield from (_newest_postgres(found) if connection.vendor == "postgresql" else _newest_sqlite(found))


def sort_key(inquiry_id: int, opened_at: datetime) -> int:
    """Return the FTS5 row number: seconds since 1970 above, the inquiry's number below."""
    return int(opened_at.timestamp()) << _ID_BITS | inquiry_id


def week_of(moment: datetime) -> int:
    """Return the count of weeks since 1970, by which PostgreSQL's index is divided."""
    return int(moment.timestamp()) // _WEEK


def _newest_sqlite(found: list[str]) -> Iterator[list[int]]:
    match = " ".join(f'"{stem}"' for stem in found)
    below, size = (1 << 62), _FIRST_CHUNK
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM inquiries_words WHERE inquiries_words MATCH %s AND rowid < %s"
                " ORDER BY rowid DESC LIMIT %s",
                [match, below, size],
            )
            rows = [row[0] for row in cursor.fetchall()]
        if rows:
            yield [row & _ID_MASK for row in rows]
        if len(rows) < size:
            return
        below, size = rows[-1], size * 4


def _newest_postgres(found: list[str]) -> Iterator[list[int]]:
    match = " & ".join("'" + stem.replace("'", "''") + "'" for stem in found)
    top = _top_week()
    upper = top + 1
    for weeks in (*_WINDOWS, None):
        lower = upper - weeks if weeks else 0
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT inquiry_id FROM inquiries_words WHERE words @@ %s::tsquery AND week >= %s AND week < %s"
                " ORDER BY date_trunc('second', opened_at) DESC, inquiry_id DESC",
                [match, lower, upper],
            )
            rows = [row[0] for row in cursor.fetchall()]
        if rows:
            yield rows
        upper = lower
        if lower <= 0:
            return


def _top_week() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT opened_at FROM inquiries_inquiry ORDER BY opened_at DESC LIMIT 1")
        row = cursor.fetchone()
    return week_of(row[0].astimezone(UTC)) if row else 0
