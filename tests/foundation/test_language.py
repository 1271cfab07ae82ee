import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.language import STOP_WORDS, distinct_stems, part_stems, stem, stems, words

DANISH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ 0123456789,.-'", max_size=60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pas til BARN", ["pas", "til", "barn"]),
        ("Ålborg Aalborg", ["ålborg", "ålborg"]),
        (unicodedata.normalize("NFD", "Ærø på Åbyvej"), ["ærø", "på", "åbyvej"]),
        ("Müller Café Kähler", ["myller", "cafe", "kæhler"]),
        ("2-personers ID/pas & MitID", ["2", "personers", "id", "pas", "mitid"]),
        ("", []),
        ("?!;  \n", []),
        ('"; DROP TABLE x --', ["drop", "table", "x"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_an_endless_word_is_cut() -> None:
    assert [len(word) for word in words("x" * 10_000)] == [60]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huslejen", "husleje"),
        ("passet", "pas"),
        ("ansøgninger", "ansøgning"),
        ("flytter", "flytte"),
        ("børnene", "børn"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_without_meaning_are_left_out() -> None:
    assert stems("Jeg vil gerne have et nyt pas") == [stem("gerne"), stem("nyt"), stem("pas")]
    assert stems("hvad er det for en") == []


def test_stop_words_are_written_as_they_are_met() -> None:
    assert [word for word in sorted(STOP_WORDS) if words(word) != [word]] == []


def test_repeats_are_kept_or_not() -> None:
    assert stems("pas og pas") == ["pas", "pas"]
    assert list(distinct_stems("pas bolig pas")) == ["pas", stem("bolig")]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_plain_lower_case_words(text: str) -> None:
    for word in words(text):
        assert 0 < len(word) <= 60
        assert word == word.lower()
        assert word.isalnum()


@given(DANISH)
def test_cutting_again_changes_nothing(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(DANISH)
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert words(text.upper()) == words(text)
    assert words(unicodedata.normalize("NFD", text)) == words(text)


@given(DANISH)
def test_the_distinct_stems_are_those_of_the_text(text: str) -> None:
    distinct = list(distinct_stems(text))
    assert set(distinct) == set(stems(text))
    assert len(distinct) == len(set(distinct))


@pytest.mark.parametrize(
    ("one", "other"),
    [("pas", "passer"), ("bil", "billig"), ("far", "farlig"), ("leje", "lejlighed"), ("død", "dør"), ("tid", "tidlig")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("sygesikringskortet", ("sygesikring", "kort", "syg", "sikring")),
        ("gadelygterne", ("gad", "lygt")),
        ("pas", ()),
    ],
)
def test_a_compound_is_also_found_by_its_parts(word: str, found: tuple[str, ...]) -> None:
    assert part_stems(word) == found
