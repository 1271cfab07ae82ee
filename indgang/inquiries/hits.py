"""Hits (træffere): the inquiries that hold all of some words and that one may see, the newest first.

What one may see is part of the question, so nothing is fetched that is not shown. SQLite walks the words' rows
backwards by key. PostgreSQL's index knows no order: it is asked for everything when little is expected, and else for
the newest weeks first, as many as should hold enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Func, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from . import search

_LITTLE: Final = 500
"""So many hits are fetched at once without asking the weeks one after the other."""
_FIRST_WEEKS: Final = 2
_MOST_WEEKS: Final = 40
_RARE: Final = 2
"""Hits in a week, below which all that is left is little."""
_SPARE: Final = 1.5
_END: Final = 1 << 62
_SQLITE: Final = (
    "SELECT rowid, words FROM inquiries_words WHERE inquiries_words MATCH %s AND ({sight}) IS NOT NULL"
    " ORDER BY rowid DESC LIMIT %s"
)
# "key + 0": asked for few, PostgreSQL would else walk all rows by key, and cut up the words of each to look at them.
_POSTGRESQL: Final = (
    "SELECT key, words FROM inquiries_words"
    " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery AND {weeks} AND ({sight}) IS NOT NULL"
    " ORDER BY key + 0 DESC LIMIT %s"
)

_EACH: Final = "week = ANY(%s::int[])"
"""The casts keep to the index: it compares weeks with whole numbers of their own size only."""
_BEFORE: Final = "week + 0 < %s::int"


class Hit(NamedTuple):
    """An inquiry that holds the words: its key and all its search words."""

    key: int
    words: str


class Expected(NamedTuple):
    """How many hits there probably are at most: in all, and in one of the newest weeks."""

    all: float
    a_week: float


class Here(Func):
    """The number of the inquiry whose words are looked at, for a condition inside the search."""

    template = "inquiries_words.inquiry_id"
    arity = 0
    output_field = BigIntegerField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the number that stands in the key."""
        return f"inquiries_words.rowid & {search.ID_MASK}", ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be seen: a query that finds the inquiry that is `Here`, or nothing."""

    sql: str
    parameters: Sequence[Any]
    token: str = ""
    """A search word that all of it has, if there is one."""

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "Sight":
        """Return the sight of those inquiries that a queryset holds."""
        try:
            sql, parameters = here(rows).query.sql_with_params()
        except EmptyResultSet:
            return NOTHING
        return cls(sql, parameters)


NOTHING: Final = Sight("", ())


def here[M: Model](rows: QuerySet[M, Any]) -> QuerySet[M, int]:
    """Return the query for the one inquiry whose words are looked at, if it is among these."""
    return rows.filter(pk=Here()).order_by().values_list("pk", flat=True)


def newest(words: Sequence[str], sight: Sight, most: int, expected: Expected) -> list[Hit]:
    """Return the newest inquiries that hold all the words and may be seen, so many at the most."""
    if not (words and sight.sql):
        return []
    asked = [*words, sight.token] if sight.token else words
    if connection.vendor == "postgresql":
        return _newest_postgresql(asked, sight, most, expected)
    match = " ".join(f'"{word}"' for word in asked)
    return _fetched(_SQLITE.format(sight=sight.sql), [match, *sight.parameters, most])


def _newest_postgresql(words: Sequence[str], sight: Sight, most: int, expected: Expected) -> list[Hit]:
    match = " & ".join(f"'{word}'" for word in words)
    if expected.all <= max(2 * most, _LITTLE):
        return _fetched(_POSTGRESQL.format(weeks="TRUE", sight=sight.sql), [match, *sight.parameters, most])
    found: list[Hit] = []
    for hits in _week_by_week(match, sight, most, expected):
        found += hits
    return found


def _week_by_week(match: str, sight: Sight, most: int, expected: Expected) -> Iterator[list[Hit]]:
    """Look through as many weeks as probably hold enough, and on with as many as the hits so far ask for."""
    bottom, top = _weeks()
    weeks, upper, found = _weeks_for(most, expected.a_week) or _FIRST_WEEKS, top, 0
    while upper > bottom and found < most:
        lower = max(upper - weeks, bottom)
        where, values = (_EACH, list(range(lower, upper))) if lower > bottom else (_BEFORE, upper)
        statement = _POSTGRESQL.format(weeks=where, sight=sight.sql)
        hits = _fetched(statement, [match, values, *sight.parameters, most - found])
        found += len(hits)
        yield hits
        upper = lower
        weeks = max(weeks, _weeks_for(most - found, found / (top - lower)) or upper)


def _weeks_for(count: int, a_week: float) -> int:
    """Return how many weeks probably hold so many; 0 for all, when the words are so rare that all of it is little."""
    return 0 if a_week < _RARE else min(ceil(_SPARE * count / a_week), _MOST_WEEKS)


def _weeks() -> tuple[int, int]:
    """Return the first week that has any inquiries, and the one after the last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(min(key), 0), coalesce(max(key), 0) FROM inquiries_words")
        first, last = cursor.fetchone()
        return search.week_of(first), search.week_of(last) + 1


def _fetched(statement: str, values: Sequence[Any]) -> list[Hit]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Hit(*row) for row in cursor.fetchall()]
