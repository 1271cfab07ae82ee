"""The complaint guide as citizens walk it: without login or script, and with nothing of theirs in an address."""

from io import BytesIO

import docx
import pytest
import time_machine
from django.test import Client
from django.utils.http import urlencode
from pypdf import PdfReader

from indgang.adviser.guide.matters import Matter, belongs_to, has_one_way, named
from indgang.law.models import Route
from indgang.sample.cast import Cast
from tests.pages import Page, check_page
from tests.ways import every_way

LETTER = "/borger/klage/afgoerelse/1/brev/"
WORDS = {
    "name": "Mette Hansen",
    "address": "Strandvej 1\n9999 Fjordby",
    "contact": "20 20 20 20",
    "case": "27.03-K08",
    "wrong": "I har #ikke <set> på min $læge$erklæring.",
    "wanted": "At I ser på sagen igen.",
}


@pytest.fixture(autouse=True)
def ways(cast: Cast) -> None:
    Route.objects.bulk_create(every_way())


def sent(citizen: Client, where: str = LETTER, **typed: str) -> Page:
    return check_page(citizen.post(where, typed))


def test_the_guide_begins_with_what_it_is_about(read) -> None:
    page = read("/borger/klage/")
    assert page.headings == ["Hjælp til at klage"]
    assert {f"/borger/klage/{matter}/" for matter in Matter} <= set(page.links)
    assert "Det, du skriver i felterne og i brevet, bliver ikke gemt." in page.text


@pytest.mark.parametrize("matter", Matter)
def test_every_matter_leads_to_its_ways(citizen: Client, matter: Matter) -> None:
    numbers = [each.number for each in every_way() if belongs_to(matter)(each.number)]
    response = citizen.get(f"/borger/klage/{matter}/")
    if len(numbers) == 1:
        assert response.headers["Location"] == f"/borger/klage/{matter}/{numbers[0]}/"
    else:
        links = check_page(response).links
        assert {f"/borger/klage/{matter}/{number}/" for number in numbers} <= set(links)


def test_every_way_has_a_page_and_an_uncertain_one_shows_no_fact(read) -> None:
    for route in Route.objects.all():
        matter = next(each for each in Matter if belongs_to(each)(route.number))
        text = read(f"/borger/klage/{matter}/{route.number}/", dag="01.09.2026", maade="digital_post").text
        assert named(matter, route.number, route.area) in text or has_one_way(matter)
        assert ("Vi er ikke sikre på, hvor klagen hører hjemme" in text) == route.is_uncertain
        assert (route.body in text) != route.is_uncertain
        is_reckoned = route.length == "4w" and not route.is_uncertain
        told = "Gå til domstolen senest" if route.way == "court" else "Klag senest"
        assert (f"{told} tirsdag den 29.09.2026" in text) == is_reckoned, route.number


def test_a_way_that_belongs_elsewhere_is_not_found(read) -> None:
    read("/borger/klage/afgoerelse/72/", 404)
    read("/borger/klage/afgoerelse/99/", 404)
    read("/borger/klage/pas/", 404)


def test_matters_of_staff_have_no_way_and_no_letter(read) -> None:
    page = read("/borger/klage/eget-arbejde/")
    assert "whistleblowerordning" in page.text
    assert not [link for link in page.links if link.startswith("/borger/klage/eget-arbejde/")]
    assert "https://whistleblower.fjordby.example/" in page.links


def test_words_are_posted_and_their_numbers_never_reach_the_address(citizen: Client, cast: Cast) -> None:
    response = citizen.post("/borger/klage/afgoerelse/", {"q": "boligstøtte 070365-1231"})
    assert "0703" not in response.headers["Location"]
    page = check_page(citizen.get(response.headers["Location"]))
    assert "Er det en af dem?" in page.text and "Boligstøtte" in page.text
    assert "Vi har taget et nummer ud" in page.text


def test_the_tasks_that_the_wayfinder_finds_lead_to_their_ways(citizen: Client, cast: Cast) -> None:
    Route.objects.get(number=51).tasks.add(cast.moving)
    page = check_page(citizen.get("/borger/klage/afgoerelse/", {"opgave": cast.moving.slug}))
    assert page.text.index("Er det en af dem? Adresse i CPR") < page.text.index("Eller vælg på listen")
    task_page = check_page(citizen.get(f"/borger/opgaver/{cast.moving.slug}/"))
    assert f"/borger/klage/afgoerelse/?opgave={cast.moving.slug}" in task_page.links


def test_words_that_fit_nothing_are_told_so(read) -> None:
    assert "Det fandt vi ikke" in read("/borger/klage/afgoerelse/", q="xyzzy").text


def test_who_is_in_danger_is_told_whom_to_call(citizen: Client) -> None:
    response = citizen.post("/borger/klage/afgoerelse/", {"q": "det brænder i mit køkken"})
    assert response.headers["Location"].startswith("/borger/svar/?")


def test_a_child_taken_from_home_is_both_a_complaint_and_perhaps_a_danger(citizen: Client) -> None:
    response = citizen.post("/borger/klage/afgoerelse/", {"q": "mit barn er blevet fjernet hjemmefra"})
    page = check_page(citizen.get(response.headers["Location"]))
    assert "Ring 112" in page.text
    assert "/borger/klage/afgoerelse/19/" in page.links
    elsewhere = citizen.post("/borger/klage/praktisk-opgave/", {"q": "mit barn er blevet fjernet hjemmefra"})
    assert elsewhere.headers["Location"].startswith("/borger/svar/?")


def test_the_day_is_told_with_its_reckoning(read) -> None:
    page = read("/borger/klage/afgoerelse/1/", dag="1.9.2026", maade="digital_post")
    assert "Klag senest tirsdag den 29.09.2026" in page.text
    assert "Beskeden lå i Digital Post tirsdag den 01.09.2026." in page.text
    assert f"{LETTER}?dag=1.9.2026&maade=digital_post" in page.links


@pytest.mark.parametrize(
    ("typed", "told"),
    [("32.13.2026", "Skriv datoen som dag.måned.år"), ("24.12.2026", "Den dag er ikke kommet endnu.")],
)
def test_a_wrong_day_is_named_and_kept(read, citizen: Client, typed: str, told: str) -> None:
    assert told in read("/borger/klage/afgoerelse/1/", dag=typed).text
    response = citizen.post(LETTER, WORDS | {"dag": typed, "som": "pdf"})
    page = check_page(response, 422)
    assert told in page.text and "I har #ikke <set> på" in page.text


def test_late_is_never_too_late(read) -> None:
    text = read("/borger/klage/afgoerelse/1/", dag="01.03.2026", maade="digital_post").text
    assert "Send klagen i dag. Send klagen alligevel" in text
    assert "Lav et kort brev nu, og send resten senere." in text and "Der er kort tid" not in text


def test_the_letter_is_shown_with_all_that_was_typed(citizen: Client) -> None:
    page = sent(citizen, **WORDS, dag="01.09.2026", maade="digital_post", vejledning="nej")
    for words in WORDS.values():
        assert " ".join(words.split()) in page.text
    assert "Jeg klager over afgørelsen, som jeg fik den 01.09.2026." in page.text
    assert "Til: Fjordby Kommune Dato: 14.09.2026" in page.text
    assert "Der stod ikke i brevet, hvor jeg kan klage" in page.text
    assert "send klagen videre til klageinstansen: Ankestyrelsen." in page.text


def test_a_late_letter_has_room_for_the_reason(citizen: Client) -> None:
    page = sent(citizen, **WORDS, dag="01.03.2026", maade="digital_post", kort="1")
    assert "Jeg klager først nu, fordi [skriv hvorfor, for eksempel sygdom]." in page.text


def test_a_short_notice_says_that_the_reasons_follow(citizen: Client) -> None:
    page = sent(citizen, name="Mette Hansen", kort="1")
    assert "Begrundelsen følger." in page.text
    assert "DET MENER JEG ER FORKERT" not in page.text


def test_a_short_notice_keeps_what_was_written(citizen: Client) -> None:
    page = sent(citizen, **WORDS, kort="1")
    assert WORDS["wrong"] in page.text.split("Dit brev")[1] and WORDS["wanted"] in page.text.split("Dit brev")[1]
    assert "Jeg sender en længere begrundelse senere." in page.text


@pytest.mark.parametrize("matter", [matter for matter in Matter if has_one_way(matter)])
def test_where_nobody_has_to_choose_the_page_leads_back_to_all_matters(citizen: Client, read, matter: Matter) -> None:
    page = read(citizen.get(f"/borger/klage/{matter}/").headers["Location"])
    assert page.headings[0] == matter.label
    assert "/borger/klage/" in page.links and f"/borger/klage/{matter}/" not in page.links


def test_who_is_not_on_the_list_is_told_what_to_do(read) -> None:
    told = "bed om at få den sendt videre til den rigtige"
    assert told in read("/borger/klage/afgoerelse/", q="xyzzy").text
    assert told not in read("/borger/klage/praktisk-opgave/", q="xyzzy").text


def test_the_short_notice_is_chosen_when_time_is_short(citizen: Client) -> None:
    markup = citizen.get(f"{LETTER}?{urlencode({'dag': '18.08.2026', 'maade': 'digital_post'})}").content.decode()
    assert 'value="1" checked' in markup


def test_the_letter_can_be_taken_home_as_pdf_and_as_word_file(citizen: Client) -> None:
    pdf = citizen.post(LETTER, WORDS | {"som": "pdf"})
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="klage.pdf"'
    text = " ".join(PdfReader(BytesIO(pdf.content)).pages[0].extract_text().split())
    assert "I har #ikke <set> på min $læge$erklæring." in text
    word = citizen.post(LETTER, WORDS | {"som": "docx"})
    assert "Mette Hansen" in docx.Document(BytesIO(word.content)).paragraphs[1].text


@pytest.mark.parametrize("form", ["brev", "pdf", "docx"])
def test_nothing_of_the_letter_is_kept_anywhere(citizen: Client, form: str) -> None:
    response = citizen.post(LETTER, WORDS | {"som": form})
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies


@pytest.mark.parametrize("matter", [each for each in Matter if each not in (Matter.STAFF, Matter.AFTERWARDS)])
def test_every_matter_has_a_letter_of_its_own(citizen: Client, matter: Matter) -> None:
    number = next(number for number in range(1, 74) if belongs_to(matter)(number))
    page = sent(citizen, f"/borger/klage/{matter}/{number}/brev/", **WORDS, dag="01.09.2026", lovet="10.09.2026")
    assert "Klage" in page.text or "Jeg mangler svar" in page.text
    assert "Venlig hilsen Mette Hansen" in page.text


def test_a_letter_with_an_uncertain_way_names_no_body(citizen: Client) -> None:
    page = sent(citizen, "/borger/klage/afgoerelse/20/brev/", **WORDS)
    assert "Ankestyrelsen" not in page.text
    assert "Hører klagen hjemme et andet sted, beder jeg jer sende den videre." in page.text


def test_a_way_that_holds_no_more_is_gone(read) -> None:
    Route.objects.filter(number=23).update(valid_to="2026-09-14")
    read("/borger/klage/afgoerelse/23/", 404)
    with time_machine.travel("2026-09-13T10:00:00Z", tick=False):
        read("/borger/klage/afgoerelse/23/")
