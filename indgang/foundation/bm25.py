"""How much a word says of a text (BM25, Robertson & Zaragoza 2009), for texts that are kept in memory."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from math import log
from typing import Final

K1: Final = 1.2
B: Final = 0.6


def weighed[Key: Hashable](counts: Mapping[Key, Counter[str]]) -> dict[str, dict[Key, float]]:
    """Return for each word the texts that hold it, and how much it says of each (vægt).

    `counts` gives by text how much of each word it holds. A word weighs more the fewer texts hold it and the oftener it
    stands in a text, with less to gain each time, and less in a long text than in a short one.
    """
    mean = sum(counted.total() for counted in counts.values()) / max(len(counts), 1)
    holders = Counter(word for counted in counts.values() for word in counted)
    weights: dict[str, dict[Key, float]] = defaultdict(dict)
    for key, counted in counts.items():
        length = 1 - B + B * counted.total() / mean if mean else 1.0
        for word, often in counted.items():
            rarity = log(1 + (len(counts) - holders[word] + 0.5) / (holders[word] + 0.5))
            weights[word][key] = rarity * often * (K1 + 1) / (often + K1 * length)
    return dict(weights)
