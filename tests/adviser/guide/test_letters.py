"""The drafted letters: to whom, over whom, and what they ask for, whatever the way to complain."""

from datetime import date

import pytest

from indgang.adviser.guide.letters import Words, letter
from indgang.adviser.guide.matters import Matter, asked_about, belongs_to
from indgang.adviser.guide.situation import Situation
from indgang.foundation.documents import as_text
from indgang.law.deadlines import Delivery
from tests.ways import every_way, way

TODAY = date(2026, 11, 20)
PLACES = [(matter, each.number) for matter in Matter for each in every_way() if belongs_to(matter)(each.number)]


def drafted(matter: Matter, number: int, words: Words | None = None, *, short: bool = False, **facts: object) -> str:
    situation = Situation(matter, way(number), date(2026, 11, 10), **facts)  # type: ignore[arg-type]
    return as_text(letter(situation, words or Words(), TODAY, municipality="Fjordby Kommune", short=short))


@pytest.mark.parametrize(("matter", "number"), PLACES)
def test_every_letter_has_one_recipient_or_asks_for_one_and_tells_nothing_uncertain(
    matter: Matter, number: int
) -> None:
    text, route = drafted(matter, number), way(number)
    to = next(line for line in text.splitlines() if line.startswith("Til: ")).removeprefix("Til: ")
    assert to.startswith("[") or (" eller " not in to and ";" not in to)
    assert "Kommunen" not in to
    if route.is_uncertain:
        assert route.body not in text
    elif route.way in ("direct", "portal"):
        assert to == route.body
        assert ("Afgørelsen er truffet af: " if asked_about(matter).is_decision else "Klagen er over: ") in text


@pytest.mark.parametrize(
    ("matter", "number", "said"),
    [
        (Matter.DECISION, 1, "Til: Fjordby Kommune\n"),
        (Matter.DECISION, 19, "Afgørelsen er truffet af: Fjordby Kommunes børne- og ungeudvalg. Jeg sender en kopi"),
        (Matter.DECISION, 28, "Til: Fjordby Kommune, til afdelingens leder\n"),
        (Matter.DECISION, 33, "Til: [vælg den rigtige: skolens leder eller kommunen]"),
        (Matter.DECISION, 38, "Afgørelsen er truffet af: Kommunalbestyrelsen i Fjordby Kommune."),
        (Matter.DECISION, 66, "så send klagen videre til klageinstansen.\n"),
        (Matter.PRACTICAL, 47, "Til: Fjordby Kommune, til afdelingens leder\n"),
        (Matter.PRACTICAL, 56, "Klagen er over: Fjordby Kommune\n"),
        (Matter.DATA, 61, "Klagen er over: Fjordby Kommune\n"),
        (Matter.DISCRIMINATION, 62, "Klagen er over: [skriv, hvem du klager over]"),
        (Matter.WEBSITE, 69, "Klagen er over: [skriv, hvem du klager over]"),
        (Matter.OTHER_AUTHORITY, 49, "Afgørelsen er truffet af: Vurderingsstyrelsen."),
    ],
)
def test_the_letter_says_to_whom_and_over_whom(matter: Matter, number: int, said: str) -> None:
    assert said in drafted(matter, number)


def test_a_letter_to_a_board_does_not_pretend_that_the_board_hears_complaints() -> None:
    text = drafted(Matter.OTHER_AUTHORITY, 63)
    assert "Jeg er uenig i afgørelsen, som jeg fik den 10.11.2026. Jeg vil have sagen for domstolen." in text
    assert "hvilken domstol jeg skal bruge" in text
    assert "Klage" not in text and "se på sagen igen" not in text


def test_a_practical_matter_without_a_way_of_its_own_has_a_heading_that_fits() -> None:
    assert drafted(Matter.PRACTICAL, 72).startswith("Klage over en opgave, der ikke er gjort godt nok\n")
    assert drafted(Matter.PRACTICAL, 47).startswith("Klage: huller, bump og sne på vejen\n")


def test_what_was_published_was_not_received() -> None:
    text = drafted(Matter.DECISION, 38, delivery=Delivery.PUBLIC_NOTICE)
    assert "Jeg klager over afgørelsen, som blev offentliggjort den 10.11.2026." in text


def test_that_the_department_was_asked_is_told() -> None:
    assert "Jeg har talt med afdelingen om det." in drafted(Matter.CONDUCT, 72, asked_department=True)
    assert "Jeg har talt med afdelingen" not in drafted(Matter.CONDUCT, 72)


@pytest.mark.parametrize("matter", [Matter.WAITING, Matter.NO_ANSWER, Matter.CONDUCT, Matter.ACCESS, Matter.WEBSITE])
def test_without_a_day_the_letter_does_not_say_its_heading_twice(matter: Matter) -> None:
    number = next(number for at, number in PLACES if at is matter)
    text = as_text(letter(Situation(matter, way(number)), Words(), TODAY, municipality="Fjordby Kommune"))
    assert text.count(text.splitlines()[0]) == 1


def test_a_short_letter_keeps_the_words_and_promises_more() -> None:
    words = Words(wrong="Min læge er ikke spurgt.", wanted="At I spørger hende.")
    text = drafted(Matter.DECISION, 1, words, short=True)
    assert words.wrong in text and words.wanted in text and "længere begrundelse senere" in text
    assert "Begrundelsen følger." in drafted(Matter.DECISION, 1, short=True)
