"""Guessing a task from other words for it: by the stems (stammer) that it shares with title and keywords."""

from collections.abc import Iterable
from math import log
from typing import Final

from indgang.foundation import language

_ENOUGH: Final = 0.5
_AHEAD: Final = 1.1
_IN_TITLE: Final = 1.5


class TaskGuesser:
    """Ranks tasks by the weight of the stems they share with a text; rare stems weigh more."""

    def __init__(self, tasks: Iterable[tuple[str, str, list[str]]] = ()) -> None:
        self._stems: dict[str, dict[str, float]] = {}
        found = list(tasks)
        self._tasks = len(found)
        for code, title, keywords in found:
            named = set(language.distinct_stems(title))
            for stem in named.union(language.distinct_stems(" ".join(keywords))):
                self._stems.setdefault(stem, {})[code] = _IN_TITLE if stem in named else 1.0

    def guess(self, text: str) -> str | None:
        """Return the one task that shares most with the text, or None when too little or several share as much."""
        wanted = list(language.distinct_stems(text))
        scores: dict[str, float] = {}
        for stem in wanted:
            for code, weight in self._stems.get(stem, {}).items():
                scores[code] = scores.get(code, 0.0) + weight * self._rarity(stem)
        best = sorted(scores.items(), key=lambda each: -each[1])[:2]
        if not best or best[0][1] < _ENOUGH * sum(map(self._rarity, wanted)):
            return None
        if len(best) > 1 and best[0][1] < best[1][1] * _AHEAD:
            return None
        return best[0][0]

    def _rarity(self, stem: str) -> float:
        return log((2 + self._tasks) / (1 + len(self._stems.get(stem, ()))))
