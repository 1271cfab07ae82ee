"""Texts without personal data: what is taken out, what stays, and how well it does on texts written for the purpose."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.wayfinder.masking import MARKS, holds_personal_data, masked, without_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Min mor Karen Hansen er død", "Min mor [navn] er død"),
        ("jeg hedder fritjofine og venter på svar", "jeg hedder [navn] og venter på svar"),
        ("karen hansen søger boligstøtte", "[navn] søger boligstøtte"),
        ("mvh Abdirahman Warsame Jama", "mvh [navn]"),
        ("sagsbehandler lotte svarer ikke", "sagsbehandler [navn] svarer ikke"),
        ("min søn Bo skal have pas", "min søn [navn] skal have pas"),
        ("Jens Peter Vang Sørensen", "[navn]"),
        ("Hansens hund gør", "[navn] hund gør"),
        ("Anne-Marie har fået brev", "[navn] har fået brev"),
        ("MIN MAND LARS ER SYG", "MIN MAND [navn] ER SYG"),
        ("hun bor Nørregade 12, 2. tv, 2100 København Ø nu", "hun bor [adresse] nu"),
        ("hul i vejen på Storegade", "hul i vejen på [adresse]"),
        ("ring 20 30 40 50 eller +45 20304050", "ring [telefon] eller [telefon]"),
        ("skriv til k.h (at) hotmail.com eller kh@post.dk", "skriv til [mail] eller [mail]"),
        ("cpr 120580-1234", "cpr [nummer]"),
        ("sag 2024/123456 er væk", "sag [nummer] er væk"),
        ("han er født 25-12-2004", "han er født [dato]"),
    ],
)
def test_personal_data_is_taken_out(text: str, expected: str) -> None:
    assert masked(text) == expected
    assert holds_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bo i en anden kommune",
        "Hans mor er syg",
        "per uge koster det 25 kr",
        "i haven 3 gange om ugen",
        "pas til august",
        "tage mit barn ud af skolen",
        "Jeg vil tale med Borgerservice i Fjordby Kommune om Digital Post",
        "fritteren er gået i stykker",
        "What do I need for my passport this month",
        "",
        "🚗🚗",
    ],
)
def test_the_words_of_the_matter_stay(text: str) -> None:
    assert masked(text) == text


NAMES: Final = [
    "Mette Kirstine Lauridsen",
    "Ahmed Hassan",
    "Fatima Yilmaz",
    "Søren Bak",
    "Agnieszka Kowalska",
    "Nguyen Thi Lan",
    "Birgitte Holm",
    "Kaj Lund",
    "Oleksandr Shevchenko",
    "Pipaluk Petersen",
    "Jón Sigurdsson",
    "Ayşe Demir",
    "Svend Åge Rask",
    "Maja",
    "Emil",
    "Ibrahim",
    "Lone Ø. Krogh",
    "Zainab",
    "Anne-Grethe",
    "Poul Erik Friis",
    "Xiuying Wang",
    "Priya Sharma",
    "Muhammed Ali",
    "Sofie Brix-Thomsen",
    "Kurt",
    "Inge-Lise Due",
    "Viggo",
    "Astrid",
]
FRAMES: Final = (
    "Jeg skriver for {}, som har mistet sit pas",
    "jeg hedder {} og kan ikke logge på",
    "Kan I ringe til {} om boligstøtten?",
    "har snakket med {} om min ansøgning",
)
LEAST_FOUND, LEAST_FOUND_SMALL = 0.90, 0.75


def recall(small: bool) -> float:
    """The share of the words of names that are gone, over names and frames."""
    found = total = 0
    for frame in FRAMES:
        for name in NAMES:
            said = frame.format(name)
            left = masked(said.lower() if small else said).lower().split()
            words = [word for word in name.lower().split() if len(word) > 2]
            total += len(words)
            found += sum(word not in left for word in words)
    return found / total


def test_how_many_names_are_found() -> None:
    assert recall(small=False) >= LEAST_FOUND
    assert recall(small=True) >= LEAST_FOUND_SMALL


@given(st.text(max_size=200))
def test_any_text_can_be_masked_and_once_is_enough(text: str) -> None:
    once = masked(text)
    assert masked(once).count("[") >= once.count("[")
    assert not any(mark in without_marks(once) for mark in MARKS)


@given(st.integers(0, 99_999_999), st.sampled_from(["{:08d}", "+45 {:08d}", "tlf. {:08d}."]))
def test_no_telephone_number_is_left(number: int, form: str) -> None:
    assert f"{number:08d}" not in masked(f"Ring til mig på {form.format(number)} i dag")


@given(st.from_regex(r"[a-z]{2,8}\.[a-z]{2,8}@[a-z]{2,8}\.(dk|com)", fullmatch=True))
def test_no_e_mail_address_is_left(address: str) -> None:
    assert masked(f"skriv til {address} hurtigt") == "skriv til [mail] hurtigt"
