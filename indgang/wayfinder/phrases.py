"""Expressions (vendinger) kept as data: politeness to put aside, and everyday words with what they stand for."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from indgang.foundation import language

DATA: Final = Path(__file__).resolve().parent / "data"

type Words = tuple[str, ...]


class Phrases:
    """Expressions of one or more words, each with the standard words that it stands for."""

    def __init__(self, meanings: Mapping[Words, Words]) -> None:
        self._meanings = meanings
        self._longest = max((len(phrase) for phrase in meanings), default=0)

    def at(self, words: Sequence[str], start: int) -> tuple[int, Words]:
        """Return the length of the longest expression that begins here and its meaning; 0 when there is none."""
        for length in range(min(self._longest, len(words) - start), 0, -1):
            meaning = self._meanings.get(tuple(words[start : start + length]))
            if meaning is not None:
                return length, meaning
        return 0, ()


@cache
def fillers() -> Phrases:
    """Return the greetings and phrases (fyldord) that say nothing about the matter."""
    return Phrases({tuple(language.words(line)): () for line in lines("fillers.txt")})


@cache
def everyday() -> Phrases:
    """Return dialect, slang, old names and English words with the standard words for them (hverdagsord)."""
    return meanings(line.split("\t", 1) for line in lines("folds.tsv"))


def meanings(pairs: Iterable[Sequence[str]]) -> Phrases:
    """Return expressions made from pairs of texts: what is said, and what it stands for."""
    return Phrases({tuple(language.words(said)): tuple(language.words(meant)) for said, meant in pairs})


def lines(name: str) -> list[str]:
    """Return the lines of a data file, without empty ones and those that begin with a number sign."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
