"""Writing many rows at once (masseskrivning): executemany on SQLite, COPY on PostgreSQL; the numbers are given before.

Moments come as text in UTC, days as ISO text, which both databases read.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.core.management.color import no_style
from django.db import connection, models

type Row = Sequence[Any]

WORDS: Final = "inquiries_words"


def write(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write rows to a table, inside the caller's transaction."""
    if not rows:
        return
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        _copy(table, columns, rows)
    else:
        _execute_many(table, columns, rows)


def first_free(table: str) -> int:
    """Return the first number that no row of the table has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")  # noqa: S608 - our own table names
        return int(cursor.fetchone()[0])


def finish(kinds: Sequence[type[models.Model]]) -> None:
    """Let the database number on from the last row, and learn how its tables look."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(kinds)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def size() -> int:
    """Return how many bytes the database takes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def _execute_many(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    connection.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def _copy(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,  # our own table names
    ):
        for row in rows:
            copy.write_row(row)
