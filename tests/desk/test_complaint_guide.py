"""The complaint guide at the desk: the citizens' logic, with rules, sources and what is not certain."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from indgang.law.models import Route, Rule
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import Page, check_page
from tests.ways import every_way

GUIDE = "/klagevejviser/"


@pytest.fixture
def asked(cast: Cast, sign_in: SignIn):
    """Return the page as Karen sees it after posting: `asked(hvad="afgoerelse", emne="23")`."""
    Route.objects.bulk_create(every_way())
    Rule.objects.create(code="fvl-25", law="Forvaltningsloven", section="§ 25", title="Klagevejledning", text="Står i.")
    karen = sign_in(cast.karen)

    def page(status: int = 200, **typed: str) -> Page:
        return check_page(karen.post(GUIDE, typed) if typed else karen.get(GUIDE), status)

    return page


def test_clerk_and_adviser_find_the_way_with_its_rules_and_its_day(asked) -> None:
    page = asked(hvad="afgoerelse", emne="23", dag="01.09.2026", maade="digital_post")
    assert "Klag senest tirsdag den 29.09.2026" in page.text
    assert "Ser på klagen Ankestyrelsen" in page.text
    assert "Forvaltningsloven § 25 Klagevejledning" in page.text
    assert "Kilde: borger.dk" in page.text


def test_the_citizens_words_find_the_way(asked) -> None:
    assert "Ser på klagen Ankestyrelsen" in asked(hvad="afgoerelse", q="boligstøtte").text
    page = asked(hvad="afgoerelse", q="pension")
    assert "Det ligner" in page.text and "Førtidspension" in page.text
    assert "Ordene ligner ikke noget emne." in asked(hvad="afgoerelse", q="xyzzy").text


def test_a_button_counts_before_the_list(asked) -> None:
    assert "Ser på klagen Trafikstyrelsen" in asked(hvad="afgoerelse", emne="23", vaelg="53").text


def test_what_is_not_certain_is_shown_and_marked(asked) -> None:
    page = asked(hvad="afgoerelse", emne="52", dag="01.09.2026")
    assert "Ser måske på klagen Politiet eller ministeriet: slå op Ikke bekræftet" in page.text
    assert "Klag senest" not in page.text


def test_the_day_of_which_the_law_is_less_sure_is_for_staff(asked) -> None:
    page = asked(hvad="afgoerelse", emne="1", dag="02.05.2025", maade="digital_post")
    assert "Muligvis først 02.06.2025. Sig den sikre dag til borgeren." in page.text


def test_a_matter_with_one_way_needs_no_choice(asked) -> None:
    assert "Ser på klagen Ligebehandlingsnævnet" in asked(hvad="forskelsbehandling").text


def test_matters_without_a_way_are_pointed_elsewhere(asked) -> None:
    page = asked(hvad="eget-arbejde")
    assert "whistleblowerordning" in page.text
    assert "https://whistleblower.fjordby.example/" in page.links
    assert "Folketingets Ombudsmand" in asked(hvad="efter-klagen").text


@pytest.mark.parametrize("typed", [{}, {"hvad": "x", "emne": "x"}, {"hvad": "afgoerelse", "emne": "9999"}])
def test_a_wrong_choice_is_passed_over(asked, typed: dict[str, str]) -> None:
    assert "Vælg et emne" in asked(**typed).text


def test_a_task_leads_to_its_ways(asked, cast: Cast, sign_in: SignIn) -> None:
    Route.objects.get(number=51).tasks.add(cast.moving)
    page = check_page(sign_in(cast.ali).get(GUIDE, {"opgave": cast.moving.slug}))
    assert "Ser på klagen Digitaliseringsministeriet" in page.text


def test_the_letter_is_drafted_and_nothing_that_was_typed_is_lost(asked, cast: Cast, sign_in: SignIn) -> None:
    typed = {"hvad": "afgoerelse", "emne": "1", "name": "Mette Hansen", "wrong": "Brevet er forkert.", "som": "brev"}
    page = asked(**typed)
    assert "Dit brev" in page.text and page.text.count("Brevet er forkert.") == 2
    assert "Brevet er forkert." in asked(422, **typed | {"dag": "x"}).text
    pdf = sign_in(cast.karen).post(GUIDE, typed | {"som": "pdf"})
    assert "Brevet er forkert." in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    assert pdf.headers["Cache-Control"] == "private, no-store"
