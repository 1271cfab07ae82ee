"""Loading the life events (livsbegivenheder) and their steps; a municipality may leave the files out."""

from collections import defaultdict
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from indgang.foundation.tables import Line, Reading, Table
from indgang.organisation.loading import upsert

from .models import LifeEvent, LifeEventStep, Task

_TEXTS: Final = ("title", "title_en", "summary", "summary_en")
_FIELDS: Final = (*_TEXTS, "order", "valid_from", "valid_to")


def life_events(reading: Reading) -> Table:
    """Load the life events by their slug; one that the file no longer names stays."""
    table = reading.table("life_events.csv", ["slug", "title", "order", "valid_from"], optional=True)
    rows = []
    for slug, line in table.by("slug"):
        line.needed("title")
        if not line.day("valid_from"):
            line.wrong(_("Gælder fra skal være udfyldt."))
            continue
        life_event = LifeEvent(
            slug=slug,
            **{name: line.text(name) for name in _TEXTS},
            order=line.number_of("order"),
            valid_from=line.day("valid_from") or date.min,
            valid_to=line.day("valid_to"),
        )
        if line.fits(life_event):
            rows.append(life_event)
    upsert(rows, ["slug"], list(_FIELDS))
    return table


def life_event_steps(reading: Reading) -> Table:
    """Load the steps; those of a life event that the file names are replaced by the file's.

    They wait until all else is right; otherwise one mistaken life event would be named again by each of its steps.
    """
    if reading.mistakes:
        return Table("life_event_steps.csv", reading.mistakes)
    table = reading.table("life_event_steps.csv", ["life_event", "order", "task"], optional=True)
    known = {life_event.slug: life_event for life_event in LifeEvent.objects.all()}
    tasks = {task.slug: task for task in Task.objects.all()}
    steps: dict[int, list[LifeEventStep]] = defaultdict(list)
    for line in table:
        life_event, task = line.named("life_event", known), line.named("task", tasks)
        if not (life_event and task):
            line.wrong(_("Livsbegivenhed og opgave skal være udfyldt."))
            continue
        step = LifeEventStep(
            life_event=life_event,
            order=line.number_of("order"),
            task=task,
            when=line.text("when"),
            note=line.text("note"),
        )
        if line.fits(step) and _is_new(line, step, steps[life_event.pk]):
            steps[life_event.pk].append(step)
    _replace(steps)
    return table


def _is_new(line: Line, step: LifeEventStep, before: list[LifeEventStep]) -> bool:
    if step.order in {each.order for each in before}:
        line.wrong(_("Trin %(order)s står to gange i livsbegivenheden.") % {"order": step.order})
        return False
    if step.task_id in {each.task_id for each in before}:
        line.wrong(_("Opgaven »%(task)s« står to gange i livsbegivenheden.") % {"task": step.task.slug})
        return False
    return True


def _replace(steps: dict[int, list[LifeEventStep]]) -> None:
    """Write the steps of each life event anew, unless they stand already as the file has them."""
    for life_event, wanted in steps.items():
        standing = LifeEventStep.objects.filter(life_event=life_event)
        if [_said(step) for step in standing] != [_said(step) for step in sorted(wanted, key=lambda step: step.order)]:
            standing.delete()
            LifeEventStep.objects.bulk_create(wanted)


def _said(step: LifeEventStep) -> tuple[int, int, str, str]:
    return step.order, step.task_id, step.when, step.note
