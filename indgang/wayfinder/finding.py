"""Finding the task (opgave) that a citizen's own words are about, and saying why."""

from dataclasses import dataclass

from indgang.catalogue.models import Task

from .held import Held, held
from .ranking import Found, Ranked, Reason

__all__ = ["Match", "Reason", "find", "matches_of", "most_asked"]


@dataclass(frozen=True, slots=True)
class Match:
    """A task that fits, how well, how sure it is among all tasks (0 to 1), and why."""

    task: Task
    placement: str
    score: float
    reasons: tuple[Reason, ...]
    share: float = 0.0


def find(text: str, limit: int = 8, typing: bool = False) -> list[Match]:
    """Return the tasks that the words are most likely about, best first; none when nothing fits.

    The same words find the same tasks in the same order; a change of the catalogue shows within ten seconds. With
    `typing` the last word may be only begun.
    """
    here = held()
    ranked = here.ranker.rank(text, limit + 1, typing)
    tasks = tuple(found for found in ranked.found if found.place < len(here.tasks))
    return matches_of(here, ranked, tasks[:limit])


def most_asked(limit: int = 9) -> list[Match]:
    """Return the tasks that are asked for most, for registering without a search."""
    here = held()
    best = sorted(here.tasks, key=lambda task: (-task.frequency, task.pk))[:limit]
    return [Match(task, here.placements.get(task.pk, "guidance"), 0.0, ()) for task in best]


def matches_of(here: Held, ranked: Ranked, tasks: tuple[Found, ...]) -> list[Match]:
    """Return some of what was ranked as rows, with the reasons."""
    return [
        Match(
            task := here.tasks[found.place],
            here.placements.get(task.pk, "guidance"),
            found.score,
            here.ranker.reasons(ranked, found.place),
            found.share,
        )
        for found in tasks
    ]
