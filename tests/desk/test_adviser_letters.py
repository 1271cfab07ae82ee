"""The department's side of a letter from the adviser: read, received, answered, and nothing of the case."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from indgang.adviser.models import Forwarding, Key
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.forwarded import answered, forwarded
from tests.cast import SignIn
from tests.pages import check_page

from .filling import send

INBOX = "/afdeling/borgervejleder/"


@pytest.fixture
def ditte(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ditte)


def of(row: Forwarding) -> str:
    return f"{INBOX}{row.pk}/"


def do(client: Client, row: Forwarding, noun: str, **typed: Any) -> Any:
    return send(client, client.get(of(row)), f"{of(row)}{noun}/", **typed)


def after(client: Client, response: Any) -> str:
    return check_page(client.get(response.headers["Location"])).text


def test_received_and_answered(cast: Cast, zone: Key, ditte: Client) -> None:
    row = forwarded(cast, answers_citizen=True)
    assert "Fra borgervejlederen (1)" in check_page(ditte.get("/afdeling/")).text
    assert "Svar på ansøgning" in check_page(ditte.get(INBOX)).text
    text = check_page(ditte.get(of(row))).text
    for each in ("Borgeren har ventet siden maj.", "En dato for svaret.", "Mette Lauridsen", "28.09.2026", "Ali Demir"):
        assert each in text
    assert "I har modtaget brevet" in after(ditte, do(ditte, row, "modtagelse"))
    assert "Svar på ansøgning" in check_page(ditte.get(f"{INBOX}?vis=modtaget")).text
    typed = {"answer__answer": "beklagelse", "answer__text": "Undskyld. 070365-1231", "answer__changes": "Ny frist."}
    text = after(ditte, do(ditte, row, "svar", **typed))
    assert "Svaret er sendt til borgervejlederen." in text
    assert "Et CPR-nummer i teksten er skjult." in text
    assert "Beklagelse" in check_page(ditte.get(f"{INBOX}?vis=afsluttet")).text


def test_more_time(cast: Cast, zone: Key, ditte: Client) -> None:
    row = forwarded(cast)
    text = after(ditte, do(ditte, row, "frist", extension__until="05.10.2026", extension__reason="Ferie."))
    assert "Ønsket er sendt til borgervejlederen." in text
    assert "I har bedt om frist til den 05.10.2026." in text
    other = forwarded(cast)
    refused = do(ditte, other, "frist", extension__until="15.09.2026", extension__reason="Ferie.")
    assert "Den nye dato skal ligge efter" in check_page(refused, 409).text
    empty = do(ditte, other, "frist", extension__reason="Ferie.")
    assert "Ny frist" in check_page(empty, 422).text


def test_it_never_shows_the_case(cast: Cast, zone: Key, ditte: Client) -> None:
    row = answered(cast)
    row.tell("phone", "Hun græd.", by=cast.ali, at=cast.at)
    row.write_view("dissatisfied", by=cast.ali, at=cast.at, keeps_complaint=True)
    row.judge("uheldigt", "Det var for langsomt.", by=cast.ali, at=cast.at)
    text = check_page(ditte.get(of(row))).text
    for secret in ("Hun græd", "langsomt", "Utilfreds", "Mette venter", "Uheldigt", "sager"):
        assert secret not in text
    assert ditte.get(f"/borgervejleder/videresendte/{row.pk}/").status_code == 403


def test_what_is_put_away_is_read_no_more(cast: Cast, zone: Key, ditte: Client) -> None:
    row = answered(cast)
    row.tell("phone", "Fortalt.", by=cast.ali, at=cast.at)
    row.close(by=cast.ali, at=cast.at)
    text = check_page(ditte.get(of(row))).text
    assert "Teksten er lagt bort" in text
    assert "maj" not in text
    assert f"Brev nr. {row.pk}" in check_page(ditte.get(f"{INBOX}?vis=afsluttet")).text


def test_other_departments_and_roles_see_nothing(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    row = forwarded(cast)
    per = sign_in(cast.per)
    assert "Ingen breve her" in check_page(per.get(INBOX)).text
    assert per.get(of(row)).status_code == 404
    for noun in ("modtagelse", "frist", "svar"):
        assert per.post(f"{of(row)}{noun}/").status_code == 404
    for who in (cast.karen, cast.tina, cast.christian, cast.ulla, cast.dorthe, cast.anders, cast.outsider, cast.ali):
        assert sign_in(who).get(of(row)).status_code == 403
    assert Forwarding.objects.get().state == "sent"


def test_a_reminder_is_seen(cast: Cast, zone: Key, ditte: Client) -> None:
    row = forwarded(cast)
    row.remind(row.proposed(date(2026, 9, 24)), by=cast.ali, at=cast.later(days=10))  # type: ignore[arg-type]
    assert "mangler et svar" in check_page(ditte.get(of(row))).text
    row.pause("En kvittering.", by=cast.ali, at=cast.later(days=10))
    assert "En kvittering." in check_page(ditte.get(of(row))).text


def test_a_second_receipt_and_a_late_answer(cast: Cast, zone: Key, ditte: Client) -> None:
    row = forwarded(cast)
    do(ditte, row, "modtagelse")
    assert "Brevet blev modtaget af Ditte Kjeldsen" in after(ditte, ditte.post(f"{of(row)}modtagelse/"))
    page = ditte.get(of(row))
    row.recall("Fortrudt.", by=cast.ali, at=cast.at)
    late = send(ditte, page, f"{of(row)}svar/", answer__answer="medhold", answer__text="Ja.")
    assert "Det er allerede slut" in check_page(late, 409).text


def test_reading_is_written_down(cast: Cast, zone: Key, ditte: Client) -> None:
    row = forwarded(cast)
    ditte.get(of(row))
    event = Event.objects.get(kind="adviser_forwarding.read")
    assert (event.subject_id, event.actor) == (row.pk, cast.ditte)
