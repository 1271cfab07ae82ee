"""Building the ranker (rangordneren) from the catalogue's facts."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from .embedding import Embedder, Vectors
from .facts import TaskFacts
from .index import Index
from .meaning import Meaning
from .phrases import everyday, fillers
from .ranking import Ranker, first_words, word_for_word
from .reading import Reader
from .shapes import Shapes
from .spelling import Speller

_EXPLAINED_AT_ONCE: Final = 1_000
"""The words of so many tasks are made ready for the reasons; those of more are when they are first found."""

type Look = Callable[[Sequence[str]], Vectors]
"""Gives the points of texts, from wherever they are kept."""


def build(
    tasks: Sequence[TaskFacts], shapes: Shapes | None, embedder: Embedder | None, look: Look | None = None
) -> Ranker:
    """Build a ranker; without weights or sentence model it goes by what is left."""
    index = Index.of(tasks)
    sayings = [(place, saying) for place, task in enumerate(tasks) for saying in task.sayings]
    texts = [saying for _place, saying in sayings]
    meaning = None
    if embedder is not None and texts:
        vectors = (look or embedder.vectors)(texts)
        meaning = Meaning.of(np.asarray(vectors), [place for place, _saying in sayings], len(tasks))
    reader = Reader(Speller(index.words), fillers(), everyday())
    words = {place: first_words(task) for place, task in enumerate(tasks[:_EXPLAINED_AT_ONCE])}
    model = embedder if meaning else None
    return Ranker(tasks, reader, index, texts, word_for_word(tasks), shapes, meaning, model, words)
