"""The department's side: its inbox, and what it does with what it was handed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from indgang.inquiries import recusal
from indgang.inquiries.models import HandOver, Inquiry
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

from .filling import form_on, send

SAID = "Ansøgningen mangler lejekontrakten."
NUMBER = "Ring til 070365-1231"
HIDDEN = "Et CPR-nummer i teksten er skjult."


@pytest.fixture
def ditte(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ditte)


def address(handover: HandOver, noun: str) -> str:
    return f"{handover.inquiry.get_absolute_url()}overdragelse/{noun}/"


def do(client: Client, handover: HandOver, noun: str, **typed: Any) -> Any:
    page = client.get(handover.inquiry.get_absolute_url())
    return send(client, page, address(handover, noun), **typed)


def fresh(handover: HandOver) -> Inquiry:
    return Inquiry.objects.get(pk=handover.inquiry_id)


# --- the inbox ---


def listed(response: Any) -> list[str]:
    page = check_page(response)
    return [link.split("/")[2] for link in page.links if link.startswith("/henvendelser/") and len(link) > 15]


def test_it_works(cast: Cast, ditte: Client) -> None:
    later, sooner = (cast.today + timedelta(days=n) for n in (5, 2))
    calm, urgent = cast.inquiry(), cast.inquiry()
    calm.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Rolig.", due=later)
    urgent.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Haster.", due=sooner)
    accepted = cast.handed_over(accepted=True)
    answered, returned = cast.handed_over(accepted=True), cast.handed_over()
    answered.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    returned.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    cast.handed_over(cast.plan_og_byg)
    assert listed(ditte.get("/afdeling/")) == [urgent.reference, calm.reference]
    assert listed(ditte.get("/afdeling/?vis=modtaget")) == [accepted.inquiry.reference]
    ended = ditte.get("/afdeling/?vis=afsluttet")
    assert listed(ended) == [answered.inquiry.reference]  # what was sent back is told of, but closed
    assert returned.inquiry.reference in check_page(ended).text
    assert "Venter på at blive modtaget (2)" in check_page(ended).text


def test_late_is_marked(cast: Cast, ditte: Client) -> None:
    cast.inquiry(at=cast.later(days=-9)).hand_over(
        cast.ydelse, by=cast.karen, at=cast.later(days=-9), story="Gammel.", due=cast.today - timedelta(days=1)
    )
    assert ditte.get("/afdeling/").content.decode().count('class="is-late"') == 1


def test_an_empty_inbox_and_a_wrong_tab(ditte: Client) -> None:
    assert "Indbakken er tom" in check_page(ditte.get("/afdeling/?vis=x")).text


def test_one_without_a_department(cast: Cast, ditte: Client) -> None:
    cast.handed_over()
    cast.ditte.department = None
    cast.ditte.save(update_fields=["department"])
    assert listed(ditte.get("/afdeling/")) == []


def test_what_one_is_not_impartial_to_is_not_there(cast: Cast, ditte: Client) -> None:
    recusal.declare(cast.ditte, cast.handed_over().inquiry, reason="Nabo", at=cast.at)
    assert listed(ditte.get("/afdeling/")) == []


# --- the deeds ---


def test_accepted_then_answered_to_the_citizen(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over()
    accepted = do(ditte, handover, "modtagelse")
    assert "I har taget imod, og du er tovholder." in check_page(ditte.get(accepted.headers["Location"])).text
    assert fresh(handover).owner == cast.ditte
    answered = do(ditte, handover, "svar", answer__text=f"{SAID} {NUMBER}")
    text = check_page(ditte.get(answered.headers["Location"])).text
    assert "Svaret er gemt, og henvendelsen er afsluttet." in text
    assert HIDDEN in text
    assert fresh(handover).state == "solved"


def test_answered_to_citizen_service(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over(accepted=True)
    page = ditte.get(handover.inquiry.get_absolute_url())
    form = form_on(page, address(handover, "svar"))
    assert form.values["told"] == ["1"]
    untold = {name: value for name, value in form.values.items() if name != "told"}
    response = ditte.post(address(handover, "svar"), untold | {"answer-text": SAID})
    assert "Svaret er sendt til Borgerservice." in check_page(ditte.get(response.headers["Location"])).text
    assert (fresh(handover).state, fresh(handover).owner) == ("open", cast.karen)


def test_sent_back(cast: Cast, ditte: Client) -> None:
    """What was sent away is no longer theirs to see, so they come to the inbox."""
    handover = cast.handed_over()
    response = do(ditte, handover, "retur", back__reason=f"Ikke os. {NUMBER}")
    assert response.headers["Location"] == "/afdeling/"
    text = check_page(ditte.get("/afdeling/")).text
    assert "Henvendelsen er sendt tilbage til Borgerservice." in text
    assert HIDDEN in text


def test_sent_on(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over()
    typed = {"forward__department": str(cast.plan_og_byg.pk), "forward__story": SAID, "forward__due": "18.09.2026"}
    response = do(ditte, handover, "videresendelse", **typed)
    assert response.headers["Location"] == "/afdeling/"
    assert "Sendt videre til Plan og Byg." in check_page(ditte.get("/afdeling/")).text
    assert fresh(handover).at_department == cast.plan_og_byg


def test_every_act_has_its_key(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over()
    assert 'data-key="m"' in ditte.get(handover.inquiry.get_absolute_url()).content.decode()
    handover.accept(by=cast.ditte, at=cast.at)
    markup = ditte.get(handover.inquiry.get_absolute_url()).content.decode()
    for key in ("s", "n", "r", "v"):
        assert f'data-key="{key}"' in markup


# --- what is turned down ---


def assert_kept(response: Any, status: int, *typed: str) -> str:
    page = check_page(response, status)
    markup = response.content.decode()
    assert [text for text in typed if f">{text}</textarea>" not in markup.replace(">\n", ">")] == []
    return page.text


def test_a_colleague_accepted_first(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over()
    page = ditte.get(handover.inquiry.get_absolute_url())
    HandOver.objects.get().accept(by=cast.ditte, at=cast.at)
    response = send(ditte, page, address(handover, "modtagelse"))
    text = check_page(ditte.get(response.headers["Location"])).text
    assert "Ditte Kjeldsen tog imod overdragelsen den 14.09.2026 10.00." in text


def test_a_colleague_answered_first(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over(accepted=True)
    page = ditte.get(handover.inquiry.get_absolute_url())
    HandOver.objects.get().answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    response = send(ditte, page, address(handover, "svar"), answer__text=SAID)
    assert "Overdragelsen er afsluttet: besvaret den 14.09.2026 10.00." in assert_kept(response, 409, SAID)


@pytest.mark.parametrize(
    ("how", "ending"), [("recall", "trukket tilbage"), ("send_back", "sendt tilbage"), ("forward", "sendt videre")]
)
def test_it_left_the_department_while_one_typed(cast: Cast, ditte: Client, how: str, ending: str) -> None:
    """The inquiry can no longer be seen, but what became of it is told, and the words are shown again."""
    handover = cast.handed_over(accepted=how != "recall")
    page = ditte.get(handover.inquiry.get_absolute_url())
    other = HandOver.objects.get()
    {
        "recall": lambda: other.recall(by=cast.karen, at=cast.at),
        "send_back": lambda: other.send_back("Nej.", by=cast.ditte, at=cast.at),
        "forward": lambda: other.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres."),
    }[how]()
    for noun, name in (("retur", "back__reason"), ("videresendelse", "forward__story")):
        response = send(ditte, page, address(handover, noun), **{name: SAID})
        assert f"Overdragelsen er afsluttet: {ending} den 14.09.2026 10.00." in assert_kept(response, 409, SAID)
    if how != "recall":
        response = send(ditte, page, address(handover, "svar"), answer__text=SAID)
        assert ending in assert_kept(response, 409, SAID)


@pytest.mark.parametrize(
    ("noun", "typed"),
    [
        ("svar", {"answer__text": ""}),
        ("svar", {"answer__text": "å" * 20_001}),
        ("retur", {"back__reason": ""}),
        ("retur", {"back__reason": "x" * 201}),
        ("videresendelse", {"forward__story": SAID, "forward__department": ""}),
        ("videresendelse", {"forward__story": "", "forward__department": "1"}),
        ("videresendelse", {"forward__story": SAID, "forward__due": "i morgen"}),
    ],
)
def test_wrongly_filled_in(cast: Cast, ditte: Client, noun: str, typed: dict[str, str]) -> None:
    handover = cast.handed_over(accepted=True)
    response = do(ditte, handover, noun, **typed)
    assert_kept(
        response, 422, *[text for name, text in typed.items() if text and name.endswith(("text", "reason", "story"))]
    )
    assert HandOver.objects.get().is_standing


def test_sent_on_with_a_day_that_has_gone(cast: Cast, ditte: Client) -> None:
    typed = {"forward__department": str(cast.plan_og_byg.pk), "forward__story": SAID, "forward__due": "13.09.2026"}
    assert_kept(do(ditte, cast.handed_over(), "videresendelse", **typed), 409, SAID)


def test_answered_before_accepted(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over()
    response = ditte.post(address(handover, "svar"), {"answer-text": SAID, "answer-key": "0" * 32, "told": "1"})
    assert "Overdragelsen er ikke modtaget endnu." in assert_kept(response, 409, SAID)


NOUNS = ["modtagelse", "svar", "retur", "videresendelse"]


@pytest.mark.parametrize("noun", NOUNS)
def test_another_department_finds_nothing(cast: Cast, sign_in: SignIn, noun: str) -> None:
    handover = cast.handed_over()
    check_page(sign_in(cast.per).post(address(handover, noun), {"answer-text": SAID}), 404)
    assert HandOver.objects.get().is_standing


@pytest.mark.parametrize("noun", NOUNS)
def test_one_who_has_moved_to_another_department_finds_nothing(cast: Cast, ditte: Client, noun: str) -> None:
    handover = cast.handed_over(accepted=True)
    cast.ditte.department = cast.plan_og_byg
    cast.ditte.save(update_fields=["department"])
    check_page(ditte.post(address(handover, noun), {"back-reason": SAID}), 404)
    assert HandOver.objects.get().is_standing


@pytest.mark.parametrize("noun", NOUNS)
def test_citizen_service_does_not_act_for_the_department(cast: Cast, sign_in: SignIn, noun: str) -> None:
    response = sign_in(cast.karen).post(address(cast.handed_over(), noun), {"answer-text": SAID})
    check_page(response, 403)
    assert SAID in response.content.decode()


@pytest.mark.parametrize("noun", NOUNS)
def test_only_posted_and_only_real_references(cast: Cast, ditte: Client, noun: str) -> None:
    assert ditte.get(address(cast.handed_over(), noun)).status_code == 405
    check_page(ditte.post(f"/henvendelser/x/overdragelse/{noun}/"), 404)


def test_a_note_by_a_department_that_is_done(cast: Cast, ditte: Client) -> None:
    handover = cast.handed_over(accepted=True)
    page = ditte.get(handover.inquiry.get_absolute_url())
    HandOver.objects.get().answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    response = send(ditte, page, f"{handover.inquiry.get_absolute_url()}notat/", note__text=SAID)
    assert "Din rolle giver ikke adgang til dette." in assert_kept(response, 409, SAID)
    assert not fresh(handover).entries.exists()
