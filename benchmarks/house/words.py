"""Bodies of sixty words, distributed as language is: a few words everywhere, most words hardly anywhere."""

import random
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, groupby
from pathlib import Path
from typing import Final

from indgang.foundation import language
from indgang.inquiries import tokens

PHRASES: Final = Path(__file__).resolve().parents[2] / "indgang" / "sample" / "data" / "phrases.tsv"
LENGTH: Final = 60
RARE_WORDS: Final = 40_000
RARE_SHARE: Final = 0.12


class Vocabulary:
    """Real words as often as they stand in everyday phrases, and a long tail of made-up compounds (Zipf)."""

    def __init__(self, seed: int) -> None:
        phrases = [line.partition("\t")[2] for line in PHRASES.read_text(encoding="utf-8").splitlines()]
        spoken = Counter(word for phrase in phrases for word in language.words(phrase))
        rare = _compounds(sorted(word for word in spoken if len(word) > 4), random.Random(seed))
        heavy = sum(spoken.values()) * RARE_SHARE / (1 - RARE_SHARE)
        zipf = [1 / (rank + 20) for rank in range(len(rare))]
        scale = heavy / sum(zipf)
        self.words = [*spoken, *rare]
        self.heights = list(accumulate([*spoken.values(), *(weight * scale for weight in zipf)]))
        self.tokens = {word: tokens.tokens(word) for word in self.words}

    def body(self, dice: random.Random) -> list[str]:
        """Return the words of one body."""
        return dice.choices(self.words, cum_weights=self.heights, k=LENGTH)

    def tokens_of(self, words: Iterable[str]) -> list[str]:
        """Return what `tokens.tokens` would, without cutting the text again."""
        return [token for token, _repeats in groupby(token for word in words for token in self.tokens[word])]


def _compounds(parts: list[str], dice: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < RARE_WORDS:
        made["".join(dice.choices(parts, k=2)).replace("aa", "a")] = None
    return list(made)
