"""Which inquiries (henvendelser): the desk's daily questions."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from indgang.foundation import reference
from indgang.inquiries import search
from indgang.organisation.models import Centre, Department, Employee
from indgang.organisation.rights import Ability

STILL = Q(solved_at__isnull=True, discarded_at__isnull=True)


class InquiryQuestions[M: models.Model](models.QuerySet[M]):
    """The desk's daily questions."""

    def visible_to(self, employee: Employee) -> Self:
        """What this person may see: all for citizen service, the department's own for a department, else nothing."""
        if employee.may(Ability.SEE_INQUIRIES):
            found = self
        elif employee.may(Ability.SEE_DEPARTMENT_INQUIRIES) and employee.department_id:
            found = self.filter(
                Q(at_department_id=employee.department_id)
                | Q(pk__in=Department(pk=employee.department_id).handovers.kept().values("inquiry_id"))
            )
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
        found: list[M] = []
        for numbers in search.newest(text):
            rows = self.with_line().in_bulk(numbers)
            found += [rows[number] for number in numbers if number in rows]
            if len(found) >= after + limit:
                break
        return found[after : after + limit]
