"""Mistyped words are led back to the catalogue's, and no other word is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation import lexicon
from indgang.wayfinder.spelling import Speller, counted

SPELLER = Speller(
    {"boligstøtte": 5, "sygesikringskort": 3, "ældrecheck": 2, "kørekort": 4, "pas": 9, "år": 1, "børnepenge": 2}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("boligstøte", "boligstøtte"),
        ("bolligstøtte", "boligstøtte"),
        ("bolgistøtte", "boligstøtte"),
        ("boligstoette", "boligstøtte"),
        ("boligstotte", "boligstøtte"),
        ("koerekort", "kørekort"),
        ("korekort", "kørekort"),
        ("aeldrecheck", "ældrecheck"),
        ("sygesikrngskrt", "sygesikringskort"),
        ("bårnepenge", "børnepenge"),
    ],
)
def test_a_slip_is_repaired(typed: str, meant: str) -> None:
    assert SPELLER.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["boligstøtte", "pas", "pa", "", "x", "cykel", "cyklen", "cykelsti", "4711", "a4711b", "qwertyuiop", "b" * 60],
)
def test_what_is_right_short_or_something_else_stands(typed: str) -> None:
    assert SPELLER.repair(typed) == typed


def test_the_commoner_word_wins_between_two_as_near() -> None:
    speller = Speller({"xvarkort": 1, "xvarkorn": 7})
    assert speller.repair("xvarkord") == "xvarkorn"


def test_as_common_and_as_near_the_alphabet_decides() -> None:
    one, other = Speller({"xvarkort": 1, "xvarkorn": 1}), Speller({"xvarkorn": 1, "xvarkort": 1})
    assert one.repair("xvarkord") == other.repair("xvarkord") == "xvarkorn"


def test_the_first_letter_is_rather_right() -> None:
    assert Speller({"zvarkort": 9, "xvarkost": 1}).repair("xvarkort") == "xvarkost"


def test_a_short_word_has_one_slip_at_most() -> None:
    speller = Speller({"xvzw": 1})
    assert speller.repair("xvzk") == "xvzw"
    assert speller.repair("xkzk") == "xkzk"


def test_what_begins_a_word() -> None:
    assert SPELLER.begins_a_word("bol")
    assert SPELLER.begins_a_word("år")
    assert not SPELLER.begins_a_word("xyz")
    assert not SPELLER.begins_a_word("åre")
    assert not Speller({}).begins_a_word("a")


def test_words_are_known_and_counted() -> None:
    assert SPELLER.knows("pas")
    assert not SPELLER.knows("passet")
    assert counted(["a", "b", "a"]) == {"a": 2, "b": 1}


def test_a_speller_without_words_repairs_nothing() -> None:
    assert Speller({}).repair("boligstøte") == "boligstøte"


@given(word=st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå0123456789", max_size=45))
def test_a_repair_ends_at_a_known_word_and_stays_there(word: str) -> None:
    read = SPELLER.repair(word)
    assert read == word or SPELLER.knows(read)
    assert SPELLER.repair(read) == read
    if lexicon.is_known(word):
        assert read == word
