"""Full-text search over articles and life events (fuldtekstsøgning), best first, the rights inside the query.

All words stand in memory, weighed by BM25; a change shows within ten seconds. Which of what
was found a person may see, the database is asked each time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from time import monotonic
from typing import Final

from indgang.catalogue.models import LifeEvent
from indgang.foundation import clock, language
from indgang.foundation.bm25 import weighed
from indgang.organisation.models import Employee

from . import markup
from .models import Article

_KEEP_SECONDS: Final = 10
_TITLE: Final = 3.0
_TASK: Final = 1.5
_KEYWORD: Final = 0.5
_LEAST_PREFIX: Final = 3
_PREFIX: Final = 0.7
_CANDIDATES: Final = 100

type Parts = tuple[tuple[float, str], ...]
"""The parts of a text, and how much a word in each counts."""


@dataclass(slots=True)
class Words:
    """Which stems stand in which texts, and how much each says."""

    weights: dict[str, dict[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[tuple[int, Parts]]) -> Words:
        """Weigh all words of all texts."""
        return cls(weighed({number: _counted(parts) for number, parts in documents}))

    def best(self, text: str, *, needs_all: bool = False) -> list[int]:
        """Return the numbers of the texts that hold one of the words, or all if so told; the best first."""
        typed = [word for word in language.words(text) if word not in language.STOP_WORDS]
        scores: dict[int, float] = defaultdict(float)
        held: Counter[int] = Counter()
        for position, word in enumerate(typed):
            gains = self._gains(word, is_last=position == len(typed) - 1)
            held.update(gains.keys())
            for number, gain in gains.items():
                scores[number] += gain
        found = [number for number in scores if not needs_all or held[number] == len(typed)]
        return sorted(found, key=lambda number: (-scores[number], number))

    def _gains(self, word: str, *, is_last: bool) -> dict[int, float]:
        """Return what a word is worth to each text; the last may still be on its way."""
        stem = language.stem(word)
        gains = dict(self.weights.get(stem, {}))
        if is_last and len(word) >= _LEAST_PREFIX:
            for other, held in self.weights.items():
                if other != stem and other.startswith(word):
                    for number, weight in held.items():
                        gains[number] = max(gains.get(number, 0.0), weight * _PREFIX)
        return gains


def find_articles(text: str, employee: Employee | None, limit: int = 5) -> list[Article]:
    """Return the articles that the words are most likely about, best first; without an employee only public ones."""
    best = _articles(_moment()).best(text)[:_CANDIDATES]
    if not best:
        return []
    seen = Article.objects.public() if employee is None else Article.objects.visible_to(employee).standing()
    allowed = set(seen.filter(pk__in=best).values_list("pk", flat=True))
    shown = list(islice((number for number in best if number in allowed), limit))
    rows = seen.in_bulk(shown)  # few are read whole
    return [rows[number] for number in shown if number in rows]


def find_life_events(text: str, limit: int = 3) -> list[LifeEvent]:
    """Return the life events (livsbegivenheder) that hold all of the words, best first."""
    best = _life_events(_moment()).best(text, needs_all=True)[:limit]
    if not best:
        return []
    today = clock.local_day(clock.now())
    rows = LifeEvent.objects.offered(today).in_bulk(best)
    return [rows[number] for number in best if number in rows]


def _moment() -> int:
    return int(monotonic()) // _KEEP_SECONDS


@lru_cache(maxsize=1)
def _articles(_moment: int) -> Words:
    standing = Article.objects.standing().prefetch_related("tasks")
    return Words.of(
        (
            article.pk,
            (
                (_TITLE, article.title),
                *((_TASK, task.title) for task in article.tasks.all()),
                *((_KEYWORD, word) for task in article.tasks.all() for word in task.keyword_list),
                (1.0, markup.plain(article.text)),
            ),
        )
        for article in standing
    )


@lru_cache(maxsize=1)
def _life_events(_moment: int) -> Words:
    offered = LifeEvent.objects.offered(clock.local_day(clock.now()))
    return Words.of((event.pk, ((_TITLE, event.title), (1.0, event.summary))) for event in offered)


def _counted(parts: Parts) -> Counter[str]:
    counted: Counter[str] = Counter()
    for weight, text in parts:
        for stem in language.stems(text):
            counted[stem] += weight  # type: ignore[assignment]  # a counter of weights
    return counted
