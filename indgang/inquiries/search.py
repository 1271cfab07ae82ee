"""Full-text search over inquiries (fuldtekstsøgning): one row of stems per inquiry, the newest found first.

SQLite keeps the stems in an FTS5 table whose row number is moment and inquiry in one, so the newest come first without
sorting. PostgreSQL keeps them as a tsvector beside the week, both in one GIN index, and looks in the newest weeks
first: words that many write are found there, and words that few write are few everywhere. The words are cut and stemmed
by `foundation.language` on both, so both find the same.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection

from indgang.foundation import language

_ID_BITS: Final = 30
_ID_MASK: Final = (1 << _ID_BITS) - 1
_WEEK: Final = 7 * 24 * 3600
_FIRST_WEEKS: Final = 2
_MOST_WEEKS: Final = 40
_RARE: Final = 2
"""Hits in a week, below which all that match are found at once."""
_FIRST_CHUNK: Final = 200
_LONGEST_CHUNK: Final = 800
_END_OF_TIME: Final = datetime(9999, 1, 1, tzinfo=UTC)
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


def newest(text: str, first: int = _FIRST_CHUNK) -> Iterator[list[int]]:
    """Yield the numbers of matching inquiries in batches, the latest opened first; the first so long, later longer."""
    found = query_stems(text)
    if not found:
        return
    yield from (_newest_postgres if connection.vendor == "postgresql" else _newest_sqlite)(found, first)


def sort_key(inquiry_id: int, opened_at: datetime) -> int:
    """Return the FTS5 row number: seconds since 1970 above, the inquiry's number below."""
    return int(opened_at.timestamp()) << _ID_BITS | inquiry_id


def week_of(moment: datetime) -> int:
    """Return the count of weeks since 1970, by which PostgreSQL's index is divided."""
    return int(moment.timestamp()) // _WEEK


def _newest_sqlite(found: list[str], size: int) -> Iterator[list[int]]:
    match = " ".join(f'"{stem}"' for stem in found)
    below = 1 << 62
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
        below, size = rows[-1], min(size * 4, _LONGEST_CHUNK)


def _newest_postgres(found: list[str], size: int) -> Iterator[list[int]]:
    """Look through a few weeks, then through as many as the words' density there asks for."""
    match = " & ".join("'" + stem.replace("'", "''") + "'" for stem in found)
    top = upper = _top_week() + 1
    weeks, hits = _FIRST_WEEKS, 0
    while upper > 0:
        lower = max(upper - weeks, 0)
        for numbers in _in_weeks(match, lower, upper, size):
            hits += len(numbers)
            yield numbers
        upper = lower
        weeks = _weeks_for(size, hits / (top - lower)) or upper


def _weeks_for(size: int, a_week: float) -> int:
    """Return how many weeks probably hold enough; 0 for all, when the words are so rare that all of it is little."""
    return 0 if a_week < _RARE else min(int(1.5 * size / a_week) + 1, _MOST_WEEKS)


def _in_weeks(match: str, lower: int, upper: int, size: int) -> Iterator[list[int]]:
    """Yield the matching numbers of some weeks. A week is looked up by itself: a range of the index reads all of it."""
    where, weeks = ("week = ANY(%s)", list(range(lower, upper))) if lower else ("week + 0 < %s", upper)
    last: tuple[Any, ...] = (_END_OF_TIME, 0)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT inquiry_id, opened_at FROM inquiries_words WHERE words @@ %s::tsquery AND {where}"  # noqa: S608
                " AND (opened_at, inquiry_id) < (%s, %s) ORDER BY opened_at DESC, inquiry_id DESC LIMIT %s",
                [match, weeks, *last, size],
            )
            rows = cursor.fetchall()
        if rows:
            yield [row[0] for row in rows]
        if len(rows) < size:
            return
        last, size = rows[-1][::-1], min(size * 4, _LONGEST_CHUNK)


def _top_week() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT opened_at FROM inquiries_inquiry ORDER BY opened_at DESC LIMIT 1")
        row = cursor.fetchone()
    return week_of(row[0].astimezone(UTC)) if row else 0
