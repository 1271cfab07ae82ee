"""Finding the task (opgave) that a citizen's own words are about, and saying why."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Final, NamedTuple

from indgang.catalogue.models import Placement, Task
from indgang.foundation import clock, language

from .index import Document, Index

_KEEP_SECONDS: Final = 10
_LEAST_PREFIX: Final = 3
_PREFIX_WEIGHT: Final = 0.7
_PHRASE_BONUS: Final = 4.0


class Reason(NamedTuple):
    """Why a task was found: the word typed, the word it met, and where that stands (title, keyword, area)."""

    typed: str
    matched: str
    where: str


@dataclass(frozen=True, slots=True)
class Match:
    """A task that fits, how well, and why."""

    task: Task
    placement: str
    score: float
    reasons: tuple[Reason, ...]


class Catalogue(NamedTuple):
    """The catalogue as the wayfinder holds it."""

    tasks: dict[int, Task]
    placements: dict[int, str]
    phrases: dict[int, tuple[str, ...]]
    words: Index


def find(text: str, limit: int = 8) -> list[Match]:
    """Return the tasks that the words are most likely about, best first; none when nothing fits.

    The same words find the same tasks in the same order; a change of the catalogue shows within ten seconds.
    """
    held = _catalogue(int(monotonic()) // _KEEP_SECONDS)
    typed = [word for word in language.words(text) if word not in language.STOP_WORDS]
    scores: dict[int, float] = defaultdict(float)
    reasons: dict[int, dict[str, Reason]] = defaultdict(dict)
    for position, word in enumerate(typed):
        _score(held.words, word, position == len(typed) - 1, scores, reasons)
    _add_phrases(held, " ".join(language.words(text)), scores)
    best = sorted(scores, key=lambda number: (-scores[number], -held.tasks[number].frequency, number))[:limit]
    return [
        Match(
            held.tasks[number],
            held.placements.get(number, "guidance"),
            round(scores[number], 3),
            tuple(reasons[number].values()),
        )
        for number in best
    ]


def most_asked(limit: int = 9) -> list[Match]:
    """Return the tasks that are asked for most, for registering without a search."""
    held = _catalogue(int(monotonic()) // _KEEP_SECONDS)
    best = sorted(held.tasks.values(), key=lambda task: (-task.frequency, task.pk))[:limit]
    return [Match(task, held.placements.get(task.pk, "guidance"), 0.0, ()) for task in best]


def _score(
    index: Index,
    word: str,
    is_last: bool,
    scores: dict[int, float],
    reasons: dict[int, dict[str, Reason]],
) -> None:
    stem = language.stem(word)
    found = {stem: 1.0} if stem in index.weights else {}
    if is_last and len(word) >= _LEAST_PREFIX:
        found |= {other: _PREFIX_WEIGHT for other in index.beginning(word) if other != stem}
    best: dict[int, float] = {}
    for other, share in found.items():
        for number, weight in index.weights[other].items():
            gain = weight * share
            if gain <= best.get(number, 0.0):
                continue
            best[number] = gain
            place = index.places[other, number]
            reasons[number][word] = Reason(word, place.word, place.where)
    for number, gain in best.items():
        scores[number] += gain


def _add_phrases(held: Catalogue, said: str, scores: dict[int, float]) -> None:
    """Lift tasks whose title or keyword phrase stands whole in what was said."""
    for number in list(scores):
        if any(f" {phrase} " in f" {said} " for phrase in held.phrases[number]):
            scores[number] += _PHRASE_BONUS


@lru_cache(maxsize=1)
def _catalogue(_moment: int) -> Catalogue:
    today = clock.local_day(clock.now())
    tasks = {task.pk: task for task in Task.objects.offered(today).with_surroundings()}
    placements = dict(Placement.objects.on(today).values_list("task_id", "kind"))
    phrases = {
        number: tuple(" ".join(language.words(phrase)) for phrase in [task.title, *task.keyword_list])
        for number, task in tasks.items()
    }
    documents = [
        Document(
            number,
            (
                ("title", task.title),
                *(("keyword", keyword) for keyword in task.keyword_list),
                ("area", task.area.name),
            ),
        )
        for number, task in tasks.items()
    ]
    return Catalogue(tasks, placements, phrases, Index.of(documents))
