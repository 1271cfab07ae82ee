"""Guessing a task from other words for it: by the stems (stammer) that it shares with title and keywords."""

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Final

from indgang.foundation import language

_ENOUGH: Final = 0.5
_AHEAD: Final = 1.1


class TaskGuesser:
    """Ranks tasks by the weight of the stems they share with a text; rare stems weigh more."""

    def __init__(self, tasks: Iterable[tuple[str, str, list[str]]] = ()) -> None:
        self._stems: dict[str, Counter[str]] = {}
        for code, title, keywords in tasks:
            shared = Counter(dict.fromkeys(language.distinct_stems(" ".join(keywords)), 1.0))
            shared.update(dict.fromkeys(language.distinct_stems(title), 1.0))
            for stem, weight in shared.items():
                self._stems.setdefault(stem, Counter())[code] = min(weight, 2)
        self._tasks = len({code for codes in self._stems.values() for code in codes})

    def guess(self, text: str) -> str | None:
        """Return the one task that shares most with the text, or None when too little or several share as much."""
        wanted = list(language.distinct_stems(text))
        scores: Counter[str] = Counter()
        for stem in wanted:
            for code, weight in self._stems.get(stem, {}).items():
                scores[code] += self._rarity(stem) * (1 + weight / 4)
        best = scores.most_common(2)
        if not best or best[0][1] < _ENOUGH * sum(map(self._rarity, wanted)):
            return None
        if len(best) > 1 and best[0][1] < best[1][1] * _AHEAD:
            return None
        return best[0][0]

    def _rarity(self, stem: str) -> float:
        return log((2 + self._tasks) / (1 + len(self._stems.get(stem, ()))))
