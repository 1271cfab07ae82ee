"""Delivering the report (aflevering): its figures are locked, if no other period gives a citizen away."""

from __future__ import annotations

from datetime import date, datetime

from indgang.adviser import anchoring, refusals
from indgang.adviser.learning.differences import calendar_of, is_nested, small_apart, widest
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import AdviserReport
from indgang.foundation import clock
from indgang.organisation.models import Employee

from .facts import gather
from .tables import published_spans
from .work import spent


def deliver(report: AdviserReport, *, by: Employee, at: datetime) -> None:
    """Deliver a report with its figures as they are now.

    Raises NotTheAdviser, ReportDelivered, PeriodNotOver, TooCloseToAnother.
    """
    span = Span(report.first, report.last)
    if not report.is_delivered:
        _stands_apart(span, clock.local_day(at))
    report.deliver(gather(span, clock.local_day(at)), anchoring.on(report.last).addressee, by=by, at=at)


def _stands_apart(span: Span, today: date) -> None:
    """See to it that no published period differs from this one by so few contacts that one citizen could be known."""
    others = [*published_spans(), *(other for other, _codes in calendar_of(span, today))]
    near = [other for other in others if is_nested(span, other)]
    pairs = [("", day) for _band, day in spent(widest([span, *near]))]
    for other in near:
        if small_apart(span, pairs, [other]):
            raise refusals.TooCloseToAnother(first=f"{other.first:%d.%m.%Y}", last=f"{other.last:%d.%m.%Y}")
