"""Which way to complain was pointed out in a contact (klagevej): suggested from its task, so that nobody types it."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from indgang.catalogue.models import Task
from indgang.law.models import Route

from .models import ContactKind


def ways_of(tasks: Iterable[Task], day: date) -> dict[int, Route]:
    """Return the one way to complain of each task, by the task's number; a task with none or several is left out."""
    found: dict[int, list[Route]] = {}
    wanted = {task.pk for task in tasks}
    for route in Route.objects.in_force(day).filter(tasks__in=wanted).distinct().prefetch_related("tasks"):
        for task in route.tasks.all():
            found.setdefault(task.pk, []).append(route)
    return {task: routes[0] for task, routes in found.items() if task in wanted and len(routes) == 1}


def suggested(task: Task | None, day: date, *, kind: str, text: str = "", has_matter: bool = False) -> int | None:
    """Return the number of the way that the task points at, when somebody is dissatisfied with a decision; else None.

    That shows in the contact's type, in a matter that was chosen, or in words such as "afslag" and "klage".
    """
    if task is None or not (kind == ContactKind.COMPLAINT or has_matter or _OF_DECISION.search(text)):
        return None
    route = ways_of([task], day).get(task.pk)
    return route.number if route else None


_OF_DECISION: Final = re.compile(r"\b(klag|afslag|afslå|afgør|uenig)", re.IGNORECASE)
