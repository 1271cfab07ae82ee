"""The Danish lexicon (ordbog): which words there are, their dictionary form, and how common they are.

Forms come from simplemma (Wiktionary and others, CC BY-SA and ODbL), frequencies from wordfreq (CC BY-SA 4.0); both are
installed packages, read when the first word is looked up, and kept for as long as the process lives.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import wordfreq
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

VERSION: Final = "simplemma 2.0, wordfreq 3.1"


@cache
def forms() -> Mapping[str, str]:
    """Return every known form with its dictionary form (opslagsform)."""
    return DefaultDictionaryFactory().get_dictionary("da")


@cache
def lemmas() -> frozenset[str]:
    """Return every dictionary form."""
    return frozenset(forms().values())


@cache
def frequencies() -> Mapping[str, float]:
    """Return the commoner words (about 29,000) with their share of all Danish text, 0 to 1."""
    return wordfreq.get_frequency_dict("da", wordlist="best")


def lemma(word: str) -> str:
    """Return the dictionary form of a lower-case word; the word itself when it is unknown."""
    return forms().get(word) or word


def is_known(word: str) -> bool:
    """Tell whether a lower-case word stands in the lexicon."""
    return word in forms() or word in frequencies()
