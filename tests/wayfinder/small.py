"""A catalogue of six tasks, and a sentence model small enough to see through."""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np

from indgang.foundation import language
from indgang.wayfinder.building import build
from indgang.wayfinder.embedding import Vectors
from indgang.wayfinder.facts import Part, TaskFacts
from indgang.wayfinder.fitting import fit
from indgang.wayfinder.ranking import Ranker

_MEANING: Final = {
    "rejsedokument": "pas",
    "tag": "bolig",
    "hovedet": "bolig",
    "husleje": "bolig",
    "huslejen": "bolig",
    "lejlighed": "bolig",
    "kræver": "bolig",
}


class Likeness:
    """Texts are like each other by the words they share, some words meaning the same; no two processes differ."""

    name = "likeness"
    size = 128

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return one point for each text, of length 1."""
        self.asked += texts
        return np.stack([self._one(text) for text in texts]) if texts else np.zeros((0, self.size), np.float32)

    def _one(self, text: str) -> Vectors:
        point = np.full(self.size, 0.01, dtype=np.float32)
        for word in language.words(text):
            point[crc32(_MEANING.get(word, word).encode()) % self.size] += 1
        unit: Vectors = point / np.linalg.norm(point)
        return unit


def task(slug: str, title: str, *examples: str, frequency: int = 1, authority: str = "", **parts: str) -> TaskFacts:
    """Return what the wayfinder knows of a task."""
    said = (Part("example", example) for example in examples)
    told = (Part(where, text) for where, text in parts.items())
    return TaskFacts(slug, authority, frequency, (Part("title", title), *told, *said))


TASKS: Final = (
    task("pas", "Pas til voksen", "mit pas er udløbet", "jeg skal forny passet", keyword="nyt pas"),
    task("koerekort", "Kørekort", "mit kørekort er udløbet", "jeg skal forny kørekortet", keyword="nyt kørekort"),
    task("bolig", "Boligstøtte", "hjælp til huslejen", "min husleje er for høj", authority="Udbetaling Danmark"),
    task("flytning", "Flytning", "jeg er flyttet til ny adresse", "jeg flytter på mandag", keyword="ny adresse"),
    task("doegn", "Døgnpleje", "en plejefamilie til et barn", "vi vil være plejefamilie"),
    task("affald", "Affald", "min skraldespand er ikke tømt", "bestil en ny affaldsbeholder", frequency=5),
)


def ranker(tasks: Sequence[TaskFacts] = TASKS, with_model: bool = True) -> Ranker:
    """Return a ranker that has learnt from the tasks."""
    return build(tasks, fit(tasks), Likeness() if with_model else None)


def slugs(ranker: Ranker, said: str, limit: int = 8, typing: bool = False) -> list[str]:
    """Return what is found, best first."""
    return [ranker.tasks[found.place].slug for found in ranker.rank(said, limit, typing).found]
