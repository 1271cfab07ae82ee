"""Freshness (friskhed): which folded days still hold, and which must be counted anew."""

from collections import defaultdict
from datetime import date, datetime
from itertools import batched
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from indgang.foundation import clock
from indgang.inquiries.models import Contact, Inquiry
from indgang.journal.models import Event

from .conditions import RETURN_WINDOW
from .metrics import DEFINITIONS
from .models import FoldedDay, JournalMark
from .periods import DAY, Run, runs_of

_AT_ONCE: Final = 5_000


def fresh_runs(first: date, last: date, at: datetime) -> list[Run]:
    """Return the days from first to last whose facts hold at a moment, as runs; today's never do."""
    yesterday = clock.local_day(at) - DAY
    folded = FoldedDay.objects.filter(
        Q(settles_at__isnull=True) | Q(settles_at__gt=at),
        day__range=(first, min(last, yesterday)),
        definitions=DEFINITIONS,
    )
    changed = changed_days()
    return runs_of(day for day in folded.order_by("day").values_list("day", flat=True) if day not in changed)


def changed_days() -> set[date]:
    """Return the days of which the journal tells something that the facts have not followed yet."""
    mark = JournalMark.objects.first()
    news = _news_since(mark.event) if mark else {}
    days: set[date] = set()
    for some in batched(news.get("inquiry", ()), _AT_ONCE):
        inquiries = Inquiry.objects.filter(pk__in=some)
        days.update(_days(inquiries, "opened_at").union(_days(_come_back_on(inquiries), "opened_at")))
    for some in batched(news.get("contact", ()), _AT_ONCE):
        days.update(_days(Contact.objects.filter(pk__in=some), "started_at"))
    return days


def _news_since(event: int) -> dict[str, set[int]]:
    """Return what later events than this one are about, by kind; nobody's reading changes anything."""
    news: dict[str, set[int]] = defaultdict(set)
    for kind, about, number in Event.objects.filter(pk__gt=event).values_list("kind", "subject_kind", "subject_id"):
        if not kind.endswith(".read"):
            news[about].add(number)
    return news


def last_event() -> int:
    """Return the number of the journal's last event."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _come_back_on(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Return the earlier inquiries of the same citizens that may no longer count as verified."""
    later = inquiries.filter(
        citizen=OuterRef("citizen"),
        opened_at__gt=OuterRef("solved_at"),
        opened_at__lte=OuterRef("solved_at") + RETURN_WINDOW,
    )
    citizens = inquiries.filter(citizen__isnull=False).values("citizen")
    return Inquiry.objects.filter(Exists(later), citizen__in=citizens)


def _days(rows: QuerySet[Any], moment: str) -> QuerySet[Any, Any]:
    day = TruncDate(F(moment), tzinfo=timezone.get_default_timezone())
    days: QuerySet[Any, Any] = rows.order_by().annotate(local_day=day).values_list("local_day", flat=True)
    return days.distinct()
