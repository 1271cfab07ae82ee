"""Ranking (rangordning): which inquiries a search shows, and in what order; alike on both databases.

Newest first: those that hold all the words. Best first: the newest of those that hold all the words, then pairs of the
rarest, then the rarest alone are weighed against each other with BM25, here and not in the databases, which weigh each
in its own way.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from . import frequencies, hits
from .frequencies import Frequencies
from .hits import Expected, Hit, Sight
from .tokens import Asked, asked

CANDIDATES: Final = 1_000
"""So many inquiries are weighed at the most."""
_COMMON: Final = 0.05
"""Words of more inquiries than this do not choose candidates, unless all are such."""
_CHOOSERS: Final = 6
_PAIRED: Final = 3
_ALONE: Final = 2
_K1: Final = 1.2
_B: Final = 0.75
_EXACT: Final = 9
"""Scores that differ less than in this decimal are equal, so that the order never hangs on rounding."""


def newest(text: str, sight: Sight, most: int) -> list[int]:
    """Return the keys of the newest inquiries that hold all of the text's words and may be seen."""
    words = asked(text).wholes
    if not words:
        return []
    known = frequencies.of(words)
    return [hit.key for hit in hits.newest(words, sight, most, _expected(known, words, sight))]


def best(text: str, sight: Sight) -> list[int]:
    """Return the keys of the inquiries that fit the text best and may be seen (bedste først)."""
    words = asked(text)
    if not words.wholes:
        return []
    known = frequencies.of([*words.all, sight.token])
    return ranked(words.all, known, _candidates(words, known, sight))


def ranked(words: Sequence[str], known: Frequencies, candidates: Sequence[Hit]) -> list[int]:
    """Return the candidates' keys by BM25, the newest first among equals."""
    weights = [(f" {word} ", known.weight(word) * (_K1 + 1)) for word in words]
    least, slope = _K1 * (1 - _B), _K1 * _B / known.length
    scored = []
    for key, said in candidates:
        padded = f" {said} "
        norm = least + slope * (said.count(" ") + 1)
        score = 0.0
        for word, weight in weights:
            times = padded.count(word)
            if times:
                score += weight * times / (times + norm)
        scored.append((round(score, _EXACT), key))
    return [key for _score, key in sorted(scored, reverse=True)]


def _candidates(words: Asked, known: Frequencies, sight: Sight) -> list[Hit]:
    """Return the inquiries worth weighing, each once; each choice is asked for as many as there is still room for."""
    found: dict[int, Hit] = {}
    for choice in _choices(words, known):
        room = CANDIDATES - len(found)
        if room:
            found |= {hit.key: hit for hit in hits.newest(choice, sight, room, _expected(known, choice, sight))}
    return list(found.values())


def _choices(words: Asked, known: Frequencies) -> Iterator[Sequence[str]]:
    """Yield the words that candidates must hold: all, pairs of the rarest, the rarest alone, the rarest parts."""
    wholes = _rarest(words.wholes, known)
    seen = set()
    alone = [(word,) for word in (*wholes[:_ALONE], *_rarest(words.parts, known)[:_ALONE])]
    for choice in (words.wholes, wholes, *combinations(wholes[:_PAIRED], 2), *alone):
        if frozenset(choice) not in seen:
            seen.add(frozenset(choice))
            yield choice


def _rarest(words: Sequence[str], known: Frequencies) -> tuple[str, ...]:
    """Return the rarest of some words, without the common ones unless all are."""
    by_share = sorted(words, key=lambda word: (known.share(word), word))
    uncommon = [word for word in by_share if known.share(word) < _COMMON]
    return tuple((uncommon or by_share)[:_CHOOSERS])


def _expected(known: Frequencies, words: Sequence[str], sight: Sight) -> Expected:
    held = [*words, sight.token] if sight.token else words
    return Expected(known.hits(held), known.hits_a_week(held))
