"""Words, shapes and meaning weighed together: the same words the same order, whoever built the ranker and when."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.wayfinder.building import build
from indgang.wayfinder.facts import Part, TaskFacts
from indgang.wayfinder.ranking import Ranker, word_for_word

from .small import TASKS, Likeness, ranker, slugs, task

FULL, BARE = ranker(), ranker(with_model=False)
BOTH = pytest.mark.parametrize("asked", [FULL, BARE], ids=["with the model", "without"])
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["mit", "pas", "er udløbet", "huslejn", "flytter", "skraldespand", "ny", "og"]), max_size=9
    ).map(" ".join),
)


def order(asked: Ranker, said: str) -> list[tuple[str, float, float]]:
    return [(asked.tasks[each.place].slug, each.score, each.share) for each in asked.rank(said).found]


@BOTH
@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("mit pas er udløbet", "pas"),
        ("passet udløber", "pas"),
        ("Jeg er FLYTTET!!", "flytning"),
        ("skraldespandn ikke tømt", "affald"),
        ("huslejen", "bolig"),
        ("kørekort", "koerekort"),
        ("plejefamilie", "doegn"),
    ],
)
def test_the_right_task_comes_first(asked: Ranker, said: str, slug: str) -> None:
    assert slugs(asked, said)[0] == slug


@BOTH
@given(said=QUESTIONS)
def test_the_same_words_the_same_order_the_best_first(asked: Ranker, said: str) -> None:
    found = order(asked, said)
    assert found == order(asked, said)
    scores = [score for _slug, score, _share in found]
    assert scores == sorted(scores, reverse=True)
    assert len({slug for slug, _score, _share in found}) == len(found) <= len(TASKS)
    shares = [share for _slug, _score, share in found]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1.01


@pytest.mark.parametrize("with_model", [True, False])
def test_two_rankers_of_the_same_facts_agree(with_model: bool) -> None:
    one, other = ranker(with_model=with_model), ranker(with_model=with_model)
    for said in ("mit pas", "udløbet", "huslejn", "ny adresse og nyt kort", "skrald"):
        assert order(one, said) == order(other, said)


def test_neither_the_order_of_tasks_nor_that_of_sayings_matters_to_what_is_right() -> None:
    turned = ranker([replace(each, parts=each.parts[::-1]) for each in TASKS[::-1]])
    for each in TASKS:
        for saying in each.sayings:
            assert slugs(turned, saying)[0] == slugs(FULL, saying)[0] == each.slug


def test_between_alike_tasks_the_more_frequent_comes_first_and_then_the_alphabet() -> None:
    alike = [task(slug, "Byggesag", frequency=often) for slug, often in [("c", 1), ("a", 1), ("d", 7), ("b", 1)]]
    for tasks in (alike, alike[::-1]):
        assert slugs(build(tasks, None, None), "byggesag") == ["d", "a", "b", "c"]


def test_what_stands_so_is_worth_more() -> None:
    asked = build([task("a", "hjælp huslejen til"), task("b", "hjælp til huslejen")], None, None)
    assert slugs(asked, "Hjælp til huslejen?")[0] == "b"
    assert slugs(asked, "hjælp huslejen til")[0] == "a"


def test_a_saying_of_two_tasks_belongs_to_both_and_to_each_once() -> None:
    tasks = [task("a", "nyt kort", "nyt kort"), task("b", "Kort", "Nyt kort!")]
    assert word_for_word(tasks)["nyt kort"] == (0, 1)
    assert "område" not in word_for_word([task("a", "x", area="område")])


def test_no_more_than_asked_for() -> None:
    assert len(FULL.rank("mit kørekort er udløbet", 2).found) == 2
    assert FULL.rank("pas", 0).found == ()


def test_what_nothing_speaks_for_is_not_found() -> None:
    assert slugs(BARE, "skraldespand") == ["affald"]


@BOTH
@pytest.mark.parametrize("said", ["", "og i at", "qwxz", "😀", "你好"])
def test_nothing_fits(asked: Ranker, said: str) -> None:
    ranked = asked.rank(said)
    assert ranked.found == ()
    assert ranked.known == 0.0


def test_how_much_is_known() -> None:
    assert BARE.rank("pas qwxz").known == pytest.approx(0.5)
    assert BARE.rank("nyt pas").known == 1.0
    assert FULL.rank("nyt pas").nearness == 1.0, "said word for word"
    assert -1 <= FULL.rank("pas qwxz").nearness < 1


def test_the_reasons_are_the_words_and_where_they_stand_the_title_first() -> None:
    ranked = FULL.rank("nyt pas til min skraldespand")
    [pas] = [each for each in ranked.found if FULL.tasks[each.place].slug == "pas"]
    reasons = FULL.reasons(ranked, pas.place)
    assert ("pas", "pas", "title") in reasons
    assert ("nyt", "nyt", "keyword") in reasons
    assert all(reason.typed != "skraldespand" for reason in reasons)
    assert all(reason.where != "likeness" for reason in BARE.reasons(BARE.rank("pas"), 0))


def test_a_repaired_word_is_shown_as_it_was_typed() -> None:
    ranked = BARE.rank("skraldespandn")
    assert BARE.reasons(ranked, ranked.found[0].place)[0] == ("skraldespandn", "skraldespand", "example")


def test_there_are_six_words_of_reasons_at_most() -> None:
    facts = TaskFacts("a", "", 1, (Part("title", "en to tre fire fem seks syv otte ni ti"),))
    asked = build([facts, *TASKS], None, None)
    ranked = asked.rank("tre fire fem seks syv otte ni ti")
    assert len(asked.reasons(ranked, ranked.found[0].place)) == 6


@pytest.mark.parametrize("model", [None, Likeness()])
def test_an_empty_catalogue_and_a_single_task(model: Likeness | None) -> None:
    assert build([], None, model).rank("pas").found == ()
    assert slugs(build(TASKS[:1], None, model), "mit pas") == ["pas"]
    assert build([TaskFacts("tom", "", 1, ())], None, model).rank("pas").found == ()


def test_points_are_looked_up_where_they_are_kept() -> None:
    model = Likeness()
    build(TASKS, None, model, lambda texts: Likeness().vectors(texts))
    assert model.asked == []
