"""What the answer's page says to each kind of answer that the wayfinder can give."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from indgang.catalogue.models import LifeEvent
from indgang.sample.cast import Cast
from indgang.wayfinder.finding import Reason
from tests.pages import Page, check_page


@pytest.fixture
def told(cast: Cast, citizen: Client, monkeypatch: pytest.MonkeyPatch):
    """Return the page that tells an answer of the wayfinder's."""

    def page(said: str = "mit pas", **answer: Any) -> Page:
        facts: dict[str, Any] = {
            "said": said, "read_as": "", "matches": (), "certainty": "none", "question": None, "life_events": (),
            "emergency": None, "complaint": False,
        }  # fmt: skip
        monkeypatch.setattr("indgang.public.answers.ask", lambda words, **_how: SimpleNamespace(**facts | answer))
        return check_page(citizen.get("/borger/svar/", {"q": said}))

    return page


def match(task: Any, share: float = 0.9, placement: str = "full", *reasons: Reason) -> SimpleNamespace:
    return SimpleNamespace(task=task, share=share, placement=placement, reasons=reasons, score=1.0)


def test_a_sure_answer_says_who_where_what_and_why(cast: Cast, told) -> None:
    reason = Reason("udløbet", "passet er udløbet", "keyword")
    page = told(matches=(match(cast.passport, 0.9, "full", reason), match(cast.moving, 0.1)), certainty="sure")
    assert page.headings == ["Her er hjælpen"]
    assert "Det er vi ret sikre på, at du mener Pas til voksen" in page.text
    assert "Hvem afgør det Fjordby Kommune Hvor Selv på borger.dk. I alle vores centre." in page.text
    assert "Du skrev »udløbet«, og »passet er udløbet« er et ord, andre bruger om det." in page.text
    assert "Det kan også være Flytning i Danmark" in page.text


def test_in_doubt_it_asks_and_shows_no_best(cast: Cast, told) -> None:
    choices = (match(cast.passport), match(cast.moving))
    question = SimpleNamespace(text="Handler det om pas eller flytning?", choices=choices)
    page = told(matches=(*choices, match(cast.cash_benefit)), certainty="unsure", question=question)
    assert page.headings == ["Hvad mener du?"]
    assert "Handler det om pas eller flytning?" in page.text
    assert page.text.count("Pas til voksen") == 1
    assert "Det kan også være Kontanthjælp" in page.text
    assert "Her er hjælpen" not in page.text


def test_without_a_question_the_nearest_are_shown_as_no_more_than_that(cast: Cast, told) -> None:
    page = told(matches=(match(cast.passport, 0.2),), certainty="unsure")
    assert "Vi er ikke sikre på, hvad du mener" in page.text
    assert "Det, der ligner mest Pas til voksen" in page.text


def test_nothing_found_offers_a_person(cast: Cast, told) -> None:
    page = told("xyzzy", matches=(match(cast.passport, 0.1),))
    assert "Det, der ligner mest" not in page.text
    assert page.headings == ["Det fandt vi ikke"]
    assert "Eller ring: et menneske finder ud af det med dig. 95 00 00 00" in page.text


def test_an_emergency_comes_first_with_a_number_that_can_be_called(cast: Cast, told) -> None:
    emergency = SimpleNamespace(title="Er du i fare nu?", text="Ring med det samme.", phone="112", call="Ring 112")
    page = told(matches=(match(cast.passport),), certainty="sure", emergency=emergency)
    assert "tel:112" in page.links
    assert page.headings == ["Ring først"]
    assert page.text.index("Er du i fare nu? Ring med det samme. Ring 112") < page.text.index("Hvad har du brug for")


def test_in_an_emergency_no_task_is_told_as_the_answer(cast: Cast, told) -> None:
    emergency = SimpleNamespace(title="Er du i fare nu?", text="Ring.", phone="", call="Ring til lægevagten")
    page = told(matches=(match(cast.passport),), certainty="sure", emergency=emergency)
    assert "ret sikre" not in page.text
    assert "Se også, hvad der ligner det, du skrev Det, der ligner mest Pas til voksen" in page.text
    assert "Ring til lægevagten" in page.text
    assert "tel:112" in page.links


def test_a_number_that_the_button_does_not_say_stands_beside_its_words(cast: Cast, told) -> None:
    emergency = SimpleNamespace(title="Har du det svært?", text="Ring.", phone="70 201 201", call="Ring til Livslinien")
    page = told(emergency=emergency)
    assert "Ring til Livslinien · 70 201 201 Fare for liv: ring 112" in page.text
    assert "tel:+4570201201" in page.links


def test_what_can_wait_for_the_police_is_answered_too(cast: Cast, told) -> None:
    emergency = SimpleNamespace(title="Har du brug for politiet?", text="Ring 114.", phone="114", call="Ring 114")
    page = told(matches=(match(cast.passport),), certainty="sure", emergency=emergency)
    assert page.headings == ["Her er hjælpen"]
    assert "tel:114" in page.links
    assert "ret sikre på, at du mener Pas til voksen" in page.text


def test_repaired_words_are_told(cast: Cast, told) -> None:
    page = told("passs", matches=(match(cast.passport),), certainty="sure", read_as="pas")
    assert "Vi har læst det som »pas«." in page.text
    assert "Søg i stedet efter »passs«" in page.text
    assert "/borger/svar/?q=passs&ordret" in page.links


def test_a_life_event_is_shown_with_its_list(cast: Cast, told) -> None:
    event = LifeEvent.objects.create(slug="doed", title="En i familien er død", valid_from=cast.today)
    assert "/borger/livsbegivenheder/doed/" in told(life_events=(event,)).links


def test_a_complaint_shows_its_doors(cast: Cast, told) -> None:
    page = told("de svarer ikke", matches=(match(cast.passport),), certainty="likely", complaint=True)
    assert "Er du ikke tilfreds med kommunen? Spørg afdelingen først" in page.text
    assert "/borger/klage/manglende-svar/" in page.links


def test_an_empty_question_asks_again(told) -> None:
    page = told("")
    assert page.headings == ["Hvad har du brug for hjælp til?"]
    assert "Skriv et par ord, så hjælper vi dig" in page.text


def test_words_are_read_as_they_stand_when_the_citizen_wants_it(cast: Cast, citizen: Client) -> None:
    repaired = check_page(citizen.get("/borger/svar/", {"q": "boligstøtt"}))
    assert "Vi har læst det som »boligstøtte«." in repaired.text
    verbatim = check_page(citizen.get("/borger/svar/?q=boligst%C3%B8tt&ordret"))
    assert "Vi har læst det som" not in verbatim.text
