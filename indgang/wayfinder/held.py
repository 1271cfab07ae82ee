"""The ranker (rangordneren) that a process holds, and when it is made anew.

The catalogue is read again every few seconds, and a new ranker is built only when something in it has changed, so
that a change is found within ten seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock
from time import monotonic
from typing import Final

from indgang.catalogue.models import LifeEvent, Placement, Task
from indgang.foundation import clock

from . import catalogue
from .building import build
from .embedding import embedder
from .facts import TaskFacts
from .models import Training
from .ranking import Ranker
from .shelf import points_of
from .weights import unpacked

_LOOK_AGAIN_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Held:
    """A ranker, and the rows that its answers are made of."""

    stamp: tuple[object, ...]
    ranker: Ranker
    tasks: tuple[Task, ...]
    placements: Mapping[int, str]
    life_events: Mapping[str, LifeEvent]


class _Shelf:
    """The one ranker of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: Held | None = None
        self._looked_at = 0.0

    def get(self) -> Held:
        now = monotonic()
        held = self._held
        if held is not None and now - self._looked_at < _LOOK_AGAIN_SECONDS:
            return held
        with self._lock:
            if self._held is None or now - self._looked_at >= _LOOK_AGAIN_SECONDS:
                self._held, self._looked_at = _looked_up(self._held), now
            return self._held

    def clear(self) -> None:
        with self._lock:
            self._held = None


_SHELF: Final = _Shelf()


def held() -> Held:
    """Return the ranker, built when it is first asked for."""
    return _SHELF.get()


def forget() -> None:
    """Let go of the ranker; the next question reads the catalogue anew."""
    _SHELF.clear()


def _looked_up(before: Held | None) -> Held:
    today = clock.local_day(clock.now())
    tasks = tuple(Task.objects.offered(today).with_surroundings().order_by("pk"))
    training = Training.objects.in_use().values_list("pk", "made_at").first()
    stamp = (*catalogue.stamp(), training, catalogue.told_stamp(today), [_told(task) for task in tasks])
    placements = dict(Placement.objects.on(today).values_list("task_id", "kind"))
    life_events = {event.slug: event for event in LifeEvent.objects.offered(today)}
    if before is not None and before.stamp == stamp:
        return Held(stamp, before.ranker, tasks, placements, life_events)
    facts = catalogue.facts_of(tasks, today)
    if facts:
        facts.append(catalogue.outside())  # the last one, after the rows that can be shown
    return Held(stamp, _built(tuple(facts), training, embedder() is not None), tasks, placements, life_events)


@lru_cache(maxsize=2)
def _built(facts: tuple[TaskFacts, ...], training: tuple[int, datetime] | None, with_model: bool) -> Ranker:
    """Build a ranker; the same facts and weights give the one that was built before."""
    shapes = unpacked(training[0], [each.slug for each in facts]) if training else None
    return build(facts, shapes, embedder() if with_model else None, points_of)


def _told(task: Task) -> tuple[object, ...]:
    """Return what the ranker knows from a task's own row."""
    authority = task.authority.name if task.authority else ""
    return task.pk, task.slug, task.title, task.keywords, task.summary, task.frequency, task.area.name, authority
