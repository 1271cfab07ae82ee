"""Drilling down (bag tallet): the very inquiries that a figure counts, and those that it does not."""

from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q

from indgang.inquiries.models.inquiries import InquiryQuerySet

from .conditions import conditions, truth
from .counting import opened_during
from .figures import Counts
from .metrics import Metric
from .reading import Selection


class Part(StrEnum):
    """Which of a figure's inquiries are meant."""

    HITS = "hits"
    MISSES = "misses"
    ALL = "all"
    OPEN = "open"
    PENDING = "pending"
    UNKNOWN = "unknown"


def inquiries_behind(selection: Selection, metric: Metric, part: Part, *, at: datetime) -> InquiryQuerySet:
    """Return the inquiries behind a figure, each with its outcome and why it does or does not count."""
    held = conditions(at)
    total, hits = held[metric.total], held[metric.hits]
    meant = {Part.HITS: total & hits, Part.MISSES: total & Q(~truth(hits)), Part.ALL: total}
    inquiries = opened_during([(selection.first, selection.last)]).filter(**selection.narrowing)
    return inquiries.filter(meant.get(part) or held[part]).annotate(
        outcome=F("standing__outcome"),
        is_solved=truth(held["solved"]),
        is_pending=truth(held["pending"]),
        is_verified=truth(held["verified"]),
    )


def count_behind(counts: Counts, metric: Metric, part: Part) -> int:
    """Return how many inquiries the part holds, from counts that are already known."""
    figure = counts.figure(metric)
    own = {Part.HITS: figure.hits, Part.MISSES: figure.misses, Part.ALL: figure.total}
    return own[part] if part in own else int(getattr(counts, part))
