"""Counting points and contacts (optælling): read once, counted in memory, each count with its unit.

A contact can hold several points, so points are more than contacts, and a contact stands under each of its themes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from indgang.adviser.models import Contact, Point, PointKind
from indgang.foundation import clock
from indgang.organisation.models import Employee

from .spans import Span, Step


@dataclass(frozen=True, slots=True)
class Noted:
    """A point as it is counted (klageforhold)."""

    theme: int
    group: int
    department: int | None
    contact: int
    on: date


@dataclass(frozen=True, slots=True)
class Came:
    """A contact as it is counted (henvendelse)."""

    number: int
    kind: str
    way: str
    outcome: str
    on: date
    route: int | None = None


def contacts_of(span: Span, *, seen_by: Employee | None = None) -> list[Came]:
    """Return the contacts of a span; for an adviser without those that a conflict of interest closes.

    A contact in a case ended as the case did, unless it has an outcome of its own.
    """
    first, end = span.moments
    rows = Contact.objects.counted().between(first, end)
    rows = rows.seen_by(seen_by) if seen_by else rows
    told = rows.order_by("at", "pk").values_list("pk", "kind", "way", "outcome", "case__outcome", "at", "route_number")
    return [
        Came(number, kind, way, outcome or closed or "", clock.local_day(at), route)
        for number, kind, way, outcome, closed, at, route in told
    ]


def points_of(span: Span, *, kind: str = PointKind.COMPLAINT, seen_by: Employee | None = None) -> list[Noted]:
    """Return the points of one kind in a span's contacts."""
    first, end = span.moments
    contacts = Contact.objects.counted().between(first, end)
    contacts = contacts.seen_by(seen_by) if seen_by else contacts
    rows = Point.objects.filter(contact__in=contacts, kind=kind).order_by("contact__at", "pk")
    told = rows.values_list("theme_id", "theme__group_id", "department_id", "contact_id", "contact__at")
    return [Noted(theme, group, dept, contact, clock.local_day(at)) for theme, group, dept, contact, at in told]


@dataclass(frozen=True, slots=True)
class Tally:
    """Contacts and points of one span, ready to be counted in many ways (opgørelse)."""

    span: Span
    contacts: list[Came]
    points: list[Noted]
    held: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    """By table, the rows that must not stand alone though they are not small: another period would tell them apart."""

    @classmethod
    def of(cls, span: Span, *, kind: str = PointKind.COMPLAINT, seen_by: Employee | None = None) -> Tally:
        """Read a span: two queries."""
        return cls(span, contacts_of(span, seen_by=seen_by), points_of(span, kind=kind, seen_by=seen_by))

    def about(self, *, theme: int | None = None, department: int | None = None) -> Tally:
        """Return the same contacts with only the points of a theme, a department, or both."""
        points = [
            point
            for point in self.points
            if (theme is None or point.theme == theme) and (department is None or point.department == department)
        ]
        return Tally(self.span, self.contacts, points, self.held)

    def within(self, span: Span) -> Tally:
        """Return what fell in a shorter span."""
        contacts = [each for each in self.contacts if span.holds(each.on)]
        return Tally(span, contacts, [each for each in self.points if span.holds(each.on)])

    def points_by[Key: Hashable](self, key: Callable[[Noted], Key]) -> Counter[Key]:
        """Count the points (unit: points)."""
        return Counter(map(key, self.points))

    def touched_by[Key: Hashable](self, key: Callable[[Noted], Key]) -> Counter[Key]:
        """Count the contacts with at least one such point (unit: contacts; rows overlap)."""
        return Counter(each for each, _contact in {(key(point), point.contact) for point in self.points})

    def contacts_by[Key: Hashable](self, key: Callable[[Came], Key]) -> Counter[Key]:
        """Count the contacts (unit: contacts; rows do not overlap)."""
        return Counter(map(key, self.contacts))

    def points_in(self, step: Step) -> list[tuple[Span, int]]:
        """Count the points month by month or quarter by quarter, empty ones too."""
        return per_step(self.span.steps(step), (point.on for point in self.points))


def per_step(steps: list[Span], days: Iterable[date]) -> list[tuple[Span, int]]:
    """Count days in each of rising steps."""
    counted = Counter(next((n for n, step in enumerate(steps) if step.holds(day)), -1) for day in days)
    return [(step, counted[n]) for n, step in enumerate(steps)]
