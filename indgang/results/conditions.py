"""What figures count by (betingelser): each condition one SQL expression, for figures, facts and drill-down alike."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from indgang.catalogue.models import Placement
from indgang.inquiries.models import HandOver, Inquiry, Outcome, Solution
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.models.solutions import SOLVED_HERE, TOLD_ELSEWHERE

RETURN_WINDOW: Final = timedelta(days=14)
"""How long after a solution the citizen's return still belongs to it."""


class After(Func):
    """The moment so many days later; on SQLite without the detour through Python, which takes half the time."""

    output_field = DateTimeField()
    template = "(%(expressions)s + interval '%(hours)s hours')"

    def __init__(self, moment: Any, wait: timedelta) -> None:
        super().__init__(moment, days=wait.days, hours=wait.days * 24)

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        """Move whole seconds, and keep the fraction as it is written."""
        query, values = compiler.compile(self.source_expressions[0])
        moved = f"(datetime(substr({query}, 1, 19), '+{self.extra['days']} days') || substr({query}, 20))"
        return moved, (*values, *values)


_ACCEPTED_BEFORE: Final = Exists(
    HandOver.objects.filter(inquiry=OuterRef("pk"), accepted_at__lt=OuterRef("standing__at"))
)
_SOLVED: Final = Q(standing__outcome__in=SOLVED_HERE, standing__department__isnull=True) & Q(~_ACCEPTED_BEFORE)
_IN_FIRST_CONTACT: Final = Q(standing__contact=F("opened_in"))
_KNOWN: Final = Q(citizen__isnull=False)
_REOPENED: Final = Exists(
    Solution.objects.filter(inquiry=OuterRef("pk"), withdrawn_at__lte=After(F("at"), RETURN_WINDOW))
)
_ASKED_AGAIN: Final = Exists(
    Inquiry.objects.counted().filter(
        citizen=OuterRef("citizen"),
        task=OuterRef("task"),
        opened_at__gt=OuterRef("standing__at"),
        opened_at__lte=After(OuterRef("standing__at"), RETURN_WINDOW),
    )
)
_STAYED_AWAY: Final = _SOLVED & _KNOWN & Q(~_REOPENED) & Q(~_ASKED_AGAIN)
_PLACEMENT: Final = Subquery(
    Placement.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("day")),
        task=OuterRef("task"),
        valid_from__lte=OuterRef("day"),
    )
    .order_by("-valid_from")
    .values("kind")[:1]
)


def population() -> InquiryQuerySet:
    """Return the inquiries that figures count (population), with standing solution, local day and placement then."""
    return (
        Inquiry.objects.counted()
        .annotate(standing=FilteredRelation("solutions", condition=Q(solutions__withdrawn_at__isnull=True)))
        .annotate(day=TruncDate("opened_at", tzinfo=timezone.get_default_timezone()))
        .annotate(placement=Coalesce(_PLACEMENT, Value("")))
    )


def conditions(at: datetime) -> dict[str, Q]:
    """Return by name what is counted about the population, as it stands at a moment."""
    limit = at - RETURN_WINDOW
    pending = Q(standing__at__gt=limit) & _STAYED_AWAY
    verified = Q(standing__at__lte=limit) & _STAYED_AWAY
    return {
        "population": Q(pk__isnull=False),
        "open": Q(standing__isnull=True),
        "solved": _SOLVED,
        "solved_first": _IN_FIRST_CONTACT & _SOLVED,
        "known": _KNOWN,
        "unknown": ~_KNOWN,
        "pending": pending,
        "decided": _KNOWN & Q(~truth(pending)),
        "verified": verified,
        "verified_first": _IN_FIRST_CONTACT & verified,
        "told_elsewhere": Q(standing__outcome__in=TOLD_ELSEWHERE),
        "handed_over": Q(Exists(HandOver.objects.filter(inquiry=OuterRef("pk")))),
        "shown": Q(standing__outcome=Outcome.SELF_SERVICE_SHOWN),
    }


def truth(condition: Q) -> Case:
    """Return the condition as yes or no, so that its opposite also holds where SQL would answer NULL."""
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
