import pytest

from indgang.foundation.refusals import Refusal


class DoorClosed(Refusal):
    sentence = "Døren til %(room)s er lukket."
    advice = "Prøv igen kl. %(hour)s."


def test_a_refusal_has_a_name_a_sentence_and_an_advice() -> None:
    with pytest.raises(Refusal) as refused:
        raise DoorClosed(room="arkivet", hour=9)
    assert (refused.value.name, refused.value.message) == ("DoorClosed", "Døren til arkivet er lukket.")
    assert refused.value.hint == "Prøv igen kl. 9."
    assert refused.value.in_full == "Døren til arkivet er lukket. Prøv igen kl. 9."


def test_a_refusal_without_words_of_its_own_says_something_too() -> None:
    assert Refusal().message
    assert Refusal().hint == ""


def test_a_name_is_what_a_log_shows() -> None:
    assert str(DoorClosed(room="arkivet", hour=9)) == "DoorClosed"
