"""Themes that no code covers: planted words are found, words that everybody uses are not."""

from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.learning.unnamed import patterns_in

OTHERS = [
    "Jeg venter på svar om min boligstøtte.",
    "Sagsbehandleren var sur i telefonen.",
    "Jeg har ikke fået svar på min ansøgning om kontanthjælp.",
    "Brevet om pension er svært at forstå.",
    "Der mangler svar på byggesagen.",
] * 4
PLANTED = {
    1: "Ladestanderen ved biblioteket virker ikke, og jeg kan ikke lade bilen.",
    2: "Hvem ejer ladestanderne? Ladestanderen er i stykker.",
    3: "Jeg får bøder ved ladestanderen på torvet.",
    4: "Svar på min ansøgning mangler.",
    5: "Ladestander i stykker igen, jeg venter på svar.",
}


def test_planted_words_are_found_first() -> None:
    first = patterns_in(PLANTED, OTHERS)[0]
    assert first.words.startswith("ladestander")
    assert first.contacts == (1, 2, 3, 5)
    assert first.count == 4
    assert first.elsewhere == 0


def test_what_everybody_says_is_no_theme() -> None:
    same = dict(enumerate(OTHERS))
    assert patterns_in(same, OTHERS) == []
    assert patterns_in({}, OTHERS) == []


def test_few_contacts_make_no_pattern_however_often_they_say_it() -> None:
    assert patterns_in({1: "drone " * 50, 2: "drone"}, OTHERS) == []


def test_without_texts_of_other_themes_the_commonest_words_are_told() -> None:
    assert patterns_in(PLANTED, [])[0].count == 4


@given(st.dictionaries(st.integers(1, 20), st.text(max_size=80)), st.lists(st.text(max_size=80), max_size=10))
def test_no_text_breaks_it(without: dict[int, str], others: list[str]) -> None:
    for pattern in patterns_in(without, others):
        assert pattern.count >= 3
        assert set(pattern.contacts) <= set(without)
