import pytest

from indgang.wayfinder.facts import Part, TaskFacts
from indgang.wayfinder.index import Index
from indgang.wayfinder.reading import Word


def task(slug: str, *parts: tuple[str, str]) -> TaskFacts:
    return TaskFacts(slug, "", 1, tuple(Part(*part) for part in parts))


INDEX = Index.of(
    [
        task("pas", ("title", "Pas til voksen"), ("keyword", "forny pas"), ("area", "ID & pas")),
        task("barn", ("title", "Pas til barn"), ("keyword", "børnepas")),
        task("bolig", ("title", "Boligstøtte"), ("keyword", "hjælp til huslejen")),
    ]
)


def scores(*words: str, typing: bool = False) -> list[float]:
    return [round(float(score), 3) for score in INDEX.scores([Word(word, word) for word in words], typing)]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert scores("huslejen")[2] > scores("pas")[0] > 0


def test_a_word_in_the_title_says_more_than_one_in_the_area() -> None:
    index = Index.of([task("a", ("title", "gebyr"), ("area", "x")), task("b", ("area", "gebyr"), ("title", "x"))])
    first, second = index.scores([Word("gebyr", "gebyr")])
    assert first > second > 0


def test_forms_of_a_word_and_its_parts_meet() -> None:
    assert scores("børnene")[1] > 0, "børnepas is børn and pas"
    assert scores("bolig")[2] > 0, "boligstøtte is bolig and støtte"
    assert scores("passet")[0] > 0


def test_words_without_meaning_and_unknown_words_say_nothing() -> None:
    assert scores("og", "til", "qwerty") == [0.0, 0.0, 0.0]


def test_what_a_word_stands_for_counts_a_little_less_than_the_word() -> None:
    said, meant = INDEX.scores([Word("husleje", "husleje")]), INDEX.scores([Word("rent", "rent", ("husleje",))])
    assert said[2] > meant[2] > 0


@pytest.mark.parametrize(("typed", "found"), [("bo", 0.0), ("bol", None), ("boligst", None), ("xyz", 0.0)])
def test_the_word_that_is_being_typed_counts_from_its_third_letter(typed: str, found: float | None) -> None:
    score = scores(typed, typing=True)[2]
    assert score == found if found is not None else score > 0


def test_an_empty_catalogue() -> None:
    assert list(Index.of([]).scores([Word("pas", "pas")])) == []
