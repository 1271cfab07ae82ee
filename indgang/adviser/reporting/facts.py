"""What a report stands on (grundlag): tables, remarks, stories, recommendations and activities of its period."""

from datetime import date
from typing import Any

from django.utils.translation import override

from indgang.adviser import anchoring
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import (
    Exclusion,
    PeriodRemark,
    Place,
    Recommendation,
    Story,
)

from .series import kept_series
from .tables import tables

VERSION = 2
"""The facts' own version: a change of what is counted, or how, makes a new one."""


def gather(span: Span, today: date | None = None) -> dict[str, Any]:
    """Return all that the report of a period needs, as plain values in Danish, ready to be kept with it."""
    first, end = span.moments
    with override("da"):
        figures = tables(span, today)
        post = anchoring.on(span.last)
        told = Story.objects.published().filter(published_at__gte=first, published_at__lt=end)
        return {
            "version": VERSION,
            "post": {"title": post.title, "standing": post.standing, "basis": post.basis, "to": post.addressee},
            "tables": [each.plain() for each in figures],
            "series": kept_series(f"{span.first:%d.%m.%Y}–{span.last:%d.%m.%Y}", figures),
            "remarks": [
                [f"{each.first:%d.%m.%Y}", f"{each.last:%d.%m.%Y}", each.text]
                for each in PeriodRemark.objects.filter(first__lte=span.last, last__gte=span.first)
            ],
            "exclusions": [each.reason for each in Exclusion.objects.in_force(span.last)],
            "places": [_place(each) for each in Place.objects.filter(closed_on=None)],
            "stories": [[each.public_title, each.public_text] for each in told.order_by("published_at", "pk")],
            "given": [_recommended(each) for each in _given_in(span)],
            "followed": [_recommended(each) for each in _still_standing(span)],
        }


def _place(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.address, place.room) if part)


def _given_in(span: Span) -> Any:
    first, end = span.moments
    return Recommendation.objects.with_line().filter(given_at__gte=first, given_at__lt=end).order_by("given_at", "pk")


def _still_standing(span: Span) -> Any:
    """Return those given before that were open when the period began, or were closed in it."""
    earlier = Recommendation.objects.with_line().filter(given_at__lt=span.moments[0])
    return earlier.exclude(closed_on__lt=span.first).order_by("given_at", "pk")


def _recommended(row: Recommendation) -> dict[str, str]:
    answer = getattr(row, "answer", None)
    return {
        "title": row.title,
        "text": row.text,
        "department": row.department.name,
        "given": f"{row.given_on:%d.%m.%Y}",
        "status": str(row.get_status_display()),
        "answer": str(answer.get_kind_display()) if answer else "",
        "said": answer.text if answer else "",
        "item": row.council_item,
    }
