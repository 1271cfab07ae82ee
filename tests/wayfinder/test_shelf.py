"""Where the points of sayings are kept, and that the product's own are all there."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indgang.wayfinder import catalogue, shelf
from indgang.wayfinder.building import build
from indgang.wayfinder.models import Point

from .small import TASKS, Likeness, ranker, slugs

TEXTS = [saying for each in TASKS for saying in each.sayings]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Likeness]:
    """A model to count the questions of, and an empty file of points."""
    model = Likeness()
    monkeypatch.setattr(shelf, "embedder", lambda: model)
    monkeypatch.setattr(shelf, "FILE", tmp_path / "points.npz")
    shelf._file.cache_clear()
    yield model
    shelf._file.cache_clear()


def near(texts: Sequence[str], tolerance: float) -> bool:
    return bool(np.abs(shelf.points_of(texts) - Likeness().vectors(texts)).max() < tolerance)


def test_a_point_that_is_kept_nowhere_comes_from_the_model(db: None, model: Likeness) -> None:
    assert np.array_equal(shelf.points_of(["mit pas"]), Likeness().vectors(["mit pas"]))
    assert model.asked == ["mit pas"]
    assert not Point.objects.exists(), "asking writes nothing down"


def test_what_is_asked_for_twice_is_worked_out_once(db: None, model: Likeness) -> None:
    assert len(shelf.points_of(["pas", "pas", "bolig"])) == 3
    assert model.asked == ["pas", "bolig"]


def test_a_kept_point_is_not_worked_out_again(db: None, model: Likeness) -> None:
    assert shelf.keep(["pas", "bolig", "pas"]) == 2
    model.asked.clear()
    assert near(["bolig", "pas"], 0.001)
    assert model.asked == []


def test_keeping_again_changes_nothing(db: None, model: Likeness) -> None:
    shelf.keep(TEXTS)
    before = list(Point.objects.order_by("pk").values_list("pk", "key"))
    model.asked.clear()
    assert shelf.keep(TEXTS) == 0
    assert model.asked == []
    assert list(Point.objects.order_by("pk").values_list("pk", "key")) == before


def test_only_the_fingerprint_of_a_text_is_kept(db: None, model: Likeness) -> None:
    shelf.keep(["min hemmelige vending"])
    row = Point.objects.get()
    assert b"hemmelig" not in bytes(row.key) + bytes(row.values)
    assert str(row) == shelf.key_of("min hemmelige vending", "likeness").hex()


def test_another_model_has_other_points(db: None, model: Likeness) -> None:
    shelf.keep(["pas"])
    model.name = "another"
    assert shelf.keep(["pas"]) == 1
    assert Point.objects.count() == 2


def test_the_file_comes_before_the_database_and_both_before_the_model(db: None, model: Likeness) -> None:
    shelf.write_file(["pas", "bolig", "pas"])
    model.asked.clear()
    assert shelf.keep(["pas", "affald"]) == 1
    assert near(["bolig", "affald", "pas"], 0.005)
    assert model.asked == ["affald"]


def test_writing_the_file_again_works_out_only_what_is_new(db: None, model: Likeness) -> None:
    shelf.write_file(["pas", "bolig"])
    model.asked.clear()
    shelf.write_file(["bolig", "affald"])
    assert model.asked == ["affald"]
    assert near(["bolig", "affald"], 0.005)


def test_rounding_changes_no_order(db: None, model: Likeness) -> None:
    exact = ranker()
    questions = ["mit pas", "huslejen er for høj", "flytter", "skraldespand", "nyt kørekort", "rejsedokument"]
    wanted = [slugs(exact, said) for said in questions]
    shelf.keep(TEXTS)
    halves = build(TASKS, exact.shapes, Likeness(), shelf.points_of)
    shelf.write_file(TEXTS)
    steps = build(TASKS, exact.shapes, Likeness(), shelf.points_of)
    for kept in (halves, steps):
        assert [slugs(kept, said)[:1] for said in questions] == [found[:1] for found in wanted]


def test_many_are_read_in_few_queries(db: None, model: Likeness) -> None:
    many = [f"vending {number}" for number in range(1_100)]
    shelf.keep(many)
    with CaptureQueriesContext(connection) as queries:
        assert len(shelf.points_of(many)) == 1_100
    assert len(queries) == 3


def test_no_texts_no_points(db: None, model: Likeness) -> None:
    assert shelf.points_of([]).shape[0] == 0
    assert shelf.keep([]) == 0


def test_without_a_model_nothing_is_kept_and_none_is_asked_for(db: None, settings: LazySettings) -> None:
    settings.SENTENCE_MODEL = False
    assert shelf.keep(["pas"]) == 0
    with pytest.raises(RuntimeError):
        shelf.points_of(["pas"])
    with pytest.raises(RuntimeError):
        shelf.write_file(["pas"])


def test_every_common_text_has_its_point_in_the_file() -> None:
    """The product works no common point out on the municipality's machine."""
    known, values, scales = shelf._file()
    name = "multilingual-e5-small-q4"
    there = set(known.tolist())
    missing = sorted(
        text for text in set(catalogue.common_texts()) if int.from_bytes(shelf.key_of(text, name)) not in there
    )
    assert missing[:20] == [], f"{len(missing)} texts have no point: run make wayfinder"
    assert len(known) == len(values) == len(scales)
    assert np.all(known[1:] > known[:-1]), "in order, each once"
    lengths = np.linalg.norm(values.astype(np.float32) * scales[:, None], axis=1)
    assert np.abs(lengths - 1).max() < 0.01
