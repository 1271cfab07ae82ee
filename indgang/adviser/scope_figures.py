"""What was declined, and where people were shown to instead (afviste henvendelser)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from indgang.organisation.models import Employee

from .models import Contact
from .models.scope import ScopeCheck, Verdict


@dataclass(frozen=True, slots=True)
class Declined:
    """How many contacts one exclusion turned away, how many were treated all the same, and where people were shown."""

    code: str
    question: str
    declined: int
    waived: int
    bodies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Declining:
    """A period's checks (afgrænsninger), counted by contact: each contact's latest check, and no other."""

    checked: int
    within: int
    unclear: int
    by_exclusion: tuple[Declined, ...]

    @property
    def declined(self) -> int:
        """How many contacts were declined."""
        return sum(each.declined for each in self.by_exclusion)

    @property
    def waived(self) -> int:
        """How many contacts were treated although an exclusion was met."""
        return sum(each.waived for each in self.by_exclusion)


def declining(first: datetime, end: datetime, employee: Employee) -> Declining:
    """Count the checks of contacts from `first` up to, not including, `end`; three queries."""
    seen = Contact.objects.counted().seen_by(employee).values("pk")
    rows = ScopeCheck.objects.current().between(first, end).filter(contact__in=seen)
    verdicts = dict(rows.values_list("verdict").annotate(number=Count("pk")).order_by())
    return Declining(
        checked=sum(verdicts.values()),
        within=verdicts.get(Verdict.WITHIN, 0),
        unclear=verdicts.get(Verdict.UNCLEAR, 0),
        by_exclusion=tuple(_by_exclusion(rows)),
    )


def _by_exclusion(rows: QuerySet[ScopeCheck]) -> list[Declined]:
    stopped = rows.filter(exclusion__isnull=False)
    counted = stopped.values_list("exclusion__code", "exclusion__question", "verdict", "body")
    found: dict[str, tuple[str, int, int, dict[str, int]]] = {}
    for code, question, verdict, body, number in counted.annotate(number=Count("pk")).order_by("exclusion__order"):
        _question, declined, waived, bodies = found.get(code, (question, 0, 0, {}))
        if verdict == Verdict.WAIVED:
            waived += number
        else:
            declined += number
            bodies[body] = bodies.get(body, 0) + number
        found[code] = (question, declined, waived, bodies)
    return [
        Declined(code, question, declined, waived, tuple(sorted(bodies.items(), key=lambda each: (-each[1], each[0]))))
        for code, (question, declined, waived, bodies) in found.items()
    ]
