from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.bm25 import weighed

TEXTS = st.dictionaries(st.integers(), st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9)).map(Counter))


def test_a_weight_is_as_computed_by_hand() -> None:
    weights = weighed({"one": Counter(pas=2, barn=1), "other": Counter(bolig=3)})
    # both are as long as the mean; ln(1 + 1.5 / 1.5) = 0.693147; 2 * 2.2 / (2 + 1.2) = 1.375
    assert weights["pas"]["one"] == pytest.approx(0.693147 * 1.375, abs=1e-5)


def test_rare_words_and_short_texts_weigh_more() -> None:
    weights = weighed({1: Counter(pas=1, ny=1), 2: Counter(pas=1), 3: Counter(bolig=1, hus=3)})
    assert weights["ny"][1] > weights["pas"][1]
    assert weights["pas"][2] > weights["pas"][1]


@pytest.mark.parametrize("counts", [{}, {1: Counter()}])
def test_nothing_weighs_nothing(counts: dict[int, Counter[str]]) -> None:
    assert weighed(counts) == {}


@given(TEXTS)
def test_every_word_has_a_weight_above_nothing_in_the_texts_that_hold_it(counts: dict[int, Counter[str]]) -> None:
    weights = weighed(counts)
    assert {(word, key) for word, held in weights.items() for key in held} == {
        (word, key) for key, counted in counts.items() for word in counted
    }
    assert all(weight > 0 for held in weights.values() for weight in held.values())
