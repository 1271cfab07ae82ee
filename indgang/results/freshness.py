"""Freshness (friskhed): which folded days still hold, and which must be counted anew."""

from datetime import date, datetime, timedelta
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

_SLACK: Final = timedelta(minutes=2)
"""An event bears the moment of its deed but is seen only when the transaction ends; no request takes longer."""


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
    if mark is None:
        return set()
    news = Event.objects.filter(at__gte=mark.until - _SLACK).exclude(kind__endswith=".read")
    inquiries = Inquiry.objects.filter(pk__in=news.filter(subject_kind="inquiry").values("subject_id"))
    contacts = Contact.objects.filter(pk__in=news.filter(subject_kind="contact").values("subject_id"))
    days = _days(inquiries, "opened_at")
    return set(days.union(_days(_come_back_on(inquiries), "opened_at"), _days(contacts, "started_at")))


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
