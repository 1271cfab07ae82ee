"""What many tests begin with is built once in a process; after that its rows are put back as they were."""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

FROM_THE_START: Final = {"django_migrations", "django_content_type", "auth_permission"}
TABLES: Final = {
    "sqlite": "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}
COLUMNS: Final = (
    "SELECT 'rowid' FROM pragma_table_list WHERE type = 'virtual' AND name = ?1"
    " UNION ALL SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a table, in the form in which its database takes them back: PostgreSQL's own, or values."""

    table: str
    columns: tuple[str, ...]
    rows: Any


class Remembered[Made]:
    """A builder for an empty database, and what it wrote the first time.

    Where its tables already hold something it builds as always: the rows are those that it would have written.
    """

    def __init__(self, build: Callable[[], Made]) -> None:
        self._build = build
        self._made = b""
        self._kept: list[Kept] = []

    def __call__(self) -> Made:
        if not self._made:
            return self._built_and_remembered()
        if any_row_in(each.table for each in self._kept):
            return self._build()
        with transaction.atomic():
            for each in self._kept:
                put_back(each)
        again: Made = pickle.loads(self._made)
        return again

    def _built_and_remembered(self) -> Made:
        empty = not filled()
        made = self._build()
        if empty:
            self._made = pickle.dumps(made)
            self._kept = [read(table) for table in filled()]
        return made


def filled() -> list[str]:
    """The tables that hold a row which did not come with the tables themselves."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES[connection.vendor])
        names = {name for (name,) in cursor.fetchall() if not name.startswith("sqlite_")}
    return [name for name in sorted(names - FROM_THE_START) if any_row_in([name])]


def any_row_in(tables: Iterable[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f'SELECT 1 WHERE EXISTS (SELECT 1 FROM "{table}")' for table in tables))
        return cursor.fetchone() is not None


def read(table: str) -> Kept:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
            return Kept(table, (), b"".join(map(bytes, rows)))
    plain = connection.connection
    columns = tuple(name for (name,) in plain.execute(COLUMNS, (table,)))
    values = ", ".join(f'+"{name}"' for name in columns)  # with a plus they come as they lie there
    return Kept(table, columns, plain.execute(f'SELECT {values} FROM "{table}"').fetchall())


def put_back(kept: Kept) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f'COPY "{kept.table}" FROM STDIN') as rows:
            rows.write(kept.rows)
        return
    columns = ", ".join(f'"{name}"' for name in kept.columns)
    marks = ", ".join("?" * len(kept.columns))
    connection.connection.executemany(f'INSERT INTO "{kept.table}" ({columns}) VALUES ({marks})', kept.rows)
