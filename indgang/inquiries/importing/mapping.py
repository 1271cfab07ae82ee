"""The mapping (kobling) from a municipality's own words to ours: made once, looked through by a person, reused."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from django.utils.translation import gettext as _

from .columns import Column
from .keys import Cells
from .refusals import BadMapping, UnknownCode
from .vocabulary import OPTIONAL, Kind, Vocabulary

type Words = dict[str, str | None]

_KEPT: Final = 300
_COLUMNS: Final = {kind: Column(kind.value) for kind in Kind}


@dataclass
class WordMapping:
    """What each unknown word is to mean; None where nobody has decided."""

    words: dict[Kind, Words] = field(default_factory=lambda: {kind: {} for kind in Kind})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a saved mapping; raises BadMapping."""
        try:
            content = json.loads(text)
            found = {Kind(name).value: dict(words) for name, words in content.items()}
        except (ValueError, AttributeError, TypeError) as error:
            raise BadMapping(problem=str(error)) from error
        return cls.from_dict(found)

    @classmethod
    def from_dict(cls, words: Mapping[str, Words]) -> Self:
        """Take a mapping as it is stored with an import."""
        return cls({kind: dict(words.get(kind, {})) for kind in Kind})

    def as_json(self) -> str:
        """Return the mapping for a file that a person can read and change."""
        return json.dumps(self.words, ensure_ascii=False, indent=2) + "\n"

    def check(self, vocabulary: Vocabulary) -> None:
        """Raise UnknownCode when a word is mapped to something that is not there."""
        for kind, words in self.words.items():
            for text, code in words.items():
                if code is not None and not vocabulary.has(kind, code):
                    raise UnknownCode(text=text, code=code, kind=kind.value)

    def with_guesses(self, unknown: Iterable[Unknown]) -> Self:
        """Return this mapping with the best guess for each word that nobody has decided on."""
        words = {kind: dict(held) for kind, held in self.words.items()}
        for each in unknown:
            if each.chosen is None:
                words[each.kind][each.text] = each.guess
        return type(self)(words)

    def undecided(self) -> int:
        """Count the words that nobody has decided on."""
        return sum(code is None for words in self.words.values() for code in words.values())


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word of the file that is not known here (ukendt ord): how many rows have it, and the best guess."""

    kind: Kind
    text: str
    rows: int
    guess: str | None
    chosen: str | None

    @property
    def shown(self) -> str:
        """The word as the screen shows it."""
        return self.text or _("(tomt felt)")


@dataclass
class Tally:
    """Which words a file uses, and how often."""

    counts: dict[Kind, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in Kind})

    def add(self, cells: Cells) -> None:
        """Count one row's words."""
        for kind, counter in self.counts.items():
            counter[word_of(kind, cells)] += 1

    @classmethod
    def from_commonest(cls, words: Mapping[str, Mapping[str, int]]) -> Self:
        """Take a tally as it is stored with an import."""
        return cls({kind: Counter(words.get(kind, {})) for kind in Kind})

    def commonest(self) -> dict[str, dict[str, int]]:
        """Return the commonest words of each kind, for keeping; a column of free text has far too many to show."""
        return {kind.value: dict(counter.most_common(_KEPT)) for kind, counter in self.counts.items()}

    def unknown(self, vocabulary: Vocabulary, mapping: WordMapping) -> Iterator[Unknown]:
        """Yield the words that mean nothing here until they are mapped, the commonest first."""
        for kind, counter in self.counts.items():
            for text, rows in counter.most_common():
                if vocabulary.meaning(kind, text) is None and not (kind in OPTIONAL and not text):
                    chosen = mapping.words[kind].get(text)
                    yield Unknown(kind, text, rows, vocabulary.guess(kind, text), chosen)


def word_of(kind: Kind, cells: Cells) -> str:
    """Return the word that a row has for one kind.

    An empty outcome beside a department means that the department took over.
    """
    text = cells.get(_COLUMNS[kind], "")
    if kind is Kind.OUTCOME and not text and cells.get(Column.DEPARTMENT):
        return "overdraget"
    return text
