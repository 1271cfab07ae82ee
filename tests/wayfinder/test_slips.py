"""Slips made on purpose: one in a word of four letters or more, the same each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from indgang.wayfinder.slips import with_a_slip

WORDS = st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåABC,?0", min_size=1, max_size=14), max_size=8)


@given(words=WORDS, seed=st.integers(0, 99))
def test_one_slip_at_most_and_the_same_each_time(words: list[str], seed: int) -> None:
    text = " ".join(words)
    slipped = with_a_slip(text, seed)
    assert slipped == with_a_slip(text, seed)
    assert OSA.distance(text, slipped) <= 1
    assert slipped.count(" ") == text.count(" ")
    assert sum(one != other for one, other in zip(text.split(" "), slipped.split(" "), strict=True)) <= 1


@given(word=st.text(alphabet="abdefghijklmnoprstuvyæøå", min_size=4, max_size=14), seed=st.integers(0, 99))
def test_the_first_letter_is_never_lost(word: str, seed: int) -> None:
    assert with_a_slip(word, seed)[0] == word[0]


@pytest.mark.parametrize("text", ["", " ", "pas nu", "få mit id", "12345678"])
def test_without_a_longer_word_the_text_stands(text: str) -> None:
    assert with_a_slip(text, 7) == text


def test_every_kind_of_slip_is_made() -> None:
    made = {with_a_slip("boligstøtte", seed) for seed in range(200)}
    lengths = {len(slipped) - len("boligstøtte") for slipped in made}
    assert lengths == {-1, 0, 1}
    assert {"boligsttøte", "boligstøte"} <= made
    assert len(made) > 20
