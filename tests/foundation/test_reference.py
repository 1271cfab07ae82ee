import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.reference import ALPHABET, CAPACITY, BadReference, decode, encode, looks_like

NUMBERS = st.integers(1, CAPACITY - 1)


def test_known_references_never_change() -> None:
    assert [encode(number) for number in (1, 2, 3, 1_000_000)] == ["XM7-5KA7", "H89-Y83A", "4XF-LYRM", "UMX-F8X5"]


def test_a_reference_is_seven_signs_in_two_groups() -> None:
    reference = encode(1)
    assert len(reference) == 8
    assert reference[3] == "-"
    assert set(reference) - {"-"} <= set(ALPHABET)


def test_signs_that_look_alike_are_not_used() -> None:
    assert not set("01OIBGQTNPDEWV") & set(ALPHABET)
    assert len(set(ALPHABET)) == 22


@given(NUMBERS)
def test_a_reference_leads_back_to_its_number(number: int) -> None:
    assert decode(encode(number)) == number
    assert looks_like(encode(number))


@given(NUMBERS, NUMBERS)
def test_two_numbers_have_two_references(one: int, other: int) -> None:
    assert (one == other) == (encode(one) == encode(other))


@given(st.integers(1, CAPACITY - 2))
def test_neighbours_look_different(number: int) -> None:
    pairs = zip(encode(number), encode(number + 1), strict=True)
    assert sum(one != other for one, other in pairs) >= 3


@given(NUMBERS, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_found(number: int, place: int, sign: str) -> None:
    signs = encode(number).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1 :]
    assert looks_like(wrong) == (wrong == signs)


@pytest.mark.parametrize("number", [1, 2, 17, 4_711, 360_000, 1_000_000, CAPACITY - 1])
def test_every_single_wrong_sign_is_found_wherever_it_stands(number: int) -> None:
    signs = encode(number).replace("-", "")
    for place in range(7):
        for sign in ALPHABET.replace(signs[place], ""):
            assert not looks_like(signs[:place] + sign + signs[place + 1 :])


def test_of_two_signs_that_changed_places_nearly_all_are_found() -> None:
    swapped, passed = 0, 0
    for number in range(1, 3_000):
        signs = encode(number).replace("-", "")
        for place in range(6):
            if signs[place] != signs[place + 1]:
                swapped += 1
                passed += looks_like(signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :])
    assert passed / swapped < 0.01


@given(NUMBERS, st.lists(st.integers(0, 7), max_size=5), st.sampled_from(" -–./"))
def test_case_space_and_hyphen_do_not_matter(number: int, places: list[int], between: str) -> None:
    written = encode(number)
    for place in places:
        written = written[:place] + between + written[place:]
    assert decode(written.lower()) == number
    assert decode(f"  {written}\n") == number


@pytest.mark.parametrize(("heard", "meant"), [("Å", "A"), ("æ", "A"), ("V", "U"), ("w", "U"), ("I", "J")])
def test_signs_heard_as_their_neighbours_are_understood(heard: str, meant: str) -> None:
    number = next(number for number in range(1, 5_000) if meant in encode(number))
    assert decode(encode(number).replace(meant, heard, 1)) == number


@pytest.mark.parametrize("text", ["", "A", "AF4-K7M", "AF4-K7M22", "0F4-K7M2", "AF4 K7M!", "ØF4-K7M2", "2" * 7 + "Æ"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(BadReference):
        decode(text)
    assert not looks_like(text)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    if looks_like(text):
        assert encode(decode(text)) if decode(text) else True
    else:
        with pytest.raises(BadReference):
            decode(text)


@pytest.mark.parametrize("number", [0, -1, CAPACITY, CAPACITY + 1])
def test_numbers_that_have_no_reference_are_refused(number: int) -> None:
    with pytest.raises(OverflowError):
        encode(number)


def test_there_are_references_for_a_hundred_million_inquiries() -> None:
    assert CAPACITY == 22**6 > 100_000_000
