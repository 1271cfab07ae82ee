"""What a person may see (synligt), asked by queries that are written once for each kind of person."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from indgang.foundation.prepared import Prepared
from indgang.organisation.models import Employee

from .models import Inquiry
from .models.inquiries import InquiryQuerySet

type Kind = tuple[bool, frozenset[str], bool]


class Seen[T, *Values]:
    """A query over the inquiries that a person may see; the rights are those of `visible_to`, written into the SQL.

    `build` is given the visible inquiries and stand-ins for the values, and must make the same query of all of them;
    `singly` is for queries that are asked of one inquiry at a time.
    """

    def __init__(self, build: Callable[[InquiryQuerySet, *Values], QuerySet[Any, T]], *, singly: bool = False) -> None:
        self.build, self.singly = build, singly
        self.prepared: dict[Kind, Prepared[T, int, int, *Values]] = {}

    def __call__(self, employee: Employee, *values: *Values) -> list[T]:
        """Return the rows that this person may see."""
        return self._for(employee)(employee.pk, employee.department_id or 0, *values)

    def first(self, employee: Employee, *values: *Values) -> T | None:
        """Return the first of them, if any."""
        rows = self(employee, *values)
        return rows[0] if rows else None

    def count(self, employee: Employee, *values: *Values) -> int:
        """Return how many there are."""
        return self._for(employee).count(employee.pk, employee.department_id or 0, *values)

    def sql(self, employee: Employee, *values: *Values) -> tuple[str, list[Any]]:
        """Return the query itself, to stand inside another; empty when this person sees nothing."""
        return self._for(employee).sql(employee.pk, employee.department_id or 0, *values)

    def _for(self, employee: Employee) -> Prepared[T, int, int, *Values]:
        """Return the query for all who have the same rights: they differ by their own and their department's number."""
        kind: Kind = (employee.is_active, frozenset(employee.abilities), employee.department_id is None)
        found = self.prepared.get(kind)
        if found is None:
            found = self.prepared[kind] = Prepared(self._built(*kind))
        return found

    def _built(
        self, is_active: bool, abilities: frozenset[str], is_without: bool
    ) -> Callable[[int, int, *Values], QuerySet[Any, T]]:
        def build(number: int, department: int, *values: *Values) -> QuerySet[Any, T]:
            like = Employee(pk=number, department_id=None if is_without else department, is_active=is_active)
            like.__dict__["abilities"] = abilities
            return self.build(Inquiry.objects.visible_to(like, singly=self.singly), *values)

        return build
