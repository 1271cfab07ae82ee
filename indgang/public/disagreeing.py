"""What a task's page says to those who disagree with the decision (hvis du er uenig)."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from indgang.catalogue.models import Appeal, Task
from indgang.law.models import Route


@dataclass(frozen=True, slots=True)
class WayTold:
    """A way to complain as a citizen reads it (klagevej)."""

    body: str
    deadline: str
    way: str
    note: str = ""
    is_uncertain: bool = False

    @classmethod
    def of_route(cls, route: Route, note: str) -> Self:
        """Return what the list of ways says today."""
        return cls(route.body, route.deadline_text, route.get_way_display(), note)

    @classmethod
    def of_appeal(cls, appeal: Appeal) -> Self:
        """Return what the catalogue says, marked where nobody has confirmed it."""
        return cls(appeal.body, appeal.deadline, appeal.get_route_display(), appeal.note, appeal.is_uncertain)


def way_told(task: Task, day: date) -> WayTold | None:
    """Return the way to complain about a task's decision; None where none is known, or none is certain.

    The list of ways is kept up to date and goes before the catalogue. Where a task has several, the catalogue tells
    what they have in common, for as long as one of them says the same.
    """
    appeal = Appeal.objects.filter(task=task).first()
    routes = list(Route.objects.for_task(task.pk).in_force(day).order_by("number"))
    if len(routes) == 1:
        note = appeal.note if appeal and appeal.body == routes[0].body else ""
        return None if routes[0].is_uncertain else WayTold.of_route(routes[0], note)
    if appeal is None or (routes and appeal.body not in [each.body for each in routes if not each.is_uncertain]):
        return None
    return WayTold.of_appeal(appeal)
