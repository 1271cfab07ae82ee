"""Search words (søgeord): what an inquiry is found by, cut from its texts by the house's one analyser.

Each word stands as its stem and the stems of its parts, in the order of the text and as often as it was said. Whatever
names a person is masked before the words are cut, so that it can never stand in an index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from indgang.citizens.masking import without_identifiers
from indgang.foundation import language

VERSION: Final = f"{language.VERSION}.1"
"""Rows with another version were cut by older rules, and are cut anew by `indgang reindex`."""
MAX_WORDS: Final = 8
_DEPARTMENT: Final = "þ"
"""A letter that no word has: `language.words` leaves it out."""


def tokens(text: str) -> list[str]:
    """Return the search words of a text; the same word twice in a row counts once."""
    found = [token for word in language.words(without_identifiers(text)) for token in _of_word(word)]
    return [token for token, _repeats in groupby(found)]


def department_token(number: int) -> str:
    """Return the sign by which a department's inquiries are told from the others; rights are asked besides."""
    return f"{_DEPARTMENT}{number}"


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that somebody looks for: the words themselves, and the parts of the compounds among them."""

    wholes: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return words and parts, each once."""
        return (*self.wholes, *self.parts)


def asked(text: str) -> Asked:
    """Return the first eight words to look for that carry meaning."""
    found = [each for word in language.words(without_identifiers(text)) if (each := _of_word(word))]
    wholes = _distinct(each[0] for each in found)[:MAX_WORDS]
    parts = _distinct(part for each in found if each[0] in wholes for part in each[1:])
    return Asked(wholes, tuple(part for part in parts if part not in wholes))


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, ...]:
    """Return the stem of a word and the stems of its parts; nothing for the small words of every sentence."""
    if word in language.STOP_WORDS:
        return ()
    return _distinct([language.stem(word), *language.part_stems(word)])


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
