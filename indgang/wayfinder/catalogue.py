"""The catalogue (opgavekataloget) as the wayfinder reads it: from the database, or from the common files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.db.models import Count, Max, Q

from indgang.catalogue.loading import FOLDER
from indgang.catalogue.models import LifeEventStep, Procedure, Step, Task
from indgang.foundation.tables import Reading

from .facts import Part, TaskFacts
from .models import Saying
from .phrases import lines
from .signs import EXAMPLES

OUTSIDE: Final = ""
"""The code of what is no task."""
_MUNICIPALITY: Final = ""


def stamp() -> tuple[object, ...]:
    """Return what changes whenever a saying does; one query."""
    standing = Count("pk", filter=Q(withdrawn_at__isnull=True))
    found = Saying.objects.aggregate(Count("pk"), Max("pk"), Max("withdrawn_at"), standing=standing)
    return tuple(found.values())


def told_stamp(today: date) -> int:
    """Return what changes whenever life events or procedures say something else of a task; three queries."""
    return hash(frozenset((task, *parts) for task, parts in _told(today).items()))


def facts_of(tasks: Sequence[Task], today: date) -> list[TaskFacts]:
    """Return the facts of tasks in the database; four queries whatever their number."""
    said, told = _sayings(), _told(today)
    return [
        TaskFacts(
            task.slug,
            task.authority.name if task.authority else _MUNICIPALITY,
            task.frequency,
            (
                *_own_parts(task.title, task.keyword_list),
                *said[task.pk],
                Part("area", task.area.name),
                Part("summary", task.summary),
                *told[task.pk],
            ),
        )
        for task in tasks
    ]


def common_facts(folder: Path = FOLDER) -> list[TaskFacts]:
    """Return the facts of the common catalogue's files with the common sayings, without any database."""
    reading, said = Reading(folder), _common_sayings()
    table = reading.table("tasks.csv", ["slug", "title", "area"])
    facts = [
        TaskFacts(
            row.text("slug"),
            row.text("authority"),
            row.number_of("frequency", 1),
            (
                *_own_parts(row.text("title"), row.text("keywords").split("|")),
                *said[row.text("slug")],
                Part("area", row.text("area")),
                Part("summary", row.text("summary")),
            ),
        )
        for row in table.lines
    ]
    reading.finish()
    return facts


def common_examples() -> list[tuple[str, str]]:
    """Return the common sayings as pairs of a task's slug and what somebody says."""
    pairs = (line.split("\t", 1) for line in lines("examples.tsv"))
    return [(slug, text) for slug, text in pairs]


def outside() -> TaskFacts:
    """Return what is no matter for any authority, as a task that is never shown: it tells when nothing fits."""
    return TaskFacts(OUTSIDE, "", 0, tuple(Part("example", text) for text in lines("outside.txt")))


def common_texts() -> list[str]:
    """Return every text whose point comes with the product."""
    signs = [line.split("\t", 1)[1] for name in EXAMPLES.values() for line in lines(name)]
    return [*(saying for task in (*common_facts(), outside()) for saying in task.sayings), *signs]


def _own_parts(title: str, keywords: Iterable[str]) -> Iterable[Part]:
    yield Part("title", title)
    yield from (Part("keyword", keyword) for keyword in keywords if keyword)


def _sayings() -> Mapping[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    rows = Saying.objects.standing().order_by("-kind", "pk").values_list("task_id", "kind", "text")
    for task, kind, text in rows:
        found[task].append(Part(kind, text))
    return found


def _common_sayings() -> Mapping[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for slug, text in common_examples():
        found[slug].append(Part("example", text))
    return found


def _told(today: date) -> Mapping[int, list[Part]]:
    """Return what life events and procedures say of each task."""
    found: dict[int, list[Part]] = defaultdict(list)
    for task, title in LifeEventStep.objects.order_by("pk").values_list("task_id", "life_event__title"):
        found[task].append(Part("life_event", title))
    standing = dict(Procedure.objects.on(today).order_by("version").values_list("task_id", "pk"))
    for task, text in Step.objects.filter(procedure__in=standing.values()).values_list("procedure__task_id", "text"):
        found[task].append(Part("procedure", text))
    return found
