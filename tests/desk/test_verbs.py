"""What is done on an inquiry's page: each deed, each refusal with all that was typed, and the second of two clerks."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from indgang.foundation import reference
from indgang.inquiries import recusal
from indgang.inquiries.models import Contact, Inquiry
from indgang.inquiries.registration import Matter, begin, register
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

from .filling import form_on, send

SAID = "Passet er klar på torsdag, sagde de."
NUMBER = "Ring til 070365-1231"
HIDDEN = "Et CPR-nummer i teksten er skjult."


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def do(client: Client, inquiry: Inquiry, noun: str, **typed: Any) -> Any:
    """Open the inquiry's page, fill in the form with that address, and send it."""
    page = client.get(inquiry.get_absolute_url())
    return send(client, page, f"{inquiry.get_absolute_url()}{noun}/", **typed)


def told(client: Client, response: Any, inquiry: Inquiry) -> str:
    """Assert that the deed was done, and return what the page then says."""
    assert (response.status_code, response.headers["Location"]) == (302, inquiry.get_absolute_url())
    inquiry.refresh_from_db()
    return check_page(client.get(inquiry.get_absolute_url())).text


def turned_down(response: Any, status: int, inquiry: Inquiry, noun: str, *typed: str) -> str:
    """Assert that the page is sound and the form still holds what was typed, and return what the page says."""
    page = check_page(response, status)
    form = form_on(response, f"{inquiry.get_absolute_url()}{noun}/")
    values = [value for each in form.values.values() for value in each]
    assert [text for text in typed if text not in values] == []
    assert 'role="alert"' in response.content.decode()
    return page.text


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


# --- hand over, recall ---


def test_handed_over(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(task=cast.cash_benefit)
    response = do(karen, inquiry, "overdragelse", handover__story=f"{SAID} {NUMBER}", handover__due="18.09.2026")
    text = told(karen, response, inquiry)
    assert "Overdraget til Ydelse. Du er tovholder, til de har taget imod." in text
    assert HIDDEN in text
    assert inquiry.at_department == cast.ydelse


def test_the_second_of_two_who_hand_over(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    page = karen.get(inquiry.get_absolute_url())
    Inquiry.objects.get().hand_over(cast.plan_og_byg, by=cast.bo, at=cast.at, story="Carport.")
    typed = {"handover__department": str(cast.ydelse.pk), "handover__story": SAID}
    response = send(karen, page, f"{inquiry.get_absolute_url()}overdragelse/", **typed)
    text = turned_down(response, 409, inquiry, "overdragelse", SAID)
    assert f"{inquiry.reference} ligger allerede hos Plan og Byg siden 14.09.2026 10.00." in text


@pytest.mark.parametrize(
    "typed",
    [
        {"handover__story": ""},
        {"handover__story": SAID, "handover__department": ""},
        {"handover__story": SAID, "handover__department": "99999"},
        {"handover__story": SAID, "handover__due": "i morgen"},
    ],
)
def test_a_hand_over_that_cannot_be(cast: Cast, karen: Client, typed: dict[str, str]) -> None:
    inquiry = cast.inquiry(task=cast.cash_benefit)
    turned_down(do(karen, inquiry, "overdragelse", **typed), 422, inquiry, "overdragelse", typed["handover__story"])
    assert not inquiry.handovers.exists()


def test_a_hand_over_due_yesterday(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(task=cast.cash_benefit)
    typed = {"handover__story": SAID, "handover__due": "13.09.2026"}
    turned_down(do(karen, inquiry, "overdragelse", **typed), 409, inquiry, "overdragelse", *typed.values())


def test_taken_back(cast: Cast, karen: Client) -> None:
    inquiry = cast.handed_over().inquiry
    text = told(karen, do(karen, inquiry, "overdragelse/tilbagetraekning"), inquiry)
    assert "Overdragelsen er trukket tilbage." in text
    address = f"{inquiry.get_absolute_url()}overdragelse/tilbagetraekning/"
    assert "Overdragelsen er afsluttet: trukket tilbage" in told(karen, karen.post(address), inquiry)


def test_taken_back_too_late_or_never_sent(cast: Cast, karen: Client) -> None:
    accepted, never = cast.handed_over(accepted=True).inquiry, cast.inquiry()
    for inquiry, sentence in ((accepted, "Ydelse har taget imod"), (never, "er ikke overdraget til nogen afdeling")):
        response = karen.post(f"{inquiry.get_absolute_url()}overdragelse/tilbagetraekning/")
        assert sentence in told(karen, response, inquiry)


# --- merge, discard, recuse ---


def test_merged(cast: Cast, karen: Client) -> None:
    stays, goes = cast.inquiry(), cast.inquiry()
    heard = stays.reference.lower().replace("-", " ")
    text = told(karen, do(karen, goes, "sammenlaegning", merge__other=heard), goes)
    assert f"Lagt sammen med {stays.reference}." in text
    assert "Henvendelsen er taget ud og kan ikke ændres mere." in text


def test_merged_with_what_is_not_there_or_not_to_be_seen(cast: Cast, karen: Client) -> None:
    inquiry, hidden = cast.inquiry(), cast.inquiry()
    recusal.declare(cast.karen, hidden, reason="Nabo", at=cast.at)
    answers = set()
    for other in (hidden.reference, reference.encode(999_999)):
        response = do(karen, inquiry, "sammenlaegning", merge__other=other)
        text = turned_down(response, 409, inquiry, "sammenlaegning", other)
        answers.add(text[text.index("Der er ingen henvendelse") :].replace(other, "X")[:80])
    assert len(answers) == 1  # whether it exists is not told
    assert hidden.state == Inquiry.objects.get(pk=inquiry.pk).state == "open"


def test_merged_with_itself_or_with_a_wrong_number(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    itself = do(karen, inquiry, "sammenlaegning", merge__other=inquiry.reference)
    assert "ikke lægges sammen med sig selv" in turned_down(itself, 409, inquiry, "sammenlaegning", inquiry.reference)
    wrong = do(karen, inquiry, "sammenlaegning", merge__other="AF4-K7M3")
    assert "Nummeret er ikke rigtigt." in turned_down(wrong, 422, inquiry, "sammenlaegning", "AF4-K7M3")


def test_discarded(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    response = do(karen, inquiry, "udtagelse", discard__kind="spam", discard__reason=f"Reklame. {NUMBER}")
    text = told(karen, response, inquiry)
    assert "Henvendelsen er taget ud og tæller ikke med." in text
    assert HIDDEN in text
    assert inquiry.discards.get().kind == "spam"


@pytest.mark.parametrize("typed", [{"discard__reason": ""}, {"discard__reason": SAID, "discard__kind": "merged"}])
def test_discarded_wrongly(cast: Cast, karen: Client, typed: dict[str, str]) -> None:
    inquiry = cast.inquiry()
    turned_down(do(karen, inquiry, "udtagelse", **typed), 422, inquiry, "udtagelse", typed["discard__reason"])


def test_whoever_writes_on_a_discarded_one_is_told_and_keeps_the_words(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    page = karen.get(inquiry.get_absolute_url())
    Inquiry.objects.get().discard_as("mistaken", by=cast.bo, at=cast.at, reason="Dobbelt")
    for noun, name in (("notat", "note__text"), ("loesning", "solve__text"), ("overdragelse", "handover__story")):
        typed = {name: SAID, "handover__department": str(cast.ydelse.pk)}
        response = send(karen, page, f"{inquiry.get_absolute_url()}{noun}/", **typed)
        text = turned_down(response, 409, inquiry, noun, SAID)
        assert f"{inquiry.reference} er taget ud: fejlregistreret." in text


def test_not_impartial(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    response = do(karen, inquiry, "inhabilitet", recusal__reason="Min søster.")
    assert response.headers["Location"] == "/"
    assert f"{inquiry.reference} er nu lukket for dig." in check_page(karen.get("/")).text
    check_page(karen.get(inquiry.get_absolute_url()), 404)


@pytest.mark.parametrize("reason", ["", "x" * 201, "x" * 189 + " 0101900002"])
def test_not_impartial_wrongly(cast: Cast, karen: Client, reason: str) -> None:
    inquiry = cast.inquiry()
    response = do(karen, inquiry, "inhabilitet", recusal__reason=reason)
    turned_down(response, response.status_code, inquiry, "inhabilitet", reason)
    assert response.status_code in (409, 422)


def test_words_on_an_inquiry_that_was_closed_to_one_are_shown_again(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    page = karen.get(inquiry.get_absolute_url())
    recusal.declare(cast.karen, inquiry, reason="Nabo", at=cast.at)
    response = send(karen, page, f"{inquiry.get_absolute_url()}notat/", note__text="Ring.")
    check_page(response, 404)
    assert ">Ring.</textarea>" in response.content.decode()


NOUNS = [
    "notat",
    "loesning",
    "loesning/tilbagetraekning",
    "loefte",
    "fortsaettelse",
    "overdragelse",
    "overdragelse/tilbagetraekning",
    "sammenlaegning",
    "udtagelse",
    "inhabilitet",
]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_wrong_reference_shows_what_was_typed(karen: Client, noun: str) -> None:
    response = karen.post(f"/henvendelser/AAA-AAAA/{noun}/", {"x-text": SAID})
    check_page(response, 404)
    assert SAID in response.content.decode()


@pytest.mark.parametrize("noun", NOUNS)
def test_only_posted(cast: Cast, karen: Client, noun: str) -> None:
    assert karen.get(f"{cast.inquiry().get_absolute_url()}{noun}/").status_code == 405


@pytest.mark.parametrize("noun", NOUNS)
def test_a_session_that_ran_out_keeps_a_single_word(cast: Cast, client: Client, noun: str) -> None:
    response = client.post(f"{cast.inquiry().get_absolute_url()}{noun}/", {"note-text": "Ring.", "note-key": "abc"})
    check_page(response, 401)
    assert ">Ring.</textarea>" in response.content.decode()
    assert ">abc</textarea>" not in response.content.decode()
