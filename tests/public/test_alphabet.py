import pytest

from indgang.public.alphabet import in_order, letter_of


def test_the_danish_letters_come_last_and_aa_is_an_å() -> None:
    words = ["Åbning", "Aabenraa", "Ål", "Zebra", "Ærø", "Ø", "Æble", "abe", "Özdemir", "Énergi", "energi 2"]
    assert sorted(words, key=in_order) == [
        *("abe", "Énergi", "energi 2", "Zebra", "Æble", "Ærø", "Ø", "Özdemir", "Aabenraa", "Åbning", "Ål"),
    ]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Pas", "p"),
        ("Ældre", "æ"),
        ("økonomi", "ø"),
        ("Åben", "å"),
        ("Aarhus", "å"),
        ("§ 18", "#"),
        ("18 år", "#"),
        ("", "#"),
    ],
)
def test_the_letter_under_which_a_word_stands(text: str, letter: str) -> None:
    assert letter_of(text) == letter
