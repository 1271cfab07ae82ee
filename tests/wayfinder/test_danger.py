import pytest

from indgang.foundation import language
from indgang.wayfinder import danger

from .test_data_files import DATA, pairs, repeated, table


@pytest.mark.parametrize(
    ("said", "emergency"),
    [
        ("Min mand trækker ikke vejret!", "livsfare"),
        ("det brænder hos naboen", "brand"),
        ("der er indbrud lige nu i nr. 4", "forbrydelse"),
        ("jeg har ikke lyst til at leve", "selvmordstanker"),
        ("min kæreste har slået mig", "vold"),
        ("jeg er blevet voldtaget", "voldtaegt"),
        ("giftlinjen?", "forgiftning"),
        ("I want to die", "selvmordstanker"),
    ],
)
def test_danger_is_told_by_its_words(said, emergency):
    assert danger.told(language.words(said)) == emergency


@pytest.mark.parametrize(
    "said",
    [
        "",
        "?",
        "min mor er død hvad gør jeg",
        "brandalarm i sommerhus regler",
        "jeg dør af grin",
        "hvor afleverer jeg knapbatterier",
        "naboen slår græs",
        "jeg fik hjertestop sidste år, må jeg køre bil",
        "min far har fået slagtilfælde, kan jeg ordne hans nemkonto",
        "jeg brænder for at hjælpe",
    ],
)
def test_harmless_words_tell_of_none(said):
    assert danger.told(language.words(said)) == ""


def test_no_harmless_example_tells_of_danger():
    harmless = [text for slug, text in pairs("emergency_examples.tsv") if slug == "-"]
    harmless += [text for _label, text in pairs("complaint_examples.tsv")]

    assert [text for text in harmless if danger.told(language.words(text))] == []


def test_an_example_tells_of_its_own_emergency_or_a_child_of_violence():
    for slug, text in pairs("emergency_examples.tsv"):
        other = "vold" if slug == "boern" else ""
        assert danger.told(language.words(text)) in {slug, other, ""}, text


def test_the_signals_are_many_and_name_known_emergencies():
    signals = pairs("emergency_words.tsv")

    assert len(signals) >= 150
    assert repeated([" ".join(language.words(said)) for _slug, said in signals]) == []
    assert {slug for slug, _said in signals} <= {row["slug"] for row in table(DATA / "emergencies.csv")}
    assert all(language.words(said) for _slug, said in signals)
