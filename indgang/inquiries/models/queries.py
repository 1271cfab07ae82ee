"""Which inquiries (henvendelser): the desk's daily questions."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from indgang.foundation import reference
from indgang.inquiries import ranking, search
from indgang.inquiries.hits import Sight
from indgang.organisation.models import Centre, Department, Employee
from indgang.organisation.rights import Ability

from .handovers import HandOver

STILL = Q(solved_at__isnull=True, discarded_at__isnull=True)


class InquiryQuestions[M: models.Model](models.QuerySet[M]):
    """The desk's daily questions."""

    def visible_to(self, employee: Employee, *, singly: bool = False) -> Self:
        """What this person may see: all for citizen service, the department's own for a department, else nothing.

        `singly` writes the same question so that it is best asked of one inquiry at a time.
        """
        if employee.may(Ability.SEE_INQUIRIES):
            found = self
        elif employee.may(Ability.SEE_DEPARTMENT_INQUIRIES) and employee.department_id:
            handed = _one_handed_to if singly else _all_handed_to
            found = self.filter(Q(at_department_id=employee.department_id) | handed(employee.department_id))
        else:
            return self.none()
        return found.exclude(recusals__employee=employee).exclude(citizen__recusals__employee=employee)

    def open(self) -> Self:
        """Inquiries that still need something done."""
        return self.filter(STILL)

    def counted(self) -> Self:
        """The population of the figures: all but those taken out as mistaken, test, spam or merged."""
        return self.filter(discarded_at__isnull=True)

    def owned_by(self, employee: Employee) -> Self:
        """Inquiries for which this person answers to the citizen (tovholder)."""
        return self.filter(owner=employee)

    def of_centre(self, centre: Centre) -> Self:
        """Inquiries that a centre opened."""
        return self.filter(centre=centre)

    def at(self, department: Department) -> Self:
        """Inquiries that lie with a department now, accepted or not."""
        return self.filter(at_department=department)

    def promised(self) -> Self:
        """Inquiries with a date that the citizen was told."""
        return self.filter(promised_for__isnull=False)

    def past_promise(self, day: date) -> Self:
        """Inquiries whose promised date has gone by."""
        return self.filter(promised_for__lt=day)

    def newest_first(self) -> Self:
        """The latest opened on top."""
        return self.order_by("-opened_at", "-id")

    def most_urgent_first(self) -> Self:
        """The earliest promise on top, then those without promise, oldest first."""
        return self.order_by(models.F("promised_for").asc(nulls_last=True), "opened_at", "id")

    def with_line(self) -> Self:
        """Bring along what a line of a list shows."""
        return self.select_related("task", "centre", "citizen", "owner", "at_department")

    def with_reference(self, text: str) -> Self:
        """The inquiry with this reference; raises BadReference when the text is none."""
        return self.filter(pk=reference.decode(text))

    def matching(self, text: str, limit: int, after: int = 0) -> list[M]:
        """The newest inquiries of this queryset whose words hold all of the text's, `after` skipped."""
        keys = ranking.newest(text, Sight.of(self), after + limit)[after:]
        return self._by_keys(keys)

    def best_matching(self, text: str, limit: int, after: int = 0) -> list[M]:
        """The inquiries of this queryset whose words fit the text best, `after` skipped."""
        keys = ranking.best(text, Sight.of(self))[after : after + limit]
        return self._by_keys(keys)

    def _by_keys(self, keys: list[int]) -> list[M]:
        rows = self.with_line().in_bulk([search.number_of(key) for key in keys])
        return [rows[number] for key in keys if (number := search.number_of(key)) in rows]


def _all_handed_to(department: int) -> Q:
    return Q(pk__in=Department(pk=department).handovers.kept().values("inquiry_id"))


def _one_handed_to(department: int) -> Q:
    """Return the same for one inquiry: looked up by the inquiry, and never by all that the department has."""
    of_it = HandOver.objects.kept().filter(inquiry=OuterRef("pk"))
    return Q(Exists(of_it.annotate(to=F("department_id") + 0).filter(to=department)))
