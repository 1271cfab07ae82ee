"""Plain Danish (klart sprog): how heavy a text is, and which words and sentences make it so. Advice, never a barrier.

LIX is the mean length of the sentences plus the share of long words, in per cent: words / sentences + 100 x (words of
more than six letters) / words. It is C. H. Björnsson's (Läsbarhet, Stockholm 1968), and still the Nordic measure.
"""

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import hard_words, passives
from .hard_words import FoundWord
from .sentences import sentences, words

GOAL: Final = 40
"""Texts for citizens should lie below this."""
LONG_SENTENCE: Final = 20
LONG_WORD: Final = 6


class Band(models.TextChoices):
    """How heavy a text is to read (læsbarhed), in Björnsson's bands."""

    VERY_EASY = "very_easy", _("Meget let")
    EASY = "easy", _("Let")
    MEDIUM = "medium", _("Middel")
    HARD = "hard", _("Svær")
    VERY_HARD = "very_hard", _("Meget svær")


_BANDS: Final = ((25, Band.VERY_EASY), (35, Band.EASY), (45, Band.MEDIUM), (55, Band.HARD))


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a text (sprogtjek)."""

    words: int
    sentences: int
    long_words: int
    long_sentences: tuple[str, ...]
    passives: tuple[str, ...]
    hard_words: tuple[FoundWord, ...]

    @property
    def lix(self) -> float:
        """The readability (lixtal), 0 without words."""
        return lix(self.words, self.sentences, self.long_words)

    @property
    def shown_lix(self) -> int:
        """The readability as it is told: a whole number."""
        return round(self.lix)

    @property
    def band(self) -> Band:
        """How heavy that is."""
        return band(self.lix)

    @property
    def is_plain(self) -> bool:
        """Tell whether the text is light enough for citizens."""
        return self.lix < GOAL

    @property
    def is_fine(self) -> bool:
        """Tell whether there is nothing to advise."""
        return self.is_plain and not (self.long_sentences or self.passives or self.hard_words)


def examine(text: str) -> Examination:
    """Return how heavy a text is, and why; an empty text weighs nothing."""
    cut = [(sentence, words(sentence)) for sentence in sentences(text)]
    every = [word for _sentence, found in cut for word in found]
    return Examination(
        words=len(every),
        sentences=len(cut),
        long_words=sum(_is_long(word) for word in every),
        long_sentences=tuple(sentence for sentence, found in cut if len(found) > LONG_SENTENCE),
        passives=tuple(dict.fromkeys(verb for _sentence, found in cut for verb in passives.find(found))),
        hard_words=hard_words.find(every),
    )


def lix(words: int, sentences: int, long_words: int) -> float:
    """Return the readability of so many words, sentences and long words (lixtal)."""
    return words / sentences + 100 * long_words / words if words and sentences else 0.0


def band(lix: float) -> Band:
    """Return how heavy a readability is."""
    return next((name for limit, name in _BANDS if lix < limit), Band.VERY_HARD)


def _is_long(word: str) -> bool:
    return sum(sign.isalpha() for sign in word) > LONG_WORD
