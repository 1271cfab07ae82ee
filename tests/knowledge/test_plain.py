"""The measure of plain language, held against texts counted by hand."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.knowledge import hard_words, markup, passives, plain
from indgang.knowledge.sentences import sentences, words

LETTER = (
    "I henhold til lov om aktiv socialpolitik § 81 fremsendes hermed afgørelse vedrørende Deres anmodning om"
    " enkeltydelse. Såfremt De ønsker at påklage afgørelsen, bedes De rette henvendelse til kommunen, som genvurderer"
    " sagen med henblik på eventuel imødekommelse."
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Du kan søge. Vi svarer.", 2),
        ("Mødet er den 1. maj på rådhuset.", 1),
        ("Se § 11, stk. 1, nr. 2, i loven.", 1),
        ("Tag papirer med, f.eks. dit pas.", 1),
        ("Kom kl. 10 i dag.", 1),
        ("Det gælder bl.a. Fjordby, jf. loven.", 1),
        ("Det var i 2026. Nu er det nyt.", 2),
        ("Det koster 200 kr. Vi tager kort.", 2),
        ("Det koster 200 kr. om året.", 1),
        ("Har du pas? Så kom!", 2),
        ("Vent … Nu er det din tur.", 2),
        ("## Tag med\n- pas\n- penge", 3),
        ("Han sagde: »Kom ind.« Så gik jeg.", 2),
        ("Uden punktum", 1),
        ("", 0),
        ("?! … --- 😀", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_compound_is_one_word_and_so_is_a_number() -> None:
    assert words("CPR-nummer, 2026 og MitID-app.") == ["CPR-nummer", "2026", "og", "MitID-app"]


def test_the_measure_is_words_for_each_sentence_and_long_words_for_each_hundred() -> None:
    examined = plain.examine("Du skal søge om boligstøtte. Vi hjælper dig.")
    assert (examined.words, examined.sentences, examined.long_words) == (8, 2, 2)
    assert examined.lix == 8 / 2 + 100 * 2 / 8
    assert plain.lix(0, 0, 0) == 0


@pytest.mark.parametrize(
    ("lix", "band"),
    [
        (0, "very_easy"),
        (24.9, "very_easy"),
        (25, "easy"),
        (35, "medium"),
        (45, "hard"),
        (54.9, "hard"),
        (55, "very_hard"),
    ],
)
def test_bands(lix: float, band: str) -> None:
    assert plain.band(lix) == band


def test_an_official_letter_is_heavy_and_says_why() -> None:
    examined = plain.examine(LETTER)
    assert examined.lix > 50
    assert not examined.is_plain
    assert not examined.is_fine
    assert examined.passives == ("fremsendes", "bedes")
    found = {each.entry.word: each.typed for each in examined.hard_words}
    assert {"i henhold til", "fremsende", "såfremt", "påklage", "genvurdere", "med henblik på"} <= set(found)
    assert found["påklage"] == "påklage"
    assert found["fremsende"] == "fremsendes"


def test_everyday_words_are_let_alone() -> None:
    examined = plain.examine("Tag dit pas med. Vi hjælper dig. Du kan også ringe til os.")
    assert examined.is_fine
    assert (examined.hard_words, examined.passives, examined.long_sentences) == ((), (), ())


def test_long_sentences_are_shown() -> None:
    long = " ".join(["ord"] * 21) + "."
    assert plain.examine(f"Kort. {long}").long_sentences == (long,)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ansøgningen behandles her", ("behandles",)),
        ("Pengene bliver ikke sendt i dag", ("bliver sendt",)),
        ("Brevet blev skrevet i går", ("blev skrevet",)),
        ("Reglen findes her", ()),
        ("Vi mødes i morgen", ()),
        ("Kommunens hus er stort", ()),
        ("Det bliver stort", ()),
        ("Hendes penge lykkes ikke", ()),
    ],
)
def test_passive_verbs(sentence: str, found: tuple[str, ...]) -> None:
    assert passives.find(words(sentence)) == found


def test_a_hard_word_is_counted_in_all_its_forms_and_shown_once() -> None:
    (found,) = [each for each in plain.examine("Afgørelsen er en afgørelse. Afgørelserne kom.").hard_words]
    assert (found.entry.word, found.typed, found.times) == ("afgørelse", "Afgørelsen", 3)


def test_the_glossary_is_large_and_each_word_has_plainer_ones() -> None:
    glossary = hard_words.glossary()
    assert len(glossary) >= 200
    assert all(entry.plain and entry.explanation for entry in glossary.values())
    assert [entry.word for entry in glossary.values() if entry.word == entry.plain] == []
    assert [entry.word for entry in glossary.values() if entry.word != entry.word.lower()] == []


@pytest.mark.parametrize("text", ["a" * 20_000 + " .", "a." * 10_000, "[" * 20_000, "- " * 10_000, "bliver " * 3_000])
def test_no_text_takes_long(text: str) -> None:
    begun = perf_counter()
    plain.examine(text)
    markup.blocks(text)
    assert perf_counter() - begun < 5  # a busy machine is waited for; what grows with the square takes minutes


@given(st.text(max_size=300))
def test_any_text_can_be_examined(text: str) -> None:
    examined = plain.examine(text)
    assert examined.long_words <= examined.words
    assert examined.sentences <= max(examined.words, 0)
    assert examined.lix >= 0
    assert examined.band in plain.Band
