"""Queries whose SQL is written once (forberedte forespørgsler); every later call only fills in the values.

The ORM needs longer to write the SQL of a page than the database needs to answer it. A query that every page asks is
therefore built as a queryset, rights and all, compiled the first time it is asked, and kept.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.subqueries import InsertQuery

type Row = Sequence[Any]
type Maker = Callable[[Row], Any]

_BEYOND: Final = 1 << 63
_NUMBER: Final = 2_000_000_000
_MOMENT: Final = datetime(9000, 1, 1, tzinfo=UTC)


class Prepared[T, *Values]:
    """A query with gaps for its values: whole numbers, texts, days and moments.

    `build` returns the queryset of models, or of one or several values; it must be the same query whatever the
    values are, since it is called once for each kind of database, with stand-ins.
    """

    def __init__(self, build: Callable[[*Values], models.QuerySet[Any, T]]) -> None:
        self.build = build
        self.statements: dict[str, _Statement] = {}

    def __call__(self, *values: *Values) -> list[T]:
        """Return the rows for these values, one query."""
        statement = self.statements.get(connection.vendor) or self._compiled(values)
        return statement.rows(values) if statement.sql and _can_be(values) else []

    def first(self, *values: *Values) -> T | None:
        """Return the first row, if any."""
        rows = self(*values)
        return rows[0] if rows else None

    def count(self, *values: *Values) -> int:
        """Return how many rows there are, without bringing them."""
        statement = self.statements.get(connection.vendor) or self._compiled(values)
        return statement.count(values) if statement.sql and _can_be(values) else 0

    def sql(self, *values: *Values) -> tuple[str, list[Any]]:
        """Return the query's SQL and what goes into it, to stand inside another query; empty when nothing matches."""
        statement = self.statements.get(connection.vendor) or self._compiled(values)
        return statement.sql, statement.filled(values)

    def _compiled(self, values: Row) -> "_Statement":
        stand_ins = [_stand_in(place, value) for place, value in enumerate(values)]
        queryset = self.build(*stand_ins)
        statement = _compile(queryset, [_stored(each) for each in stand_ins])
        self.statements[connection.vendor] = statement
        return statement


@dataclass(frozen=True, slots=True)
class _Statement:
    """The SQL, where each value goes, and how a row becomes what the queryset yields; no SQL when nothing can match."""

    sql: str
    parameters: tuple[Any, ...]
    gaps: tuple[tuple[int, int], ...]
    make: Maker

    def rows(self, values: Row) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.filled(values))
            return [self.make(row) for row in cursor.fetchall()]

    def count(self, values: Row) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({self.sql}) AS counted", self.filled(values))  # noqa: S608 - ours
            return int(cursor.fetchone()[0])

    def filled(self, values: Row) -> list[Any]:
        """Return the parameters with these values in their places."""
        parameters = list(self.parameters)
        for place, value in self.gaps:
            parameters[place] = _stored(values[value])
        return parameters


def _compile(queryset: models.QuerySet[Any, Any], stand_ins: list[Any]) -> _Statement:
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Statement("", (), (), tuple)
    values = {stand_in: value for value, stand_in in enumerate(stand_ins)}
    gaps = [
        (place, values[parameter])
        for place, parameter in enumerate(parameters)
        if isinstance(parameter, Hashable) and parameter in values
    ]
    return _Statement(sql, tuple(parameters), tuple(gaps), _maker(queryset, compiler))


def _maker(queryset: models.QuerySet[Any, Any], compiler: Any) -> Maker:
    """Return the function that does what the queryset's own iterator does with a row."""
    kind = queryset._iterable_class
    selected = [each[0] for each in compiler.select[: compiler.col_count]]
    converters = list(compiler.get_converters(selected).items())
    if issubclass(kind, ModelIterable):
        finish = _model_maker(compiler, queryset)
    elif issubclass(kind, FlatValuesListIterable):
        finish = itemgetter(0)
    elif issubclass(kind, ValuesListIterable):
        finish = tuple
    else:
        raise TypeError(f"cannot prepare a queryset of {kind.__name__}")

    def make(row: Row) -> Any:
        values = list(row)
        for place, (functions, expression) in converters:
            for function in functions:
                values[place] = function(values[place], expression, connection)
        return finish(values)

    return make


def _model_maker(compiler: Any, queryset: models.QuerySet[Any, Any]) -> Maker:
    model, places = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    start, end = places[0], places[-1] + 1
    names = [each[0].target.attname for each in compiler.select[start:end]]
    related = get_related_populators(compiler.klass_info, compiler.select, queryset.db, models.FETCH_ONE)
    annotations = list((compiler.annotation_col_map or {}).items())

    def finish(values: Row) -> Any:
        row = model.from_db(queryset.db, names, values[start:end], fetch_mode=models.FETCH_ONE)
        for each in related:
            each.populate(values, row)
        for name, place in annotations:
            setattr(row, name, values[place])
        return row

    return finish


def write_new[M: models.Model](row: M) -> M:
    """Write a new row (ny række) and give it its number, as `save(force_insert=True)` does in twice the time."""
    model = type(row)
    sql, fields = _inserts.get((connection.vendor, model)) or _compile_insert(row)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias
    return row


def _compile_insert(row: models.Model) -> tuple[str, list[Any]]:
    model, meta = type(row), type(row)._meta
    fields = [field for field in meta.concrete_fields if field is not meta.pk]
    query = InsertQuery(model)
    query.insert_values(fields, [row], raw=False)
    compiler: Any = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk]
    [(sql, _values)] = compiler.as_sql()
    _inserts[connection.vendor, model] = sql, fields
    return sql, fields


def write_changes(row: models.Model, **values: Any) -> None:
    """Give a row other values (ændring), here and in the database, whatever else has been changed there since."""
    meta, quote = row._meta, connection.ops.quote_name
    fields: list[Any] = [meta.get_field(name) for name in values]
    for name, value in values.items():
        setattr(row, name, value)
    parameters = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {quote(str(meta.pk.column))} = %s",  # noqa: S608 - names
            [*parameters, row.pk],
        )


_inserts: dict[tuple[str, type[models.Model]], tuple[str, list[Any]]] = {}


def _stand_in(place: int, value: Any) -> Any:
    """Return a value of the same type that stands nowhere else in the query."""
    match value:
        case int():
            return _NUMBER + place
        case str():
            return f"\x01{place}\x01"
        case datetime():
            return _MOMENT + timedelta(days=place)
        case date():
            return _MOMENT.date() + timedelta(days=place)
    raise TypeError(f"cannot prepare for a {type(value).__name__}")


def _can_be(values: Row) -> bool:
    """Tell whether the database can hold the values; a number beyond all rows matches none."""
    return all(not isinstance(value, int) or -_BEYOND <= value < _BEYOND for value in values)


def _stored(value: Any) -> Any:
    """Return the value as the database is handed it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
