import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.compounds import parts


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("boligstøtte", ("bolig", "støtte")),
        ("sygesikringskort", ("sygesikring", "kort")),
        ("byggetilladelse", ("bygge", "tilladelse")),
        ("ejendomsskat", ("ejendom", "skat")),
        ("gadelygte", ("gade", "lygte")),
        ("børnehaveplads", ("børnehave", "plads")),
        ("rottebekæmpelse", ("rotte", "bekæmpelse")),
        ("birketræ", ("birk", "træ")),
    ],
)
def test_a_compound_is_cut_into_the_words_it_is_made_of(word: str, found: tuple[str, ...]) -> None:
    assert parts(word) == found


@pytest.mark.parametrize("word", ["betaling", "registrering", "begravelse", "kommune", "pension", "uddannelse", "pas"])
def test_a_plain_word_stays_whole(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize("word", ["", "x", "2630911234", "a" * 60, "zqxwzqxw", "пособие"])
def test_what_is_no_danish_word_has_no_parts(word: str) -> None:
    assert parts(word) == ()


@given(st.text(alphabet="abdefgiklmnorstuvyæøå", max_size=40))
def test_parts_stand_in_the_word_in_order(word: str) -> None:
    where = 0
    for part in parts(word):
        found = word.find(part, where)
        assert found >= where
        where = found + len(part)
