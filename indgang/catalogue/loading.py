"""Loading the catalogue (indlæsning) from a folder of tables; loading the same folder again changes nothing.

A task that a file no longer names stays, since inquiries may be about it. A changed placement is a new decision: the
old one ends the day before, and stays in the story.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.foundation.tables import Line, Reading, Table
from indgang.organisation.loading import Loaded, upsert
from indgang.organisation.models import Area, Authority, Department

from .loading_appeals import appeals
from .loading_life_events import life_event_steps, life_events
from .models import Confidence, Placement, PlacementKind, Procedure, Step, Task
from .models.procedures import StepKind

FOLDER: Final = Path(__file__).resolve().parent / "data"
"""The common catalogue of 220 tasks, which also shows what the files must look like."""

_TASK_COLUMNS: Final = {
    "typical_minutes": "minutes",
    "service_goal_days": "service_goal_working_days",
}
"""Fields whose column has another name."""
_TASK_TEXTS: Final = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "self_service",
    "law",
    "keywords",
    "bring",
    "id_rule",
    "price",
    "service_goal_text",
    "source",
)
_TASK_FIELDS: Final = (
    *_TASK_TEXTS,
    "area",
    "authority",
    "department",
    "id_required",
    "typical_minutes",
    "service_goal_days",
    "frequency",
    "confidence",
    "checked_on",
    "valid_from",
    "valid_to",
)


def load_catalogue(folder: Path = FOLDER) -> Loaded:
    """Load authorities, tasks with their placements, procedures, appeals and life events; all or nothing.

    The areas and departments must be there already (`load_organisation`). Raises WrongFiles.
    """
    reading, loaded = Reading(folder), Loaded()
    with transaction.atomic():
        loaded.count(_authorities(reading))
        loaded.count(_tasks(reading))
        loaded.count(_procedures(reading))
        if not reading.mistakes:  # a task that is wrong would be named again by each life event
            loaded.count(appeals(reading))
            loaded.count(life_events(reading))
            loaded.count(life_event_steps(reading))
        reading.finish()
    return loaded


def _authorities(reading: Reading) -> Table:
    table = reading.table("authorities.csv", ["slug", "name"], optional=True)
    rows = []
    for slug, line in table.by("slug"):
        authority = Authority(
            slug=slug,
            name=line.needed("name"),
            short_name=line.text("short_name"),
            kind=line.text("kind"),
            how_to_reach=line.text("how_to_reach"),
            has_counter=line.flag("counter"),
            note=line.text("note"),
            confidence=line.choice("confidence", Confidence, Confidence.MEDIUM),
        )
        if line.fits(authority):
            rows.append(authority)
    upsert(rows, ["slug"], ["name", "short_name", "kind", "how_to_reach", "has_counter", "note", "confidence"])
    return table


def _tasks(reading: Reading) -> Table:
    table = reading.table("tasks.csv", ["slug", "title", "area", "department", "placement", "valid_from"])
    areas = {area.name: area for area in Area.objects.all()}
    departments = _by_name_or_slug(list(Department.objects.all()))
    authorities = _by_name_or_slug(list(Authority.objects.all()))
    rows, placed = [], {}
    for slug, line in table.by("slug"):
        task = _task(line, slug)
        area, department = line.named("area", areas), line.named("department", departments)
        task.authority = line.named("authority", authorities)
        if not (area and department and line.day("valid_from")):
            line.wrong(_("Område, afdeling og gælder fra skal være udfyldt."))
            continue
        task.area, task.department = area, department
        if line.fits(task, _TASK_COLUMNS):
            rows.append(task)
            placed[slug] = line
    upsert(rows, ["slug"], list(_TASK_FIELDS))
    _place(placed)
    return table


def _task(line: Line, slug: str) -> Task:
    return Task(
        slug=slug,
        **{name: line.text(name) for name in _TASK_TEXTS},
        id_required=line.flag("id_required"),
        typical_minutes=line.number_of("minutes", 10),
        service_goal_days=line.number_of("service_goal_working_days"),
        frequency=line.number_of("frequency", 1),
        confidence=line.choice("confidence", Confidence, Confidence.MEDIUM),
        checked_on=line.day("checked_on"),
        valid_from=line.day("valid_from") or date.min,
        valid_to=line.day("valid_to"),
    )


def _by_name_or_slug[T: (Department, Authority)](known: Sequence[T]) -> dict[str, T]:
    return {row.slug: row for row in known} | {row.name: row for row in known}


def _place(placed: dict[str, Line]) -> None:
    """Write the placements that are new, end those that they replace, and mend those of the same day."""
    tasks = dict(Task.objects.filter(slug__in=placed).values_list("slug", "pk"))
    standing = {row.task_id: row for row in Placement.objects.filter(valid_to__isnull=True)}
    new = []
    for slug, line in placed.items():
        kind = line.choice("placement", PlacementKind)
        since, held = line.day("valid_from"), standing.get(tasks[slug])
        if since is None or (held and held.kind == kind):
            continue
        if held and held.valid_from > since:
            line.wrong(
                _("Placeringen gælder fra %(since)s, men der står allerede en nyere fra %(newer)s.")
                % {"since": since, "newer": held.valid_from}
            )
        elif held and held.valid_from == since:
            held.kind = kind
            held.save(update_fields=["kind"])
        else:
            if held:
                held.valid_to = since
                held.save(update_fields=["valid_to"])
            new.append(Placement(task_id=tasks[slug], kind=kind, valid_from=since, decision=line.text("decision")))
    Placement.objects.bulk_create(new)


def _procedures(reading: Reading) -> Table:
    table = reading.table("procedures.csv", ["task", "version", "valid_from", "order", "kind", "text"], optional=True)
    tasks = {task.slug: task for task in Task.objects.all()}
    versions: dict[tuple[int, int], Procedure] = {}
    steps: dict[tuple[int, int], dict[int, Step]] = defaultdict(dict)
    for line in table:
        task, since = line.named("task", tasks), line.day("valid_from")
        if not (task and since):
            line.wrong(_("Opgave og gælder fra skal være udfyldt."))
            continue
        key = (task.pk, line.number_of("version", 1))
        versions.setdefault(key, Procedure(task=task, version=key[1], valid_from=since))
        step = Step(
            order=line.number_of("order"),
            kind=line.choice("kind", StepKind, StepKind.STEP),
            text=line.needed("text"),
            why=line.text("why"),
        )
        if step.order in steps[key]:
            line.wrong(_("Trin %(order)s står to gange i arbejdsgangen.") % {"order": step.order})
        elif line.fits(step):
            steps[key][step.order] = step
    upsert(list(versions.values()), ["task", "version"], ["valid_from"])
    _write_steps(steps)
    return table


def _write_steps(steps: dict[tuple[int, int], dict[int, Step]]) -> None:
    known = {(row.task_id, row.version): row for row in Procedure.objects.all()}
    rows = []
    for key, by_order in steps.items():
        procedure = known[key]
        procedure.steps.exclude(order__in=by_order).delete()
        for step in by_order.values():
            step.procedure = procedure
            rows.append(step)
    upsert(rows, ["procedure", "order"], ["kind", "text", "why"])
