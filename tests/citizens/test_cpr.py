from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.citizens import cpr

DAYS = st.dates(date(1900, 1, 1), date(1999, 12, 31))
SERIALS = st.integers(0, 3999).map("{:04}".format)
NUMBERS = st.builds(lambda day, serial: f"{day:%d%m%y}{serial}", DAYS, SERIALS)


def keeping_modulus(numbers: list[str]) -> str:
    return next(number for number in numbers if cpr.fits_modulus(number))


KEEPS = keeping_modulus([f"070365{serial:04}" for serial in range(1000, 1100)])
BREAKS = "0703651231"


def test_the_examples_are_what_they_say() -> None:
    assert cpr.fits_modulus(KEEPS)
    assert not cpr.fits_modulus(BREAKS)


@pytest.mark.parametrize("typed", ["0703651231", "070365-1231", "070365 1231", " 070365 - 1231\n", "07 03 65 12 31"])
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert cpr.parse(typed) == "0703651231"


@given(NUMBERS)
def test_every_number_with_a_date_is_right_also_without_modulus_11(number: str) -> None:
    assert cpr.parse(number) == number
    assert f"{cpr.born(number):%d%m%y}" == number[:6]


@pytest.mark.parametrize("typed", ["", "1", "070365123", "07036512311", "070365-123x", "abcdefghij", "070365+1231"])
def test_a_number_has_ten_digits(typed: str) -> None:
    with pytest.raises(cpr.WrongLength):
        cpr.parse(typed)


@pytest.mark.parametrize("typed", ["3102651231", "0013651231", "2902650231", "9999999999", "0000000000"])
def test_a_number_begins_with_a_date(typed: str) -> None:
    with pytest.raises(cpr.NoSuchDate):
        cpr.parse(typed)


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("0703651231", date(1965, 3, 7)),
        ("0101000000", date(1900, 1, 1)),
        ("0101004000", date(2000, 1, 1)),
        ("0101374000", date(1937, 1, 1)),
        ("0101575000", date(2057, 1, 1)),
        ("0101585000", date(1858, 1, 1)),
        ("2902004000", date(2000, 2, 29)),
    ],
)
def test_the_seventh_digit_tells_the_century(digits: str, born: date) -> None:
    assert cpr.born(digits) == born


def test_only_the_birthday_is_shown() -> None:
    assert cpr.masked("0703651231") == "070365-····"


@pytest.mark.parametrize(
    "text",
    [
        "Borgeren 070365-1231 ringede.",
        "070365 1231",
        "070365–1231",
        "cpr:070365-1231,",
        "(070365-1231)",
        "07.03.65-1231",
        "07/03/65-1231",
        "Nr. 070365  1231 og mere",
        f"Skrevet i ét: {KEEPS}.",
    ],
)
def test_numbers_are_found_in_free_text(text: str) -> None:
    found = list(cpr.find(text))
    assert len(found) == 1
    masked, count = cpr.mask_all(text)
    assert count == 1
    assert found[0].digits[6:] not in masked
    assert "070365-····" in masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring på 99 00 11 22.",
        f"Sagsnummer {BREAKS}",
        "EAN 5790001234567",
        "Faktura 310265-1231",
        "070365-12312",
        "1070365-1231",
        "Telefon +45 07036512",
        "2026-09-14 10:00",
        "IBAN DK50 0040 0440 1162 43",
    ],
)
def test_other_rows_of_digits_are_left_alone(text: str) -> None:
    assert list(cpr.find(text)) == []
    assert cpr.mask_all(text) == (text, 0)


def test_all_of_them_are_masked_and_counted_and_the_rest_stands() -> None:
    text = "Mor 070365-1231, far 010160-1235; sag 42."
    assert cpr.mask_all(text) == ("Mor 070365-····, far 010160-····; sag 42.", 2)


@given(st.lists(NUMBERS, max_size=4), st.lists(st.text(max_size=20).filter(str.isprintable), min_size=5, max_size=5))
def test_masking_leaves_nothing_to_find(numbers: list[str], around: list[str]) -> None:
    pieces = [around[0]]
    for number, text in zip(numbers, around[1:], strict=False):
        pieces += [f" {number[:6]}-{number[6:]} ", text]
    masked, _count = cpr.mask_all("".join(pieces))
    assert list(cpr.find(masked)) == []


@given(NUMBERS, st.sampled_from(["-", " ", " - ", "–"]))
def test_every_number_written_apart_is_found(number: str, between: str) -> None:
    assert [found.digits for found in cpr.find(f"Hun er {number[:6]}{between}{number[6:]}.")] == [number]


@given(st.text(max_size=300))
def test_any_text_can_be_masked(text: str) -> None:
    masked, count = cpr.mask_all(text)
    assert (masked == text) == (count == 0)
