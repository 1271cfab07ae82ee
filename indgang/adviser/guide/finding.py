"""Finding the way to complain (klagevej): by matter, by a task, and by the citizen's own words."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from indgang.foundation.bm25 import weighed
from indgang.foundation.language import distinct_stems, stems
from indgang.law.models import Route
from indgang.wayfinder.finding import Match, find

from .matters import THE_REST, Matter, belongs_to, named

_TASKS: Final = 5
_FOUND: Final = 6
_LEAST: Final = 0.4
"""What fits less is not worth showing."""
_SHARE: Final = 8.0
"""How much a task that the wayfinder is wholly sure of counts beside words; two rare words count about as much."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A way to complain as it stands on a list to choose from (emne)."""

    number: int
    area: str
    is_uncertain: bool


def topics(matter: Matter, routes: Sequence[Route]) -> list[Topic]:
    """Return the ways as those who complain of this matter would name them."""
    return [Topic(each.number, named(matter, each.number, each.area), each.is_uncertain) for each in routes]


def routes_of(matter: Matter, day: date) -> list[Route]:
    """Return the ways to complain about a matter that hold on a day, in the order of the list of ways."""
    belongs = belongs_to(matter)
    return [route for route in Route.objects.in_force(day).order_by("number") if belongs(route.number)]


def route_of(matter: Matter, number: int, day: date) -> Route | None:
    """Return one way to complain, None when it does not belong to the matter or holds no more."""
    return Route.objects.in_force(day).filter(number=number).first() if belongs_to(matter)(number) else None


def routes_of_task(routes: Sequence[Route], slug: str) -> list[Route]:
    """Return those of the ways that lead on from a task's decision."""
    numbers = set(Route.objects.filter(tasks__slug=slug).values_list("pk", flat=True))
    return [route for route in routes if route.pk in numbers]


def find_routes(routes: Sequence[Route], said: str) -> list[Route]:
    """Return the ways to complain that the words are most likely about, best first; none when nothing fits.

    The way for all that has none of its own comes last, wherever it belongs. Words are met with the ways' own everyday
    words, and with the tasks that the wayfinder finds for them.
    """
    if not said:
        return []
    words, tasks = _by_words(routes, said), _by_tasks(routes, find(said, _TASKS))
    scores = {route.pk: words.get(route.pk, 0.0) + tasks.get(route.pk, 0.0) for route in routes}
    best = sorted(routes, key=lambda route: (-scores[route.pk], route.number))[:_FOUND]
    found = [route for route in best if scores[route.pk] > max(_LEAST, scores[best[0].pk] / 4)]
    return [*found, *(route for route in routes if route.number == THE_REST and route not in found)]


def _by_words(routes: Sequence[Route], said: str) -> dict[int, float]:
    """Return by way how much its words have in common with what was said; rare words count more."""
    weights = weighed({route.pk: Counter(stems(f"{route.area} {' '.join(route.keyword_list)}")) for route in routes})
    scores: dict[int, float] = defaultdict(float)
    for stem in distinct_stems(said):
        for pk, weight in weights.get(stem, {}).items():
            scores[pk] += weight
    return scores


def _by_tasks(routes: Sequence[Route], matches: Sequence[Match]) -> dict[int, float]:
    """Return by way how sure the wayfinder is of one of its tasks."""
    shares = {match.task.pk: match.share for match in matches}
    ways = Route.tasks.through.objects.filter(task_id__in=shares, route_id__in=[route.pk for route in routes])
    scores: dict[int, float] = defaultdict(float)
    for route_id, task_id in ways.values_list("route_id", "task_id"):
        scores[route_id] = max(scores[route_id], shares[task_id] * _SHARE)
    return scores
