import pytest

from indgang.public.reasons import because, how_sure
from indgang.wayfinder.finding import Reason


@pytest.mark.parametrize(
    "where", ["title", "keyword", "area", "synonym", "life_event", "example", "likeness", "chosen"]
)
def test_every_kind_of_reason_is_a_sentence(where: str) -> None:
    (told,) = because([Reason("boligsikring", "boligstøtte", where)])
    assert told.endswith(".")
    assert "%" not in told


def test_reasons_are_said_once_the_clearest_first_and_no_more_than_four() -> None:
    reasons = [Reason("x", "y", "likeness")] * 3 + [Reason(f"ord{n}", f"ord{n}", "keyword") for n in range(6)]
    told = because([*reasons, Reason("pas", "pas", "title")])
    assert len(told) == 4
    assert told[0] == "Ordet »pas« står i opgavens navn."


def test_an_unknown_kind_is_told_as_likeness() -> None:
    assert because([Reason("a", "b", "noget nyt")]) == ["Meningen ligner det, andre har spurgt om: »b«."]


@pytest.mark.parametrize(("share", "word"), [(0.9, "ret sikre"), (0.5, "nok"), (0.1, "kan være")])
def test_how_sure_is_said_in_words(share: float, word: str) -> None:
    assert word in how_sure(share)
