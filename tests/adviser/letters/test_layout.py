"""How a letter stands on paper: pages, columns, labels, and the slips of scanners."""

import pytest

from indgang.adviser.letters.layout import flat
from indgang.adviser.letters.scans import mended
from indgang.adviser.letters.sheet import sheet

TWO_PAGES = """Fjordby Kommune                    Side 1 af 2
Vi har set på din ansøgning, og vi har besluttet, at du kan få hjælp til at

Fjordby Kommune                    Side 2 af 2

købe en ny seng. Du hører fra os."""


def lines(text: str) -> list[str]:
    return [line for line in flat(text).split("\n") if line.strip()]


def test_a_sentence_goes_on_over_the_page():
    read = sheet(TWO_PAGES).lines
    assert read[0] == "Fjordby Kommune"
    assert "kan få hjælp til at købe en ny seng." in read[1]
    assert not any("Side" in line for line in read)


@pytest.mark.parametrize("mark", ["- 2 -", "2/3", "2 af 3", "Side 2"])
def test_a_number_of_a_page_is_no_line_of_the_letter(mark):
    assert lines(f"Det første.\n\n{mark}\n\nDet andet.") == ["Det første.", "Det andet."]


def test_pages_of_a_file_are_not_run_together():
    assert sheet("Hilsen Ydelse\fBilag 1").lines == ("Hilsen Ydelse", "Bilag 1")


def test_rows_that_look_alike_are_kept():
    text = "Rykkergebyr 1    250,00\nRykkergebyr 2    250,00"
    assert lines(text) == ["Rykkergebyr 1 250,00", "Rykkergebyr 2 250,00"]


def test_figures_stay_with_their_words_and_columns_of_words_are_parted():
    assert lines("Mona Lind        Dato      24-09-2026") == ["Mona Lind", "Dato 24-09-2026"]
    assert lines("Kost      640 kr./md.     0 kr./md.") == ["Kost 640 kr./md 0 kr./md."]
    assert lines("4999 Fjordby      Sagsnr.: 27") == ["4999 Fjordby", "Sagsnr.: 27"]


def test_a_label_gets_the_value_below_it():
    assert lines("Sagsnummer\n\nBYG-2026-1\nDato\n3. maj 2026") == ["Sagsnummer BYG-2026-1", "Dato 3. maj 2026"]
    assert lines("Dato\nKære Bo") == ["Dato", "Kære Bo"]


@pytest.mark.parametrize("piece", [" ", "side 1 ", "Kost   1   ", "Dato\n", "a1 ", "\f", "ab cd "])
def test_strange_text_is_laid_out_and_nothing_of_it_lost(piece):
    text = "Hej " + piece * (20_000 // len(piece)) + "farvel"
    read = "".join(sheet(text).lines)
    assert read.startswith("Hej")
    assert read.endswith("farvel")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Ankestyre1sen", "Ankestyrelsen"),
        ("ti1 dig", "til dig"),
        ("l8. august 2O26", "18. august 2026"),
        ("Sag 26/84l9", "Sag 26/8419"),
        ("0ktober", "oktober"),
        ("ska1", "skal"),
    ],
)
def test_slips_of_a_scanner_are_mended(read, meant):
    assert mended(read) == meant


@pytest.mark.parametrize("said", ["AB1234", "m2", "BYG-2026-0114", "Covid19", "kl. 10", "10 kr."])
def test_what_is_a_code_stands(said):
    assert mended(said) == said


def test_lost_danish_letters_are_found_again_only_where_they_were_lost():
    lost = "Du kan fa hjaelp til rengoring. Ansogningen skal komme i ugen. " * 4
    assert "hjælp til rengøring. Ansøgningen skal komme" in mended(lost)
    assert mended("Hr. Moeller får hjælp i morgen.") == "Hr. Moeller får hjælp i morgen."
    english = "Please send the documents to us. We cannot process your case before we have got them. " * 4
    assert mended(english) == english
