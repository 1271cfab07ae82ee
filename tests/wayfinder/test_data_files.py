"""The example sentences and word lists that the wayfinder learns from agree with the catalogue and with each other."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import indgang
from indgang.foundation import language

HOUSE = Path(indgang.__file__).parent
DATA = HOUSE / "wayfinder" / "data"
CATALOGUE = HOUSE / "catalogue" / "data"
EXAMPLES = ["life_event_examples.tsv", "emergency_examples.tsv", "complaint_examples.tsv"]
CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pairs(name: str) -> list[tuple[str, str]]:
    return [(left, right) for left, right in (line.split("\t") for line in lines(name))]


def counted(name: str) -> Counter[str]:
    return Counter(label for label, _text in pairs(name))


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_stands_once_and_is_plain(name):
    examples = pairs(name)

    assert repeated([text.casefold() for _label, text in examples]) == []
    for label, text in examples:
        assert label and text == " ".join(text.split()), text
        assert 3 <= len(text) <= 200, text
        assert not CPR.search(text), text


def test_every_life_event_has_twelve_or_more_examples():
    count = counted("life_event_examples.tsv")

    assert set(count) == {event["slug"] for event in table(CATALOGUE / "life_events.csv")}
    assert min(count.values()) >= 12


def test_every_emergency_has_twelve_or_more_examples_and_there_are_harmless_ones():
    count = counted("emergency_examples.tsv")
    harmless = count.pop("-")

    assert harmless >= 60
    assert set(count) == {emergency["slug"] for emergency in table(DATA / "emergencies.csv")}
    assert min(count.values()) >= 12


def test_complaints_and_what_only_sounds_like_one_are_as_many():
    count = counted("complaint_examples.tsv")

    assert set(count) == {"complaint", "-"}
    assert min(count.values()) >= 120


def test_an_emergency_says_where_to_call_and_how_sure_we_are():
    emergencies = table(DATA / "emergencies.csv")

    assert repeated([emergency["slug"] for emergency in emergencies]) == []
    for emergency in emergencies:
        assert re.fullmatch(r"[a-z-]{3,30}", emergency["slug"])
        assert all(emergency[column] for column in emergency if column != "phone"), emergency["slug"]
        assert emergency["confidence"] in {"high", "medium"}
        assert emergency["phone"] or emergency["confidence"] != "high", "what we are sure of has a number"
        assert re.fullmatch(r"[\d ]*", emergency["phone"])
        assert emergency["phone"] == "112" or "112" in emergency["text"] or emergency["slug"] == "social-akut"


def test_danger_leads_to_112():
    phones = {emergency["slug"]: emergency["phone"] for emergency in table(DATA / "emergencies.csv")}

    assert {phones[slug] for slug in ("livsfare", "brand", "forbrydelse", "barn-i-fare")} == {"112"}
    assert phones["politi"] == "114"


def test_the_fillers_are_many_and_once_each():
    fillers = lines("fillers.txt")

    assert len(fillers) >= 120
    assert repeated([" ".join(language.words(filler)) for filler in fillers]) == []
    assert all(language.words(filler) for filler in fillers)


def test_no_filler_is_a_word_that_the_catalogue_asks_for():
    fillers = {" ".join(language.words(filler)) for filler in lines("fillers.txt")}
    asked = {
        " ".join(language.words(phrase))
        for task in table(CATALOGUE / "tasks.csv")
        for phrase in [task["title"], *task["keywords"].split("|")]
    }

    assert fillers & asked == set()


def test_everyday_words_stand_once_each_and_mean_another_word():
    folds = pairs("folds.tsv")

    assert len(folds) >= 350
    assert repeated([" ".join(language.words(said)) for said, _meant in folds]) == []
    for said, meant in folds:
        assert language.words(said) and language.words(meant), said
        assert language.words(said) != language.words(meant), said
        assert said == said.strip() and meant == meant.strip(), said


def test_no_common_danish_word_is_read_as_another():
    said = {said for said, _meant in pairs("folds.tsv")}

    assert said & {"dog", "fine", "rent", "rat", "old", "bin", "pensioner", "rente", "kind", "arm", "far"} == set()
    assert said & language.STOP_WORDS == set()
