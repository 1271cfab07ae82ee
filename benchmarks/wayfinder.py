"""How long an answer of the wayfinder takes: with the sentence model and without, alone and many at once, at any size.

    python -m benchmarks.wayfinder [--tasks 220,5000] [--questions tests/wayfinder/questions.csv]

Prints milliseconds per answer (p50, p95), the seconds to build, and the process's memory. A catalogue larger than the
common one is made by repeating its tasks with other words in them.
"""

import argparse
import csv
import os
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")

import django

django.setup()

import numpy as np

from indgang.wayfinder import catalogue
from indgang.wayfinder.building import build
from indgang.wayfinder.embedding import Vectors, embedder
from indgang.wayfinder.facts import Part, TaskFacts
from indgang.wayfinder.fitting import fit
from indgang.wayfinder.ranking import Ranker
from indgang.wayfinder.shelf import points_of
from indgang.wayfinder.signs import shipped

_PARTS = 24
"""So many texts has a copied task."""
_PAUSE = 0.3
"""Seconds between two answers to one who types."""


def main() -> None:
    """Measure and print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--tasks", default="220,5000")
    wanted.add_argument("--questions", type=Path, default=Path("tests/wayfinder/questions.csv"))
    given = wanted.parse_args()
    with given.questions.open(encoding="utf-8", newline="") as file:
        questions = [row["query"] for row in csv.DictReader(file)]
    for size in (int(part) for part in given.tasks.split(",")):
        measure(size, questions)


def measure(size: int, questions: Sequence[str]) -> None:
    """Print the figures of one size of catalogue."""
    facts = enlarged([*catalogue.common_facts()], size)
    facts.append(catalogue.outside())
    began = time.perf_counter()
    shapes = fit(facts)
    fitted = time.perf_counter()
    model = embedder()
    ranker = build(facts, shapes, model, with_noise if size > len(catalogue.common_facts()) else points_of)
    built = time.perf_counter()
    print(f"\n{size} tasks, {sum(1 for task in facts for _ in task.sayings):,} sayings")
    print(f"fitted in {fitted - began:.1f} s (not at the start of a server), built in {built - fitted:.1f} s")
    print(f"with the model:    {spread(timed(asker(ranker), questions))}")
    lexical = build(facts, shapes, None)
    print(f"without the model: {spread(timed(asker(lexical), questions))}")
    for users in (1, 4, 8):
        print(f"{users} typing at once, with the model: {spread(at_once(asker(ranker), questions, users))}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {memory:.0f} MB, scikit-learn and both rankers included")


def asker(ranker: Ranker) -> Callable[[str], None]:
    """Return what answers one question as the pages do: ranked, signs spotted, reasons given."""

    def ask(question: str) -> None:
        ranked = ranker.rank(question)
        shipped().spot(ranked.question.full_text, ranked.vector)
        for found in ranked.found:
            ranker.reasons(ranked, found.place)

    return ask


def timed(ask: Callable[[str], None], questions: Sequence[str]) -> list[float]:
    """Return the seconds of each answer, every question new to the model."""
    ask("i gang")
    _forget()
    seconds = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        seconds.append(time.perf_counter() - began)
    return seconds


def at_once(ask: Callable[[str], None], questions: Sequence[str], users: int) -> list[float]:
    """Return the seconds of each answer while so many people type, each with a pause between."""
    _forget()

    def work(user: int) -> list[float]:
        seconds = []
        chance = Random(user)
        time.sleep(chance.random() * _PAUSE)
        for question in questions[user::users][:60]:
            began = time.perf_counter()
            ask(question)
            seconds.append(time.perf_counter() - began)
            time.sleep(_PAUSE)
        return seconds

    with ThreadPoolExecutor(users) as pool:
        return [second for seconds in pool.map(work, range(users)) for second in seconds]


def spread(seconds: Sequence[float]) -> str:
    """Return p50 and p95 in milliseconds."""
    return f"p50 {1000 * np.percentile(seconds, 50):6.2f} ms, p95 {1000 * np.percentile(seconds, 95):6.2f} ms"


def enlarged(facts: list[TaskFacts], size: int) -> list[TaskFacts]:
    """Return so many tasks: the given ones, then copies with a word of their own in every saying."""
    copies = list(facts[:size])
    while len(copies) < size:
        number = len(copies)
        task = facts[number % len(facts)]
        own = f"{_syllables(number)}"
        parts = tuple(Part(part.where, f"{part.text} {own}") for part in task.parts[:_PARTS])
        copies.append(replace(task, slug=f"{task.slug}-{number}", parts=parts))
    return copies


def _syllables(number: int) -> str:
    chance = Random(number)
    return "".join(chance.choice(["ba", "ke", "li", "mo", "rus", "tan", "vig", "sol", "dra", "fjo"]) for _ in range(4))


def with_noise(texts: Sequence[str]) -> Vectors:
    """Return points for texts that nobody has asked the model about: a common saying's, moved a little."""
    known = points_of([saying for task in catalogue.common_facts() for saying in task.sayings])
    chance = np.random.default_rng(7)
    chosen = known[chance.integers(len(known), size=len(texts))]
    return (chosen + chance.normal(0, 0.01, chosen.shape)).astype(np.float32)


def _forget() -> None:
    model = embedder()
    if model is not None:
        model.one.cache_clear()  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
