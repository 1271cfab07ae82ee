"""What was typed, as the wayfinder reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.wayfinder.phrases import Phrases, everyday, fillers, meanings
from indgang.wayfinder.reading import LIMIT, MOST_WORDS, Question, Reader, Word
from indgang.wayfinder.spelling import Speller

SPELLER = Speller({"boligstøtte": 4, "huslejen": 3, "kørekort": 2, "pas": 2, "flytte": 1, "hej": 1, "sygesikring": 1})
READER = Reader(SPELLER, fillers(), meanings([("gult kort", "sundhedskort"), ("rent", "husleje")]))
KEPT_TOGETHER = st.text(max_size=300)


def read(said: str, typing: bool = False) -> list[str]:
    return [word.read for word in READER.read(said, typing).words]


def test_slips_are_repaired_and_the_rest_stands() -> None:
    question = READER.read("Kan jeg få boligstøte?")
    assert question.text == "kan jeg få boligstøtte"
    assert question.words[-1] == Word("boligstøte", "boligstøtte")
    assert question.was_repaired
    assert question.said == "Kan jeg få boligstøte?"


def test_nothing_is_repaired_that_needs_none() -> None:
    assert not READER.read("boligstøtte").was_repaired


def test_politeness_is_put_aside() -> None:
    assert read("hej, vil I hjælpe mig med boligstøtte, på forhånd tak")[-1] == "boligstøtte"
    assert "hej" not in read("hej boligstøtte")
    assert "tak" not in read("boligstøtte på forhånd tak")


def test_politeness_alone_is_all_that_was_said() -> None:
    assert read("på forhånd tak") == ["på", "forhånd", "tak"]


def test_an_everyday_expression_has_its_meaning_at_its_first_word() -> None:
    question = READER.read("har tabt mit gult kort")
    assert question.words[-2:] == (Word("gult", "gult", ("sundhedskort",)), Word("kort", "kort"))
    assert question.text.endswith("gult kort")
    assert "sundhedskort" in question.full_text
    assert not question.was_repaired


def test_the_telling_words_are_those_that_mean_something() -> None:
    assert [word.read for word in READER.read("jeg skal have rent og pas").telling] == ["rent", "pas"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("mit cpr er 010190-1234 pas", "mit cpr er 010190-···· pas"),
        ("010190 1234", "010190-····"),
        ("ring til 12345678", "ring til 12345678"),
    ],
)
def test_cpr_numbers_are_masked_before_anything_else(said: str, kept: str) -> None:
    question = READER.read(said)
    assert question.said == kept
    assert "1234" not in question.text.split()


def test_a_cpr_number_that_a_nul_divides_is_masked_too() -> None:
    assert READER.read("010190\x001234").said == "010190-····"


def test_a_cpr_number_that_the_limit_cuts_is_not_shown_half() -> None:
    for room in range(1, 16):
        said = READER.read("x" * (LIMIT - room - 1) + " 010190-1234 pas").said
        assert "-1" not in said
        assert len(said) <= LIMIT


def test_the_last_word_may_be_only_begun() -> None:
    assert read("boligs", typing=True) == ["boligs"]
    assert read("huslej", typing=True) == ["huslej"]
    assert read("huslejn pas", typing=True) == ["huslejen", "pas"]
    assert read("boligxtøtte", typing=True) == ["boligstøtte"], "no word begins so: it is a slip"


def test_a_long_text_is_read_to_its_limit() -> None:
    question = READER.read("pas " * 5_000)
    assert len(question.words) == MOST_WORDS
    assert len(question.said) <= LIMIT


@pytest.mark.parametrize("said", ["", " ", "\x00", "😀🚑", "…", "你好", "مرحبا", "Привет", "<>", "\ud800"])
def test_nothing_to_read(said: str) -> None:
    assert READER.read(said).words == ()


def test_html_is_words_like_others() -> None:
    question = READER.read("<script>alert('pas')</script>")
    assert "pas" in question.text.split()
    assert not set("<>'/") & set(question.text)


@given(said=KEPT_TOGETHER, typing=st.booleans())
def test_any_text_is_read_the_same_twice(said: str, typing: bool) -> None:
    question = READER.read(said, typing)
    assert question == READER.read(said, typing)
    assert all(word.typed and word.read for word in question.words)
    assert isinstance(question, Question)


@given(words=st.lists(st.sampled_from(["pas", "flytte", "kørekort", "huslejen"]), max_size=20))
def test_right_words_are_left_as_they_are(words: list[str]) -> None:
    assert read(" ".join(words)) == words


def test_the_longest_expression_counts() -> None:
    phrases = Phrases({("tak",): (), ("tak", "for", "hjælpen"): (), ("for",): ("x",)})
    assert phrases.at(["tak", "for", "hjælpen"], 0) == (3, ())
    assert phrases.at(["tak", "for"], 0) == (1, ())
    assert phrases.at(["tak", "for"], 1) == (1, ("x",))
    assert phrases.at(["tak"], 1) == (0, ())
    assert Phrases({}).at(["tak"], 0) == (0, ())


def test_the_expressions_of_the_product() -> None:
    length, _meaning = fillers().at(["på", "forhånd", "tak"], 0)
    assert length == 3
    assert everyday() is everyday()
