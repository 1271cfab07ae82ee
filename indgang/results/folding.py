"""Folding (foldning): closed days become facts, and are counted anew when the journal tells of changes in them."""

from datetime import date, datetime
from typing import Any, Final

from django.db import connection, models, transaction
from django.db.models import Min, QuerySet, Sum, Value

from indgang.foundation import clock
from indgang.inquiries.models import Inquiry

from .conditions import RETURN_WINDOW, conditions
from .counting import KEYS, grouped, opened_during
from .freshness import fresh_runs, last_event
from .metrics import DEFINITIONS
from .models import COUNTS, DayFact, FoldedDay, JournalMark, SpanFact, SpanKind
from .periods import DAY, Grain, Run, gaps, steps

LATE: Final = 14
"""How many closed days the nightly job folds again, whether or not the journal tells of changes."""


def fold(first: date, last: date, *, at: datetime) -> int:
    """Write the facts of the days from first to last (fold), a month at a time; returns how many days.

    Today and later days are left alone: they are always counted live. Whoever writes inquiries without telling
    the journal of each, such as an import, calls this afterwards.
    """
    last = min(last, clock.local_day(at) - DAY)
    months = [(max(begins, first), min(ends, last)) for begins, ends in steps(first, last, Grain.MONTH)]
    return sum(_fold_run(run, at) for run in months)


def fold_changes(*, at: datetime, again: int = 0) -> int:
    """Fold every closed day that does not hold any more, and the last `again` days anyway; returns how many days."""
    seen = last_event()
    opened = Inquiry.objects.aggregate(Min("opened_at"))["opened_at__min"]
    first = clock.local_day(opened or at)
    last = clock.local_day(at) - DAY
    recent = max(first, last - (again - 1) * DAY)
    holding = [(begins, min(ends, recent - DAY)) for begins, ends in fresh_runs(first, last, at) if begins < recent]
    days = sum(fold(*run, at=at) for run in gaps(first, last, holding))
    JournalMark.objects.update_or_create(pk=1, defaults={"event": seen})
    return days


def _fold_run(run: Run, at: datetime) -> int:
    """Fold days within one month: in one transaction, one fold at a time."""
    with transaction.atomic():
        JournalMark.objects.get_or_create(pk=1, defaults={"event": last_event()})
        JournalMark.objects.select_for_update().get(pk=1)
        DayFact.objects.filter(day__range=run).delete()
        FoldedDay.objects.filter(day__range=run).delete()
        _insert(DayFact, (*KEYS, *COUNTS), grouped(opened_during([run]), at))
        settled = _pending_since(run, at)
        days = [
            FoldedDay(day=day, folded_at=at, settles_at=settled.get(day), definitions=DEFINITIONS)
            for day in clock.days_between(*run)
        ]
        FoldedDay.objects.bulk_create(days)
        for kind in SpanKind:
            _sum_spans(kind, run)
    return len(days)


def _pending_since(run: Run, at: datetime) -> dict[date, datetime]:
    """Return by day when its first pending inquiry can be decided; only what was solved lately is asked."""
    pending: QuerySet[Any, Any] = opened_during([run]).filter(
        conditions(at)["pending"], solved_at__gt=at - RETURN_WINDOW
    )
    solved = pending.order_by().values("day").annotate(since=Min("standing__at"))
    return {row["day"]: row["since"] + RETURN_WINDOW for row in solved}


def _sum_spans(kind: SpanKind, run: Run) -> None:
    """Sum the weeks or months that the run touches, once all their days are folded."""
    for begins, ends in steps(*run, kind.grain):
        SpanFact.objects.filter(kind=kind, first=begins).delete()
        if FoldedDay.objects.filter(day__range=(begins, ends)).count() == len(clock.days_between(begins, ends)):
            _sum_span(kind, begins, ends)


def _sum_span(kind: SpanKind, begins: date, ends: date) -> None:
    sums = {f"sum_{name}": Sum(name) for name in COUNTS}
    named: dict[str, Any] = {"span": Value(str(kind)), "begins": Value(begins, output_field=models.DateField())}
    facts = DayFact.objects.filter(day__range=(begins, ends)).order_by().values(*kind.keys).annotate(**named, **sums)
    _insert(SpanFact, ("kind", "first", *kind.keys, *COUNTS), facts.values_list(*named, *kind.keys, *sums))


def _insert(into: type[models.Model], columns: tuple[str, ...], rows: QuerySet[Any, Any]) -> None:
    """Let the database move what a query finds into a table, so that no row passes through Python."""
    query, values = rows.query.sql_with_params()
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(into._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) {query}", values)
