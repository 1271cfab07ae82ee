"""What is done on an inquiry's page: each deed, each refusal with all that was typed, and the second of two clerks."""

from datetime import timedelta

import pytest
from django.test import Client

from indgang.inquiries.models import Contact, Inquiry
from indgang.inquiries.registration import Matter, begin, register
from indgang.sample.cast import Cast
from tests.cast import SignIn

from .acting import HIDDEN, NUMBER, SAID, do, told, turned_down
from .filling import send


def test_every_act_has_its_key(cast: Cast, karen: Client) -> None:
    markup = karen.get(cast.inquiry().get_absolute_url()).content.decode()
    for key in ("n", "b", "o", "l"):
        assert f'data-key="{key}"' in markup
    assert 'data-key="t"' in karen.get(cast.inquiry(outcome="solved").get_absolute_url()).content.decode()


# --- note ---


def test_a_note(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    text = told(karen, do(karen, inquiry, "notat", note__text=f"{SAID} {NUMBER}"), inquiry)
    assert "Notatet er gemt." in text
    assert HIDDEN in text
    assert inquiry.entries.get().text == f"{SAID} Ring til 070365-····"


def test_a_note_sent_twice(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    page = karen.get(inquiry.get_absolute_url())
    for _ in range(2):
        response = send(karen, page, f"{inquiry.get_absolute_url()}notat/", note__text=SAID)
    assert "Henvendelsen er allerede registreret" in told(karen, response, inquiry)
    assert inquiry.entries.count() == 1


def test_a_note_without_words_or_with_too_many(cast: Cast, karen: Client) -> None:
    inquiry, long = cast.inquiry(), "å" * 20_001
    assert "Dette felt" in turned_down(do(karen, inquiry, "notat", note__text=" "), 422, inquiry, "notat")
    assert "20.001 tegn" in turned_down(do(karen, inquiry, "notat", note__text=long), 422, inquiry, "notat", long)
    assert not inquiry.entries.exists()


def test_ten_megabytes_come_back_whole(cast: Cast, karen: Client) -> None:
    inquiry, long = cast.inquiry(), "Hej med dig. " * (10 * 1024 * 1024 // 13)
    response = do(karen, inquiry, "notat", note__text=long)
    assert response.status_code == 422
    assert long.strip() in response.content.decode()


# --- solve, withdraw ---


def test_solved(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(task=cast.housing_benefit)
    text = told(karen, do(karen, inquiry, "loesning", solve__outcome="referred", solve__text=NUMBER), inquiry)
    assert "Henvendelsen er afsluttet: Henvist til anden myndighed." in text
    assert HIDDEN in text
    solution = inquiry.solutions.get()
    assert (inquiry.state, solution.authority, solution.contact) == ("solved", cast.udbetaling_danmark, None)


def test_solved_in_the_contact_that_opened_it(cast: Cast, karen: Client, sign_in: SignIn) -> None:
    """Then it was solved at first contact, although it was done on the inquiry's own page."""
    contact = begin(cast.contact(), by=cast.karen, at=cast.at)
    mine, bos = (
        register(contact, Matter(task=cast.passport), by=cast.karen, at=cast.at, end_contact=False) for _ in range(2)
    )
    do(karen, mine, "loesning", solve__outcome="solved")
    do(sign_in(cast.bo), bos, "loesning", solve__outcome="solved")
    assert mine.solutions.get().contact == contact
    assert bos.solutions.get().contact is None


def test_the_second_of_two_who_solve_sees_who_was_first_and_keeps_the_words(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    page = karen.get(inquiry.get_absolute_url())
    Inquiry.objects.get().solve("guided", by=cast.bo, at=cast.at)
    address = f"{inquiry.get_absolute_url()}loesning/"
    response = send(karen, page, address, solve__outcome="solved", solve__text=SAID)
    text = turned_down(response, 409, inquiry, "loesning", "solved", SAID)
    assert f"{inquiry.reference} blev afsluttet af Bo Lund den 14.09.2026 10.00 som »Vejledt«." in text
    assert inquiry.solutions.count() == 1


@pytest.mark.parametrize("outcome", ["answered_by_department", "unheard_of", ""])
def test_an_outcome_that_no_clerk_gives(cast: Cast, karen: Client, outcome: str) -> None:
    inquiry = cast.inquiry()
    response = do(karen, inquiry, "loesning", solve__outcome=outcome, solve__text=SAID)
    turned_down(response, 422, inquiry, "loesning", SAID)


def test_what_a_department_has_accepted(cast: Cast, karen: Client) -> None:
    handover = cast.handed_over()
    page = karen.get(handover.inquiry.get_absolute_url())
    handover.accept(by=cast.ditte, at=cast.at)
    for noun, typed in (
        ("loesning", {"solve__text": SAID}),
        ("udtagelse", {"discard__reason": SAID}),
        ("sammenlaegning", {"merge__other": cast.inquiry().reference}),
    ):
        response = send(karen, page, f"{handover.inquiry.get_absolute_url()}{noun}/", **typed)
        text = turned_down(response, 409, handover.inquiry, noun, *typed.values())
        assert "Ydelse har taget imod" in text


def test_withdrawn(cast: Cast, sign_in: SignIn) -> None:
    inquiry, bo = cast.inquiry(outcome="solved"), sign_in(cast.bo)
    text = told(bo, do(bo, inquiry, "loesning/tilbagetraekning", withdraw__reason="Kom igen."), inquiry)
    assert "Henvendelsen er åben igen, og du er tovholder." in text
    assert (inquiry.state, inquiry.owner) == ("open", cast.bo)


def test_the_second_of_two_who_withdraw(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(outcome="solved")
    page = karen.get(inquiry.get_absolute_url())
    Inquiry.objects.get().withdraw_solution(by=cast.bo, at=cast.at, reason="Fejl")
    noun = "loesning/tilbagetraekning"
    response = send(karen, page, f"{inquiry.get_absolute_url()}{noun}/", withdraw__reason=SAID)
    assert "har ingen løsning, der kan trækkes tilbage" in turned_down(response, 409, inquiry, noun, SAID)


def test_withdrawn_without_a_reason(cast: Cast, karen: Client) -> None:
    inquiry, noun = cast.inquiry(outcome="solved"), "loesning/tilbagetraekning"
    turned_down(do(karen, inquiry, noun, withdraw__reason=""), 422, inquiry, noun)
    turned_down(do(karen, inquiry, noun, withdraw__reason="x" * 201), 422, inquiry, noun, "x" * 201)


# --- promise, continue ---


def test_promised(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    text = told(karen, do(karen, inquiry, "loefte", promise__due="18.09.2026"), inquiry)
    assert "Løftet er gemt: 18.09.2026." in text
    assert inquiry.promised_for == cast.today + timedelta(days=4)


@pytest.mark.parametrize("day", ["13.09.2026", "x", "", "31.02.2027", "01.01.0001"])
def test_a_promise_that_cannot_be(cast: Cast, karen: Client, day: str) -> None:
    inquiry = cast.inquiry()
    response = do(karen, inquiry, "loefte", promise__due=day)
    turned_down(response, response.status_code, inquiry, "loefte", day)
    assert response.status_code in (409, 422)
    assert not inquiry.promises.exists()


def test_the_citizen_came_back(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    response = do(karen, inquiry, "fortsaettelse", continue__channel="written", continue__text=SAID)
    assert "Borgeren beholder sit nummer." in told(karen, response, inquiry)
    contact = inquiry.entries.get().contact
    assert contact is not None
    assert (contact.channel, contact.citizen, contact.ended_at) == ("written", cast.mette, cast.at)


def test_the_citizen_came_back_in_the_contact_that_goes_on(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    contact = begin(cast.contact(citizen=cast.mette, channel="phone"), by=cast.karen, at=cast.at)
    do(karen, inquiry, "fortsaettelse", continue__text=SAID)
    assert inquiry.entries.get().contact == contact
    do(karen, cast.inquiry(), "fortsaettelse", continue__text=SAID)
    assert Contact.objects.running(cast.karen).get() == contact


def test_came_back_without_words_leaves_no_contact(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    turned_down(do(karen, inquiry, "fortsaettelse", continue__text=""), 422, inquiry, "fortsaettelse")
    wrong = {"continue__channel": "pigeon", "continue__text": SAID}
    turned_down(do(karen, inquiry, "fortsaettelse", **wrong), 422, inquiry, "fortsaettelse", SAID)
    assert Contact.objects.count() == 1
