"""Searches a filled database in this process: `python -m benchmarks.house.searching`, prints JSON.

Each search is done as a page does it: words, rights, ranking and the ten lines that are shown.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any, Final

import django

django.setup()

from benchmarks.house.town import searches  # noqa: E402 - Django first
from benchmarks.house.words import Vocabulary  # noqa: E402
from indgang.inquiries import ranking, search  # noqa: E402
from indgang.inquiries.lines import best, matching, sight  # noqa: E402
from indgang.organisation.models import Department, Employee  # noqa: E402
from indgang.organisation.rights import Ability  # noqa: E402

SEED: Final = 11
PHRASES: Final = 61
SHOWN: Final = 10


def measured() -> dict[str, Any]:
    """Return milliseconds by order, person and kind of search, and the ten best of each search."""
    vocabulary, dice = Vocabulary(7), random.Random(SEED)
    asked = searches(vocabulary, dice)
    asked["phrase"] = [" ".join(vocabulary.body(dice)[:5]) for _ in range(PHRASES)]
    clerk = _like({Ability.SEE_INQUIRIES})
    department = _like({Ability.SEE_DEPARTMENT_INQUIRIES}, Department.objects.receiving()[0].pk)
    ways: dict[str, Callable[[str], Any]] = {
        "best, clerk": lambda text: best(clerk, text, SHOWN),
        "best, department": lambda text: best(department, text, SHOWN),
        "newest, clerk": lambda text: matching(clerk, text, SHOWN),
    }
    return {
        "waits": {way: {kind: _waits(ask, texts) for kind, texts in asked.items()} for way, ask in ways.items()},
        "tops": {text: _top(clerk, text) for texts in asked.values() for text in texts},
    }


def _like(abilities: set[Ability], department: int | None = None) -> Employee:
    person = Employee(pk=2_000_000, department_id=department)
    person.__dict__["abilities"] = frozenset(abilities)
    return person


def _waits(ask: Callable[[str], Any], texts: list[str]) -> list[tuple[float, float]]:
    """Return the milliseconds of each search, waited and worked here; done once before, so that pages are read."""
    waits = []
    for text in texts:
        ask(text)
        started, worked = time.perf_counter(), time.process_time()
        ask(text)
        waits.append(((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000))
    return waits


def _top(person: Employee, text: str) -> list[int]:
    return [search.number_of(key) for key in ranking.best(text, sight(person))[:SHOWN]]


if __name__ == "__main__":
    json.dump(measured(), sys.stdout)
