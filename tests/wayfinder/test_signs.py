"""Danger, complaints and life events are spotted, and what only sounds like them is not."""

from collections.abc import Sequence

import numpy as np
import pytest

from indgang.wayfinder import catalogue, shelf
from indgang.wayfinder.embedding import embedder
from indgang.wayfinder.index import Index
from indgang.wayfinder.phrases import everyday, fillers, lines
from indgang.wayfinder.reading import Reader
from indgang.wayfinder.shapes import Features
from indgang.wayfinder.signs import EXAMPLES, KINDS, ORDINARY, described, shipped
from indgang.wayfinder.spelling import Speller

_HINT = "the examples have changed: run make wayfinder"
KIND = pytest.mark.parametrize("kind", KINDS)
WITH_MODEL = pytest.mark.parametrize("with_model", [True, False], ids=["with the model", "without"])


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Reads by the words of the common catalogue."""
    facts = [*catalogue.common_facts(), catalogue.outside()]
    return Reader(Speller(Index.of(facts).words), fillers(), everyday())


def examples(kind: str) -> list[tuple[str, str]]:
    return [(name, text) for name, text in (line.split("\t", 1) for line in lines(EXAMPLES[kind]))]


def spotted(reader: Reader, kind: str, texts: Sequence[str], with_model: bool) -> list[str]:
    """Return which sign of a kind each text has; "" for none."""
    if with_model and embedder() is None:
        pytest.skip("there is no sentence model for this machine")
    points = shelf.points_of(texts) if with_model else [None] * len(texts)
    return [
        shipped().spot(reader.read(text).full_text, point).get(kind, "")
        for text, point in zip(texts, points, strict=True)
    ]


@KIND
@WITH_MODEL
def test_nearly_every_example_is_spotted_for_what_it_is(reader: Reader, kind: str, with_model: bool, db: None) -> None:
    own = [(name, text) for name, text in examples(kind) if name != ORDINARY]
    found = spotted(reader, kind, [text for _name, text in own], with_model)
    right = sum(name == each for (name, _text), each in zip(own, found, strict=True))
    assert right / len(own) >= 0.96, _HINT


@pytest.mark.parametrize(("kind", "least"), [("emergency", 0.95), ("complaint", 0.90)])
@WITH_MODEL
def test_what_only_sounds_like_it_is_rarely_spotted(
    reader: Reader, kind: str, least: float, with_model: bool, db: None
) -> None:
    harmless = [text for name, text in examples(kind) if name == ORDINARY]
    found = spotted(reader, kind, harmless, with_model)
    assert found.count("") / len(harmless) >= least, _HINT


@KIND
def test_every_sign_that_has_examples_can_be_told(kind: str) -> None:
    names = {name for name, _text in examples(kind)} - {ORDINARY}
    for with_point in (True, False):
        assert set(shipped().kinds[kind, with_point].names) == names, _HINT


def test_few_ordinary_questions_look_like_danger(reader: Reader) -> None:
    ordinary = [text for slug, text in catalogue.common_examples() if slug in {"pas-voksen", "byggetilladelse"}]
    ordinary += lines("outside.txt")
    found = spotted(reader, "emergency", ordinary, with_model=False)
    assert found.count("") / len(ordinary) >= 0.98


def test_a_question_without_known_runs_has_no_danger() -> None:
    assert "emergency" not in shipped().spot("qzx", None)


def test_a_question_is_its_point_and_its_runs_each_of_length_one() -> None:
    features, middle = Features.of(["pas pas", "pas"]), np.full(4, 0.5, dtype=np.float32)
    columns, values = described(features, middle, "pas", np.array([0.5, 0.5, 1.5, 0.5], dtype=np.float32))
    assert columns[:4].tolist() == [0, 1, 2, 3]
    assert values[:4].tolist() == [0, 0, 1, 0]
    assert columns[4:].min() >= 4
    assert float(np.linalg.norm(values[4:])) == pytest.approx(1.0)
    columns, values = described(features, middle, "qzx", None)
    assert (len(columns), len(values)) == (0, 0)
    _columns, values = described(features, middle, "", middle)
    assert values.tolist() == [0, 0, 0, 0], "a point in the middle says nothing"
