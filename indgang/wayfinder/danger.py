"""Words that tell of danger (faresignaler) wherever they stand, known for certain and without anything learnt."""

from collections.abc import Sequence
from functools import cache

from indgang.foundation import language

from .phrases import Phrases, lines


@cache
def signals() -> Phrases:
    """Return the expressions that tell of danger, each with the code of its emergency."""
    pairs = (line.split("\t", 1) for line in lines("emergency_words.tsv"))
    return Phrases({tuple(language.words(said)): (slug,) for slug, said in pairs})


def told(words: Sequence[str]) -> str:
    """Return the code of the emergency that the words tell of (faresignal), "" when they tell of none.

    The first expression counts. A question without one may still be an emergency; one with it always is.
    """
    for start in range(len(words)):
        length, meaning = signals().at(words, start)
        if length:
            return meaning[0]
    return ""
