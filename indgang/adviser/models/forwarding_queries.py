"""Which forwardings (videresendelser): by what they wait for, and by who may see them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from indgang.adviser.forwarding.codes import Answer
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .cases import Case
from .forwarding_rows import ForwardingEvent

if TYPE_CHECKING:
    from .forwardings import Forwarding


class ForwardingQuerySet(models.QuerySet["Forwarding"]):
    """Which forwardings."""

    def seen_by(self, employee: Employee) -> Self:
        """Those that this adviser may see: not those of a case with a declared conflict of interest."""
        return self.filter(case__in=Case.objects.seen_by(employee))

    def visible_to(self, employee: Employee) -> Self:
        """Those that were sent to this person's own department; one that is for a single person only to that one."""
        if not (employee.department_id and employee.may(Ability.ANSWER_ADVISER)):
            return self.none()
        mine = Q(addressee_alone=False) | Q(addressee=employee)
        return self.filter(mine, department_id=employee.department_id)

    def standing(self) -> Self:
        """Those that still wait for the department."""
        return self.filter(ended_at__isnull=True)

    def waiting(self) -> Self:
        """Sent, and received by nobody yet."""
        return self.standing().filter(received_at__isnull=True)

    def with_department(self) -> Self:
        """Received, and not answered yet."""
        return self.standing().filter(received_at__isnull=False)

    def running(self) -> Self:
        """Those whose clock runs."""
        return self.standing().filter(paused_on__isnull=True)

    def late(self, day: date) -> Self:
        """Those that should have been answered before the day."""
        return self.running().filter(due__lt=day)

    def ended(self) -> Self:
        """Those that no longer wait for the department."""
        return self.filter(ended_at__isnull=False)

    def answered(self) -> Self:
        """Those with an answer from the department."""
        return self.filter(answered_at__isnull=False)

    def not_recalled(self) -> Self:
        """All but those that the adviser called back."""
        return self.exclude(ended_at__isnull=False, answer="")

    def unfinished(self) -> Self:
        """Those that the adviser has not closed."""
        return self.filter(closed_at__isnull=True)

    def needing(self, day: date) -> Self:
        """Those for which a reminder or a step upward is to be taken on the day."""
        return self.running().filter(
            Q(received_at__isnull=True, reminded_at__isnull=True, leader_at__isnull=True, receipt_due__lt=day)
            | Q(reminded_at__isnull=True, leader_at__isnull=True, remind_on__lte=day)
            | Q(leader_at__isnull=True, leader_on__lte=day)
            | Q(director_at__isnull=True, director_on__lte=day)
        )

    def citizen_untold(self) -> Self:
        """Those with something that the citizen has not been told."""
        return self.filter(Exists(ForwardingEvent.objects.untold().filter(forwarding=OuterRef("pk"))))

    def loose(self) -> Self:
        """Those that wait for an answer, or whose answer the citizen has not heard of (løse ender)."""
        untold = Exists(ForwardingEvent.objects.untold().filter(forwarding=OuterRef("pk")))
        return self.unfinished().not_recalled().filter(Q(ended_at__isnull=True) | untold)

    def ready_to_close(self) -> Self:
        """Those that have ended, the citizen told of all of it, and that only stand open."""
        untold = Exists(ForwardingEvent.objects.untold().filter(forwarding=OuterRef("pk")))
        return self.unfinished().ended().exclude(untold)

    def with_line(self) -> Self:
        """Bring along what a line of a list shows, and how much the citizen has not been told."""
        untold = ForwardingEvent.objects.untold().filter(forwarding=OuterRef("pk")).order_by()
        count = untold.values("forwarding").annotate(number=Count("pk")).values("number")
        return self.select_related("case", "department", "addressee", "received_by", "answered_by", "sent_by").annotate(
            untold_count=models.Subquery(count, output_field=models.IntegerField())
        )

    def standing_between(self, case: int, department: int) -> Forwarding:
        """The one that waits for this department in this case."""
        return self.standing().get(case=case, department=department)

    def in_time(self) -> Self:
        """Answered by the day that held then."""
        return self.answered().filter(answered_on__lte=F("due"))

    def unanswered(self) -> Self:
        """Those that the adviser gave up getting an answer to."""
        return self.filter(answer=Answer.NONE)
