"""Counting (optælling): from inquiries to facts in one grouped statement, for live figures and for folding alike."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db.models import BigIntegerField, Count, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from indgang.foundation import clock
from indgang.inquiries.models import HandOver, Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet

from .conditions import conditions, population
from .models import COUNTED
from .periods import Run

KEYS: Final = ("day", "centre_id", "channel", "task_id", "placement")
"""What tells one fact from another."""


def opened_during(runs: Iterable[Run]) -> InquiryQuerySet:
    """Return the population opened on the local days of the runs."""
    within = Q(pk__in=[])
    for first, last in runs:
        within |= Q(opened_at__gte=clock.start_of_day(first), opened_at__lt=clock.end_of_day(last))
    return population().filter(within)


def grouped(inquiries: InquiryQuerySet, at: datetime) -> QuerySet[Inquiry, Any]:
    """Return one row a fact: the KEYS, then the COUNTS, as they stand at a moment."""
    held = conditions(at)
    counts: dict[str, Any] = {f"n_{name}": Count("pk", filter=held[name]) for name in COUNTED}
    counts |= {"n_handovers": Sum(_HANDOVERS), "n_seconds": Sum(_SECONDS)}
    rows: QuerySet[Inquiry, Any] = inquiries.order_by().values(*KEYS)
    return rows.annotate(**counts).values_list(*KEYS, *counts)


class _Epoch(Func):
    """Whole seconds since 1970, fractions cut off: the same on both databases."""

    output_field = BigIntegerField()
    template = "unixepoch(substr(%(expressions)s, 1, 19))"

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Say it in PostgreSQL's words."""
        return self.as_sql(compiler, connection, template="floor(extract(epoch from %(expressions)s))::bigint")


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().annotate(n=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("n")
    return Coalesce(Subquery(counted), 0)


_HANDOVERS = _number_of(HandOver.objects.filter(inquiry=OuterRef("pk")))
_SECONDS = Coalesce(
    (_Epoch("opened_in__ended_at") - _Epoch("opened_in__started_at"))
    / _number_of(Inquiry.objects.counted().filter(opened_in=OuterRef("opened_in"))),
    0,
)
