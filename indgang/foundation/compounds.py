"""Compounds (sammensætninger) cut into their parts: boligstøtte is bolig and støtte.

The cut with the commonest parts is found by dynamic programming over the lexicon. The whole word is always searched as
well, and the parts count for less, so that a word cut where it should not be does little harm.
"""

from functools import lru_cache
from math import inf, log
from typing import Final

from . import lexicon

_SHORTEST_WORD: Final = 7
_SHORTEST_PART: Final = 3
_PART_COST: Final = 4.0
_SHORT_PART_COST: Final = 2.0
_RARE: Final = 2e-8
"""The share of text given to a dictionary form too rare for the list of frequencies."""
_LINKS: Final = (("s", 0.5), ("e", 2.0), ("n", 2.0), ("er", 2.0), ("r", 2.0))
"""What stands between two parts, and what it costs to suppose it."""
_ENDINGS: Final = frozenset(
    """
    ald ans bar bes der den des det eise else eng eri ere ers ess est han her hed hun ide ier ing ion isk ise ist jeg
    komm lig lin ling løs mel men med nes ner ning one rer ring rne res sen ser ske som ste ter tes tion til une ved
    """.split()  # noqa: SIM905 - reads as the text it is
)
"""Endings and small words that look like parts and are not."""


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a lower-case compound in order; nothing when it is no compound."""
    if len(word) < _SHORTEST_WORD or not word.isalpha():
        return ()
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for start in range(len(word)):
        if start in best:
            _go_on(word, start, best)
    found = best.get(len(word), (inf, ()))[1]
    return found if len(found) > 1 else ()


def _go_on(word: str, start: int, best: dict[int, tuple[float, tuple[str, ...]]]) -> None:
    """Try every part that begins here, with and without a link after it."""
    spent, before = best[start]
    for end in range(start + _SHORTEST_PART, len(word) + (start > 0)):
        part = word[start:end]
        cost = spent + _cost(part)
        if cost == inf:
            continue
        _keep(best, end, cost, (*before, part))
        for link, extra in _LINKS:
            after = end + len(link)
            if after < len(word) and word.startswith(link, end):
                _keep(best, after, cost + extra, (*before, part))


def _keep(best: dict[int, tuple[float, tuple[str, ...]]], end: int, cost: float, found: tuple[str, ...]) -> None:
    if cost < best.get(end, (inf,))[0]:
        best[end] = (cost, found)


def _cost(part: str) -> float:
    """Return what a part costs: the rarer, the dearer; infinite when it is no word."""
    share = lexicon.frequencies().get(part)
    is_sure = share is not None and len(part) > _SHORTEST_PART
    if part in _ENDINGS or not (is_sure or part in lexicon.lemmas()):
        return inf
    return _PART_COST - log(share or _RARE) + (_SHORT_PART_COST if len(part) == _SHORTEST_PART else 0.0)
