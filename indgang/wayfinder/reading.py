"""Reading (læsning) of what was typed: numbers masked, greetings dropped, slips repaired, everyday words understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from indgang.citizens import cpr
from indgang.foundation import language

from .phrases import Phrases, Words
from .spelling import Speller

LIMIT: Final = 2_000
"""Signs read; no question needs more, and what follows is left out."""
MOST_WORDS: Final = 120
_MODEL_WORDS: Final = 24
_MASKED: Final = 4 * LIMIT
"""Signs looked through for numbers, so that the limit cuts none in two and leaves it half shown."""


class Word(NamedTuple):
    """A word as typed, as it was read, and the standard words that it stands for."""

    typed: str
    read: str
    means: Words = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What was said, as the wayfinder understands it."""

    said: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The first words as read, in order, for the sentence model, whose time grows with their number."""
        return " ".join(word.read for word in self.words[:_MODEL_WORDS])

    @property
    def full_text(self) -> str:
        """The words as read with what they stand for, for whatever compares spelling."""
        return " ".join(part for word in self.words for part in (word.read, *word.means))

    @property
    def was_repaired(self) -> bool:
        """Tell whether a word was read otherwise than it was typed."""
        return any(word.typed != word.read for word in self.words)

    @property
    def telling(self) -> list[Word]:
        """The words that carry meaning."""
        return [word for word in self.words if word.means or word.read not in language.STOP_WORDS]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions by the words that the catalogue knows and the expressions that people use."""

    speller: Speller
    fillers: Phrases
    everyday: Phrases

    def read(self, said: str, typing: bool = False, repair: bool = True) -> Question:
        """Read a question; CPR numbers are masked first of all.

        With `typing` the last word may be only begun; without `repair` the words are read as they were typed.
        """
        masked = cpr.mask_all(said[:_MASKED].replace("\x00", " "))[0][:LIMIT]
        typed = self._without_fillers(language.words(masked)[:MOST_WORDS])
        understood = list(self._understood(typed, repair))
        if typing and understood and self.speller.begins_a_word(understood[-1].typed):
            understood[-1] = understood[-1]._replace(read=understood[-1].typed)
        return Question(masked.strip(), tuple(understood))

    def _without_fillers(self, words: Sequence[str]) -> Sequence[str]:
        """Leave greetings and politeness out, unless nothing else is said."""
        kept, at = [], 0
        while at < len(words):
            length, _meaning = self.fillers.at(words, at)
            kept += [] if length else [words[at]]
            at += length or 1
        return kept or words

    def _understood(self, words: Sequence[str], repair: bool) -> Iterator[Word]:
        """Repair each word, and say what an everyday expression stands for at its first word."""
        at = 0
        while at < len(words):
            length, meaning = self.everyday.at(words, at)
            if length:
                yield Word(words[at], words[at], meaning)
                yield from (Word(word, word) for word in words[at + 1 : at + length])
            else:
                yield Word(words[at], self.speller.repair(words[at]) if repair else words[at])
            at += length or 1
