"""The stage (scene) on which the town lives: centres, clerks, departments and tasks, read once from the database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Final

from indgang.catalogue import loading as catalogue
from indgang.catalogue.models import Placement, Procedure, Task
from indgang.foundation.tables import Reading
from indgang.organisation.models import Centre, Department, Employee, OpeningHours
from indgang.organisation.rights import Role

from .wording import Said, said

_DEFAULT_INFORMATION: Final = 60


@dataclass(slots=True)
class House:
    """A centre with those who work there."""

    number: int
    slug: str
    name: str
    clerks: list[int] = field(default_factory=list)
    leads: set[int] = field(default_factory=set)
    """Those of them who lead the others."""
    hours: dict[int, list[tuple[date, date, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def open_on(self, day: date) -> tuple[int, int] | None:
        """Return when the doors open and close, in seconds of the day; None when they stay closed."""
        for since, until, opens, closes in self.hours.get(day.isoweekday(), ()):
            if since <= day <= until:
                return opens, closes
        return None


@dataclass(slots=True)
class Office:
    """A department with those who answer there, and how fast they are."""

    number: int
    slug: str
    staff: list[int] = field(default_factory=list)
    pace: float = 1.0


@dataclass(slots=True)
class Matter:
    """A task of the catalogue, as the town needs to know it."""

    number: int
    slug: str
    title: Said
    area: str
    office: Office | None
    authority: int | None
    minutes: int
    goal: int
    promise_rule: str
    frequency: int
    information: float
    needs_id: bool
    has_self_service: bool
    placements: list[tuple[date, date, str]]
    steps: list[int] = field(default_factory=list)

    def placed(self, day: date) -> str:
        """Return the placement that holds on the day."""
        for since, until, kind in self.placements:
            if since <= day < until:
                return kind
        return self.placements[-1][2]


@dataclass(slots=True)
class Setting:
    """Everybody and everything that stands before the first citizen comes."""

    houses: list[House]
    offices: dict[str, Office]
    matters: list[Matter]
    people: dict[str, int]
    """Employees by user name."""
    admin: int


def read(folder: Path = catalogue.FOLDER) -> Setting:
    """Read the stage; the organisation and the catalogue must be loaded."""
    people = dict(Employee.objects.values_list("username", "pk"))
    offices = _offices()
    return Setting(
        houses=_houses(),
        offices=offices,
        matters=_matters(offices, folder),
        people=people,
        admin=Employee.objects.holding(Role.ADMIN).order_by("pk").values_list("pk", flat=True)[0],
    )


def _houses() -> list[House]:
    houses = {row.pk: House(row.pk, row.slug, row.name) for row in Centre.objects.all()}
    for role in (Role.CLERK, Role.TEAM_LEAD):
        for employee in Employee.objects.holding(role).filter(centre__isnull=False).order_by("pk"):
            house = houses[employee.centre_id or 0]
            house.clerks.append(employee.pk)
            if role == Role.TEAM_LEAD:
                house.leads.add(employee.pk)
    for hours in OpeningHours.objects.order_by("centre", "weekday", "opens"):
        span = (hours.valid_from, hours.valid_to or date.max, _seconds(hours.opens), _seconds(hours.closes))
        houses[hours.centre_id].hours[hours.weekday].append(span)
    return list(houses.values())


def _offices() -> dict[str, Office]:
    offices = {row.pk: Office(row.pk, row.slug) for row in Department.objects.receiving().order_by("pk")}
    for employee in Employee.objects.holding(Role.DEPARTMENT).order_by("pk"):
        if employee.department_id in offices:
            offices[employee.department_id].staff.append(employee.pk)
    return {office.slug: office for office in offices.values() if office.staff}


def _matters(offices: dict[str, Office], folder: Path) -> list[Matter]:
    by_number = {office.number: office for office in offices.values()}
    placements: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    for row in Placement.objects.order_by("task", "valid_from"):
        placements[row.task_id].append((row.valid_from, row.valid_to or date.max, row.kind))
    information = _information_shares(folder)
    steps = _steps()
    return [
        Matter(
            number=task.pk,
            slug=task.slug,
            title=said(task.title),
            area=task.area.name,
            office=by_number.get(task.department_id) or by_number.get(task.area.department_id or 0),
            authority=task.authority_id,
            minutes=task.typical_minutes,
            goal=task.service_goal_days,
            promise_rule=(task.service_goal_text or "Aftalt med borgeren")[:120],
            frequency=task.frequency,
            information=information.get(task.slug, _DEFAULT_INFORMATION) / 100,
            needs_id=task.id_required,
            has_self_service=bool(task.self_service),
            placements=placements[task.pk],
            steps=steps.get(task.pk, []),
        )
        for task in Task.objects.select_related("area").order_by("pk")
    ]


def _information_shares(folder: Path) -> dict[str, int]:
    """Return how many in a hundred only want to know something, by task; a column that the product does not keep."""
    table = Reading(folder).table("tasks.csv", ["slug"])
    return {line.text("slug"): line.number_of("information_share", _DEFAULT_INFORMATION) for line in table}


def _steps() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for procedure in Procedure.objects.prefetch_related("steps").order_by("task", "version"):
        found[procedure.task_id] = [step.pk for step in procedure.steps.all()]
    return found


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60
