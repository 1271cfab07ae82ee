"""The regression set (prøvespørgsmål): questions with known answers, by which every change is measured first.

The product's own 440 come from people who were given a matter, not the catalogue's words; the municipality's are what
its clerks have chosen the same task for at least twice.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np

from . import shelf
from .embedding import Embedder, Vectors
from .evaluation import Asked, Ranked
from .masking import without_marks
from .models import Search
from .models.searches import CONFIRMED
from .phrases import DATA
from .ranking import Ranker

FILE: Final = DATA / "regression.csv"
CHOSEN: Final = "chosen"
"""The kind of the municipality's own questions."""
SHOWN: Final = 8


def questions(ranker: Ranker) -> list[Asked]:
    """Return the questions about tasks that there are here, the product's first."""
    known = {task.slug for task in ranker.tasks}
    shipped = (
        replaced for asked in _shipped() if (replaced := asked._replace(expected=asked.expected & known)).expected
    )
    return [*shipped, *(asked for asked in confirmed() if asked.expected <= known)]


def confirmed() -> list[Asked]:
    """Return the words that clerks have chosen the same task for at least twice, and oftener than any other."""
    best: dict[str, list[tuple[int, str]]] = {}
    for row in Search.objects.choices():
        if text := without_marks(row["text"]):
            best.setdefault(text, []).append((row["times"], row["chosen__slug"]))
    return [
        Asked(text, frozenset({slugs[0][1]}), CHOSEN)
        for text, found in sorted(best.items())
        if (slugs := sorted(found, reverse=True))[0][0] >= CONFIRMED and (len(slugs) == 1 or slugs[0][0] > slugs[1][0])
    ]


def with_points_of(ranker: Ranker, asked: Sequence[Asked]) -> Ranker:
    """Return the same ranker with these questions' points at hand, so that they are not worked out for each change."""
    if ranker.embedder is None:
        return ranker
    texts = list(dict.fromkeys(ranker.reader.read(each.query).text for each in asked))
    shelf.keep(texts)
    known = dict(zip(texts, shelf.points_of(texts), strict=True))
    return replace(ranker, embedder=_AtHand(ranker.embedder, known))


def asking(ranker: Ranker, query: str) -> Ranked:
    """Return the tasks that a ranker finds, as the evaluation counts them."""
    found = ranker.rank(query, SHOWN).found
    tasks = [ranker.tasks[each.place].slug for each in found]
    return Ranked([slug for slug in tasks if slug], found[0].share if found else 0.0)


@cache
def _shipped() -> tuple[Asked, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Asked(row["query"], frozenset(row["expected_task_ids"].split("|")), row["kind"]) for row in rows)


class _AtHand:
    """The sentence model with the points of some texts at hand."""

    def __init__(self, model: Embedder, known: Mapping[str, Vectors]) -> None:
        self.name, self._model, self._known = model.name, model, known

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one point for each text."""
        if not all(text in self._known for text in texts):
            return self._model.vectors(texts)
        return np.stack([self._known[text] for text in texts])
