"""Runs of letters, the weights that are learnt of them, and the weights as they are stored."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.wayfinder import fitting
from indgang.wayfinder.facts import TaskFacts
from indgang.wayfinder.models import Training
from indgang.wayfinder.shapes import NOBODY, Features, Shapes, runs
from indgang.wayfinder.weights import packed, unpacked

from .small import TASKS, task

SLUGS = [each.slug for each in TASKS]


def learnt() -> Shapes:
    shapes = fitting.fit(TASKS)
    assert shapes is not None
    return shapes


def stored(shapes: Shapes, slugs: list[str]) -> int:
    at = datetime(2026, 9, 21, tzinfo=UTC)
    return Training.objects.create(made_at=at, weights=packed(shapes, slugs), in_use=True).pk


def best(shapes: Shapes, said: str, slugs: list[str]) -> str:
    return slugs[int(shapes.scores(said).argmax())]


def test_a_word_is_cut_in_runs_with_its_ends_marked() -> None:
    assert list(runs("Pas!")) == [" pa", "pas", "as ", " pas", "pas "]
    assert list(runs("i")) == [" i "]
    assert list(runs("på")) == [" på", "på ", " på "]
    assert list(runs("")) == []


@given(text=st.text(max_size=80))
def test_a_run_is_three_or_four_signs_long(text: str) -> None:
    assert {len(run) for run in runs(text)} <= {3, 4}


def test_a_run_must_stand_in_two_texts_to_be_known() -> None:
    features = Features.of(["pas", "pas nu", "bil"])
    assert set(features.columns) == {" pa", "pas", "as ", " pas", "pas "}
    assert set(Features.of(["bil"], least=1).columns) == {" bi", "bil", "il ", " bil", "bil "}


def test_only_the_commonest_runs_are_kept() -> None:
    features = Features.of(["pas bil", "pas bil", "pas"], most=2)
    assert set(features.columns) == {" pa", " pas"}


def test_a_rare_run_says_more() -> None:
    features = Features.of(["pas bil", "pas bil", "pas"])
    assert features.rarity[features.columns["bil"]] > features.rarity[features.columns["pas"]]


@given(text=st.text(alphabet="abcæøå ", max_size=60))
def test_a_vector_has_length_one_or_none(text: str) -> None:
    columns, values = Features.of(["abc cab", "abc bca", "cab"], least=1).vector(text)
    assert len(set(columns.tolist())) == len(columns) == len(values)
    length = float(np.linalg.norm(values))
    assert length == pytest.approx(1.0, abs=1e-5) if len(columns) else length == 0.0


def test_what_was_learnt_tells_the_tasks_apart() -> None:
    shapes = learnt()
    for each in TASKS:
        for saying in each.sayings:
            assert best(shapes, saying, SLUGS) == each.slug, saying


def test_a_slip_leaves_most_runs() -> None:
    assert best(learnt(), "skraldespannden er ikk tømt", SLUGS) == "affald"


def test_nothing_known_says_the_offsets_alone() -> None:
    shapes = learnt()
    assert shapes.scores("qzx").tolist() == shapes.scores("").tolist() == shapes.offsets.tolist()


def test_the_same_sayings_give_the_same_weights() -> None:
    one, other = learnt(), learnt()
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.offsets, other.offsets)
    assert one.features.columns == other.features.columns


def test_the_order_of_the_sayings_does_not_matter_to_what_is_right() -> None:
    turned = [TaskFacts(each.slug, "", 1, each.parts[::-1]) for each in TASKS]
    shapes = fitting.fit(turned)
    assert shapes is not None
    for each in TASKS:
        for saying in each.sayings:
            assert best(shapes, saying, SLUGS) == each.slug, saying


@pytest.mark.parametrize(
    "tasks",
    [
        (),
        TASKS[:1],
        (TASKS[0], TaskFacts("tom", "", 1, ())),
        (task("a", "pas"), task("b", "bolig")),
    ],
)
def test_nothing_to_learn_from(tasks: tuple[TaskFacts, ...]) -> None:
    assert fitting.fit(tasks) is None


def test_two_tasks_are_told_apart_as_more_are() -> None:
    shapes = fitting.fit(TASKS[:2])
    assert shapes is not None
    assert shapes.weights.shape[1] == 2
    assert best(shapes, "forny passet", SLUGS) == "pas"
    assert best(shapes, "forny kørekortet", SLUGS) == "koerekort"


def test_a_task_without_sayings_is_never_preferred() -> None:
    shapes = fitting.fit([TASKS[0], TaskFacts("tom", "", 1, ()), *TASKS[1:3]])
    assert shapes is not None
    assert shapes.weights.shape[1] == 4
    assert shapes.offsets[1] == NOBODY
    assert not shapes.weights[:, 1].any()


def test_a_large_catalogue_keeps_fewer_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    every = len(learnt().features.columns)
    monkeypatch.setattr(fitting, "_MOST_CELLS", 20 * len(TASKS))
    monkeypatch.setattr(fitting, "_LEAST_RUNS", 5)
    assert len(learnt().features.columns) == 20 < every
    monkeypatch.setattr(fitting, "_LEAST_RUNS", 30)
    assert len(learnt().features.columns) == 30, "and never fewer than the least"


def test_weights_come_back_as_they_were(db: None) -> None:
    shapes = learnt()
    back = unpacked(stored(shapes, SLUGS), SLUGS)
    assert np.array_equal(back.weights, shapes.weights)
    assert np.array_equal(back.offsets, shapes.offsets)
    assert back.features.columns == shapes.features.columns
    assert back.scores("mit pas").tolist() == shapes.scores("mit pas").tolist()


def test_weights_for_fewer_tasks_in_another_order(db: None) -> None:
    shapes, fewer = learnt(), ["affald", "pas"]
    back = unpacked(stored(shapes, SLUGS), fewer)
    whole = shapes.scores("forny passet")
    assert back.scores("forny passet").tolist() == pytest.approx([whole[5], whole[0]])


def test_a_task_that_came_later_is_never_preferred(db: None) -> None:
    more = ["ny", *SLUGS, "nyere"]
    back = unpacked(stored(learnt(), SLUGS), more)
    assert back.weights.shape[1] == len(more)
    assert [back.offsets[0], back.offsets[-1]] == [NOBODY, NOBODY]
    assert not back.weights[:, [0, -1]].any()
    assert best(back, "forny passet", more) == "pas"


@pytest.mark.parametrize("slugs", [["ny", "nyere"], []])
def test_weights_for_none_of_the_tasks(db: None, slugs: list[str]) -> None:
    back = unpacked(stored(learnt(), SLUGS), slugs)
    assert back.scores("forny passet").tolist() == [NOBODY] * len(slugs)


def test_a_training_that_is_gone_is_not_read(db: None) -> None:
    with pytest.raises(Training.DoesNotExist):
        unpacked(4711, SLUGS)
