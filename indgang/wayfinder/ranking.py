"""Ranking (rangordning): words, shapes of words and meaning weighed together, and the reasons for what came first.

Each of the three is measured in its own spread over the catalogue (z score), and meaning counts double. The weights
were found on questions that no saying was made from; `docs/wayfinder.md` tells how, and what each part is worth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indgang.foundation import language

from .embedding import Embedder
from .facts import SAYINGS, TaskFacts
from .index import Index, stems_of, weighted_stems
from .meaning import Meaning
from .reading import Question, Reader, Word
from .shapes import Shapes

type Scores = NDArray[np.float32]

_MEANING: Final = 2.0
_WORD_FOR_WORD: Final = 4.0
_SHARPNESS: Final = {True: 0.6, False: 0.85}
"""How fast a task's share falls with its distance from the best, with the sentence model and without: the values that
made the shares of own questions most likely (`docs/wayfinder.md`)."""
_NEAR: Final = 0.4
"""The nearness (-1 to 1) from which meaning alone speaks for a task."""
_LEAST_SPREAD: Final = 1e-6
_MANY: Final = 30
_MOST_REASONS: Final = 6


class Reason(NamedTuple):
    """Why a task was found: the word typed, what it met, and where that stands; likeness has a saying and no word."""

    typed: str
    matched: str
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """A task by its place in the catalogue, its score, and how sure it is among all tasks (0 to 1)."""

    place: int
    score: float
    share: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best tasks for a question, and what the wayfinder knows of how good they are."""

    question: Question
    found: tuple[Found, ...]
    nearness: float
    """How near the nearest saying lies by meaning, -1 to 1; 1 where it was said word for word."""
    known: float
    """The share of the telling words that the catalogue knows, 0 to 1."""
    vector: NDArray[np.float32] | None
    nearest: NDArray[np.int32] | None


@dataclass(frozen=True, slots=True)
class Ranker:
    """Everything that is held to rank a question; made anew when the catalogue changes."""

    tasks: Sequence[TaskFacts]
    reader: Reader
    index: Index
    sayings: Sequence[str]
    word_for_word: dict[str, tuple[int, ...]]
    shapes: Shapes | None
    meaning: Meaning | None
    embedder: Embedder | None
    words_of: dict[int, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def rank(self, said: str, limit: int = 8, typing: bool = False, repair: bool = True) -> Ranked:
        """Rank the catalogue for what was said; the same words always give the same order."""
        question = self.reader.read(said, typing, repair)
        if not question.words or not self.tasks:
            return Ranked(question, (), 0.0, 0.0, None, None)
        by_words = self.index.scores(question.telling, typing)
        scores = _spread(by_words)
        if self.shapes is not None:
            scores += _spread(self.shapes.scores(question.full_text))
        evident = by_words > 0
        nearness, vector, nearest = 0.0, None, None
        if self.meaning is not None and self.embedder is not None:
            vector = self.embedder.vectors([question.text])[0]
            near, nearest = self.meaning.nearest(vector)
            nearness = float(near.max(initial=0.0))
            scores += np.float32(_MEANING) * _spread(near)
            evident |= near >= _NEAR
        for place in (exact := self.word_for_word.get(question.text, ())):
            scores[place] += np.float32(_WORD_FOR_WORD)
            evident[place] = True
        best = self._best(scores, evident, limit)
        return Ranked(question, best, 1.0 if exact else nearness, self._known(question), vector, nearest)

    def reasons(self, ranked: Ranked, place: int) -> tuple[Reason, ...]:
        """Say why a task was found: each telling word with the word it met, then the saying that means the same."""
        words = list(self._met(place, ranked.question.telling))[:_MOST_REASONS]
        if ranked.nearest is not None and (nearest := int(ranked.nearest[place])) >= 0:
            words.append(Reason("", self.sayings[nearest], "likeness"))
        return tuple(words)

    def _known(self, question: Question) -> float:
        telling = question.telling
        known = [any(stem in self.index.postings for stem, _share in stems_of(word)) for word in telling]
        return sum(known) / len(known) if known else 0.0

    def _best(self, scores: Scores, evident: NDArray[np.bool_], limit: int) -> tuple[Found, ...]:
        """Return the best of those tasks that something speaks for."""
        raised = np.exp(_SHARPNESS[self.meaning is not None] * (scores - scores.max()))
        shares = raised / raised.sum()
        rounded = np.round(scores, 4)

        def order(place: int) -> tuple[float, int, str]:
            return -float(rounded[place]), -self.tasks[place].frequency, self.tasks[place].slug

        best = sorted((int(place) for place in np.flatnonzero(evident)), key=order)[:limit]
        return tuple(Found(place, float(rounded[place]), round(float(shares[place]), 4)) for place in best)

    def _met(self, place: int, words: Sequence[Word]) -> Iterator[Reason]:
        """Yield for each word where the task has it, the title before the keywords and those before the rest."""
        there = self._words_of(place)
        for word in dict.fromkeys(words):
            met = next((there[stem] for stem, _share in stems_of(word) if stem in there and self._tells(stem)), None)
            if met:
                yield Reason(word.typed, *met)

    def _tells(self, stem: str) -> bool:
        """Tell whether a stem says anything: one that a third of the tasks have does not, when there are many."""
        return self.index.size < _MANY or len(self.index.postings[stem].places) < self.index.size / 3

    def _words_of(self, place: int) -> dict[str, tuple[str, str]]:
        """Return the first word of each stem of a task, and where it stands; worked out once."""
        if place not in self.words_of:
            self.words_of[place] = first_words(self.tasks[place])
        return self.words_of[place]


def first_words(task: TaskFacts) -> dict[str, tuple[str, str]]:
    """Return by stem the first word that a task has of it, and where that stands."""
    found: dict[str, tuple[str, str]] = {}
    for part in task.parts:
        for word in language.words(part.text):
            for stem, _share in weighted_stems(word):
                found.setdefault(stem, (word, part.where))
    return found


def _spread(scores: Scores) -> Scores:
    """Return scores as distances from their mean in standard deviations; all zero when they are all alike."""
    deviation = float(scores.std())
    if deviation < _LEAST_SPREAD:
        return np.zeros_like(scores)
    spread: Scores = (scores - scores.mean()) / np.float32(deviation)
    return spread


def word_for_word(tasks: Sequence[TaskFacts]) -> dict[str, tuple[int, ...]]:
    """Return the tasks of every saying that stands as it is said."""
    found: dict[str, list[int]] = {}
    for place, task in enumerate(tasks):
        for part in task.parts:
            if part.where in SAYINGS:
                owners = found.setdefault(" ".join(language.words(part.text)), [])
                if place not in owners:
                    owners.append(place)
    return {text: tuple(places) for text, places in found.items()}
