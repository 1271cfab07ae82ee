"""A task's card at the desk (opgavekort): who decides, the steps, what to bring, and the outcomes in their order."""

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from indgang.catalogue.models import Placement, Procedure, Step, Task
from indgang.catalogue.self_service import SelfService
from indgang.foundation import clock, workdays
from indgang.foundation.prepared import Prepared
from indgang.inquiries.models import Outcome
from indgang.knowledge.models import Article
from indgang.organisation.models import ContactPerson


def chosen(task: Task | None) -> dict[str, Any]:
    """Return the task's card and the outcomes, the likeliest first."""
    if task is None:
        return {"task": None, "outcomes": outcomes(None)}
    offered = SelfService.of(task)
    today = clock.local_day(clock.now())
    placement = _placements.first(task.pk, today) or "guidance"
    ways = outcomes(placement, self_service=offered is not None)
    return {
        "task": task,
        "placement": placement,
        "self_service": offered,
        "show_how": show_how(placement) if offered else None,
        "steps": _steps(task.pk, today),
        "contacts": _contacts(task.department_id, task.area_id),
        "articles": _articles(task.pk),
        "outcomes": ways,
    }


def outcomes(placement: str | None, *, self_service: bool = True) -> list[dict[str, str]]:
    """Return the outcomes with their keys, the likeliest first.

    To show how (selvbetjening vist) comes first where nothing is solved here, second where only a part is; where there
    is no self-service it is not offered, and its key stays free, so that the fingers find the others where they are.
    """
    likely = _LIKELY_WITH_SELF_SERVICE if self_service else _LIKELY
    order = [*likely.get(placement or "", _USUAL), Outcome.REFERRED, Outcome.ABANDONED, Outcome.MISDIRECTED]
    return [
        {"value": str(outcome), "label": str(outcome.label), "key": str(number)}
        for number, outcome in enumerate(order, 1)
        if self_service or outcome is not Outcome.SELF_SERVICE_SHOWN
    ]


def show_how(placement: str) -> dict[str, str]:
    """Return the outcome that stands for "Vis hvordan", with the key that it has at this placement."""
    return next(each for each in outcomes(placement) if each["value"] == Outcome.SELF_SERVICE_SHOWN)


def task_facts(task: Task | None) -> list[Any]:
    """Return all that a task says of itself."""
    return [getattr(task, field.attname) for field in Task._meta.concrete_fields] if task else []


def promise_for(task: Task | None) -> dict[str, Any]:
    """Suggest the service goal's date and the department that answers for the task."""
    if task is None:
        return {}
    due = workdays.add_working_days(clock.local_day(clock.now()), task.service_goal_days or 1)
    return {"task": task.slug, "promise": due, "due": due, "department": task.department_id}


def _placed(task: int, day: date) -> QuerySet[Placement, str]:
    return Placement.objects.on(day).filter(task=task).values_list("kind", flat=True)[:1]


def _steps_on(task: int, day: date) -> QuerySet[Step]:
    return Step.objects.filter(procedure__in=Procedure.objects.on(day).filter(task=task)[:1])


def _to_ask(department: int, area: int) -> QuerySet[ContactPerson]:
    return ContactPerson.objects.for_area(department, area)[:1]


def _written_on(task: int) -> QuerySet[Article]:
    """Articles for citizens and for staff: who registers may read both."""
    return Article.objects.standing().about(task)


_USUAL: Final = (Outcome.SOLVED, Outcome.GUIDED, Outcome.SELF_SERVICE_SHOWN)
_LIKELY: Final = {"guidance": (Outcome.GUIDED, Outcome.SOLVED, Outcome.SELF_SERVICE_SHOWN)}
_LIKELY_WITH_SELF_SERVICE: Final = {
    "guidance": (Outcome.SELF_SERVICE_SHOWN, Outcome.GUIDED, Outcome.SOLVED),
    "partial": (Outcome.SOLVED, Outcome.SELF_SERVICE_SHOWN, Outcome.GUIDED),
}

_placements = Prepared(_placed)
_steps = Prepared(_steps_on)
_contacts = Prepared(_to_ask)
_articles = Prepared(_written_on)
