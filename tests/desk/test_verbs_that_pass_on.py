"""What hands an inquiry on or takes it out: hand over, recall, merge, discard, recuse; and what keeps every word."""

import pytest
from django.test import Client

from indgang.foundation import reference
from indgang.inquiries import recusal
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast
from tests.pages import check_page

from .acting import HIDDEN, NUMBER, SAID, do, told, turned_down
from .filling import send

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
