"""Forwarding at the adviser's desk: the form, the list, the page of one, the answer times."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from indgang.adviser.forwarding.codes import Reminder
from indgang.adviser.models import Case, Forwarding, ForwardingTerms, Key
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.forwarded import answered, case_of, forwarded
from tests.adviser_zone import Unlock
from tests.cast import SignIn
from tests.desk.filling import form_on, send
from tests.pages import check_page

LETTER = {
    "asked": "case_worker",
    "asked_on": "01.09.2026",
    "receiver": "contact",
    "title": "Svar",
    "text": "Hun venter.",
}


def of(row: Forwarding) -> str:
    return f"/borgervejleder/videresendte/{row.pk}/"


def write(client: Client, case: Case, cast: Cast, **typed: Any) -> Any:
    address = f"/borgervejleder/sager/{case.pk}/videresendelse/"
    return send(client, client.get(address), address, **({"department": cast.ydelse.pk} | LETTER | typed))


def do(client: Client, row: Forwarding, noun: str, **typed: Any) -> Any:
    return send(client, client.get(of(row)), f"{of(row)}{noun}/", **typed)


def after(client: Client, response: Any) -> str:
    return check_page(client.get(response.headers["Location"])).text


# --- sending ---


def test_a_letter_is_sent_from_the_case(cast: Cast, ali: Client) -> None:
    case = case_of(cast)
    assert "Send videre til en afdeling" in check_page(ali.get(f"/borgervejleder/sager/{case.pk}/")).text
    text = after(ali, write(ali, case, cast))
    assert "Sendt til Ydelse. Svar senest den 28.09.2026." in text
    row = Forwarding.objects.get()
    assert row.letter["text"] == "Hun venter."
    story = check_page(ali.get(f"/borgervejleder/sager/{case.pk}/")).text
    assert "Sendt til afdelingen: Ydelse" in story


def test_the_form_begins_with_what_the_case_tells(cast: Cast, ali: Client) -> None:
    page = ali.get(f"/borgervejleder/sager/{case_of(cast).pk}/videresendelse/")
    text = check_page(page).text
    assert "Ditte Kjeldsen" in text
    assert "28.09.2026" in text
    assert form_on(page, page.request["PATH_INFO"]).values["title"] == ["Mette venter"]


def test_consent_is_noted_in_the_form(cast: Cast, ali: Client) -> None:
    case = case_of(cast, consent="")
    refused = write(ali, case, cast)
    text = check_page(refused, 409).text
    assert "Borgeren har ikke sagt ja til, at Ydelse kontaktes." in text
    assert form_on(refused, refused.request["PATH_INFO"]).values["text"] == ["Hun venter."]
    assert not case.consents.exists()
    write(ali, case, cast, agreed="on")
    consent = case.consents.get()
    assert (consent.kind, consent.department) == ("forward", cast.ydelse)
    assert Forwarding.objects.get().consent == consent


def test_no_consent_is_noted_when_the_letter_is_not_sent(cast: Cast, ali: Client) -> None:
    case = case_of(cast, consent="")
    refused = write(ali, case, cast, agreed="on", asked="nobody")
    assert "Vælg sagsbehandleren som modtager." in check_page(refused, 409).text
    assert not case.consents.exists()


def test_the_form_asks_again(cast: Cast, ali: Client) -> None:
    case = case_of(cast)
    address = f"/borgervejleder/sager/{case.pk}/videresendelse/"
    assert "Der er noget, der skal rettes" in check_page(ali.post(address, {"title": "Svar"}), 422).text


# --- following up ---


def test_the_whole_life(cast: Cast, ali: Client) -> None:
    row = forwarded(cast)
    assert "Svaret kommer til mig" in form_on(ali.get(of(row)), f"{of(row)}orientering/").values["tell-text"][0]
    assert "Noteret: borgeren er orienteret." in after(ali, do(ali, row, "orientering"))
    row.ask_for_time(date(2026, 10, 5), "Ferie.", by=cast.ditte, at=cast.at)
    assert "Giv frist til 05.10.2026" in check_page(ali.get(of(row))).text
    assert "Fristen er forlænget til den 05.10.2026." in after(ali, do(ali, row, "forlaengelse"))
    assert "på pause" in after(ali, do(ali, row, "pause", pause__reason="En kvittering."))
    assert "Fristen løber igen" in after(ali, do(ali, row, "fortsaettelse"))
    typed = {"answer__answer": "ikke-medhold", "answer__text": "Nej."}
    assert "Svaret er skrevet ind." in after(ali, do(ali, row, "svar", **typed))
    assert "ikke medhold" in form_on(ali.get(of(row)), f"{of(row)}orientering/").values["tell-text"][0]
    do(ali, row, "orientering")
    view = {"view__view": "dissatisfied", "view__keeps_complaint": "on"}
    assert "Borgerens oplevelse er gemt." in after(ali, do(ali, row, "oplevelse", **view))
    finding = {"finding__finding": "uheldigt", "finding__text": "For langsomt."}
    assert "Din vurdering er gemt." in after(ali, do(ali, row, "vurdering", **finding))
    text = after(ali, do(ali, row, "afslutning"))
    assert "teksterne er lagt bort" in text
    assert "For langsomt." in text
    assert "Hun venter" not in text
    assert "Borgeren har ventet siden maj." in text


@pytest.mark.parametrize(
    ("day", "noun", "said", "label"),
    [
        ("2026-09-24", "paamindelse", "Noteret: afdelingen er rykket.", "Ryk afdelingen"),
        ("2026-09-29", "leder", "Noteret: lederen er rykket.", "Gå til lederen"),
        ("2026-10-12", "direktoer", "Noteret: direktøren er rykket.", "Gå til direktøren"),
    ],
)
def test_one_key_reminds(cast: Cast, unlock: Unlock, day: str, noun: str, said: str, label: str) -> None:
    row = forwarded(cast)
    with time_machine.travel(datetime.fromisoformat(f"{day}T10:00:00+02:00"), tick=False):
        ali = unlock(cast.ali)
        if noun == "direktoer":
            row.remind(Reminder.LEADER, by=cast.ali, at=datetime.fromisoformat("2026-09-29T10:00:00+02:00"))
        front = check_page(ali.get("/borgervejleder/")).text
        assert label in front
        page = ali.get(of(row))
        assert 'data-key="r"' in page.content.decode()
        assert said in after(ali, do(ali, row, noun))
        assert label not in check_page(ali.get(of(row))).text


def test_given_up_and_recalled(cast: Cast, unlock: Unlock) -> None:
    row, other = forwarded(cast), forwarded(cast)
    with time_machine.travel(datetime.fromisoformat("2026-09-29T10:00:00+02:00"), tick=False):
        ali = unlock(cast.ali)
        assert "har ikke svaret" in after(ali, do(ali, row, "opgivelse"))
        assert "Brevet er kaldt tilbage." in after(ali, do(ali, other, "tilbagekaldelse", recall__reason="Fortrudt."))


def test_refusals_keep_what_was_typed(cast: Cast, ali: Client) -> None:
    row = forwarded(cast)
    page = ali.get(of(row))
    row.pause("En kvittering.", by=cast.ali, at=cast.at)
    late = send(ali, page, f"{of(row)}pause/", pause__reason="Igen.")
    assert "Fristen er sat på pause" in check_page(late, 409).text
    assert "Igen." in check_page(late, 409).text
    empty = ali.post(f"{of(row)}tilbagekaldelse/", {"recall-reason": ""})
    assert "Der er noget, der skal rettes" in check_page(empty, 422).text
    assert "Fristen løber allerede." in after(ali, ali.post(f"{of(forwarded(cast))}fortsaettelse/"))


def test_reading_is_written_down(cast: Cast, ali: Client) -> None:
    row = forwarded(cast)
    ali.get(of(row))
    assert Event.objects.get(kind="adviser_forwarding.read").subject_id == row.pk


def test_a_conflict_of_interest_closes_it(cast: Cast, ali: Client) -> None:
    row = forwarded(cast)
    row.case.recusals.create(employee=cast.ali, ground="family", declared_at=cast.at)
    assert ali.get(of(row)).status_code == 404
    assert "Svar på ansøgning" not in check_page(ali.get("/borgervejleder/videresendte/?vis=alle")).text
    assert "Svar på ansøgning" not in check_page(ali.get("/borgervejleder/")).text


# --- the list ---


@pytest.mark.parametrize(
    ("which", "shown"),
    [("venter", 2), ("forsinket", 0), ("modtagelse", 2), ("besvaret", 1), ("orientering", 3), ("alle", 3), ("x", 2)],
)
def test_the_list(cast: Cast, ali: Client, which: str, shown: int) -> None:
    forwarded(cast)
    forwarded(cast, department=cast.plan_og_byg)
    answered(cast)
    page = check_page(ali.get(f"/borgervejleder/videresendte/?vis={which}"))
    assert (
        len([link for link in page.links if link.startswith("/borgervejleder/videresendte/") and len(link) > 30])
        == shown
    )


def test_the_list_of_one_department(cast: Cast, ali: Client, unlock: Unlock) -> None:
    forwarded(cast)
    forwarded(cast, department=cast.plan_og_byg)
    assert "1 brev" in check_page(ali.get("/borgervejleder/videresendte/?afdeling=ydelse")).text
    with time_machine.travel(datetime.fromisoformat("2026-10-01T10:00:00+02:00"), tick=False):
        late = unlock(cast.ali).get("/borgervejleder/videresendte/?vis=forsinket")
        assert late.content.decode().count('class="is-late"') == 2


# --- answer times ---


def test_answer_times_are_set(cast: Cast, ali: Client) -> None:
    address = "/borgervejleder/svarfrister/"
    assert "svar efter 10" in check_page(ali.get(address)).text
    text = after(ali, send(ali, ali.get(address), address, answer="9", leader="10"))
    assert "Svarfristerne gælder fra den 14.09.2026." in text
    assert ForwardingTerms.on(cast.today).answer == 9
    refused = send(ali, ali.get(address), address, answer="12")
    assert "Dagene skal stige" in check_page(refused, 422).text


def test_answer_times_are_seen_exactly_by_the_adviser_alone(cast: Cast, sign_in: SignIn, zone: Key) -> None:
    for n in range(6):
        answered(cast, at=cast.later(days=n))
    forwarded(cast, department=cast.plan_og_byg)
    with time_machine.travel(datetime.fromisoformat("2026-10-05T10:00:00+02:00"), tick=False):
        exact = check_page(sign_in(cast.ali).get("/tal/svartider/")).text
        shown = check_page(sign_in(cast.christian).get("/tal/svartider/?aar=2026")).text
    assert "Ydelse 6 6 0 0 0" in exact
    assert "Plan og Byg 1" in exact
    assert "Plan og Byg" not in shown
    assert "Andre afdelinger" in shown


def test_few_letters_are_shown_to_nobody_else(cast: Cast, sign_in: SignIn, zone: Key) -> None:
    answered(cast)
    with time_machine.travel(datetime.fromisoformat("2026-10-05T10:00:00+02:00"), tick=False):
        text = check_page(sign_in(cast.ulla).get("/tal/svartider/")).text
        assert "Seneste 12 måneder" not in text
    assert "enkelte borgere" in text
    assert "Ydelse" not in text


def test_a_quarter_that_goes_on_is_shown_to_the_adviser_alone(cast: Cast, sign_in: SignIn, zone: Key) -> None:
    for n in range(6):
        answered(cast, at=cast.later(days=n))
    with time_machine.travel(cast.later(days=7), tick=False):
        assert "Ydelse 6 6" in check_page(sign_in(cast.ali).get("/tal/svartider/")).text
        assert "Ydelse" not in check_page(sign_in(cast.ulla).get("/tal/svartider/")).text
