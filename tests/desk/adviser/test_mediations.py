"""Mediation at the adviser's desk."""

from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from indgang.adviser.models import Key, Mediation
from indgang.sample.cast import Cast
from tests.adviser.forwarded import case_of
from tests.adviser_zone import Unlock
from tests.desk.filling import send
from tests.pages import check_page


def of(row: Mediation) -> str:
    return f"/borgervejleder/maeglinger/{row.pk}/"


def do(client: Client, row: Mediation, noun: str, **typed: Any) -> str:
    response = send(client, client.get(of(row)), f"{of(row)}{noun}/", **typed)
    return check_page(client.get(response.headers["Location"])).text


def begun(cast: Cast) -> Mediation:
    row = Mediation.begin(case_of(cast, consent="mediation"), cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)
    row.join("citizen", "Mette", by=cast.ali, at=cast.at)
    row.join("department", "Ditte", by=cast.ali, at=cast.at)
    return row


def test_a_participant_goes_out_and_still_stands_there(cast: Cast, ali: Client) -> None:
    row = begun(cast)
    number = row.parties.get(side="department").pk
    sent = {f"leave-{number}-number": number, f"leave-{number}-reason": ""}
    assert "Ditte går ud af mæglingen" in check_page(ali.post(f"{of(row)}udgang/", sent), 422).text
    sent[f"leave-{number}-reason"] = "Har fået nyt arbejde."
    assert ali.post(f"{of(row)}udgang/", sent).status_code == 302
    shown = check_page(ali.get(of(row))).text
    assert "Gået ud den 14.09.2026" in shown
    assert "Har fået nyt arbejde." in shown
    story = check_page(ali.get(f"/borgervejleder/sager/{row.case_id}/")).text
    assert "Gik ud af mæglingen: Afdelingen" in story
    assert "Ditte: Har fået nyt arbejde." in story


def test_it_begins_on_the_case(cast: Cast, ali: Client) -> None:
    case = case_of(cast)
    address = f"/borgervejleder/sager/{case.pk}/maegling/"
    assert "Begynd en mægling" in check_page(ali.get(f"/borgervejleder/sager/{case.pk}/")).text
    typed = {"department": cast.ydelse.pk, "aim": "Tonen i brevene."}
    assert (
        "Borgeren har ikke sagt ja til mægling." in check_page(send(ali, ali.get(address), address, **typed), 409).text
    )
    assert check_page(send(ali, ali.get(address), address, aim=""), 422)
    began = send(ali, ali.get(address), address, agreed="on", **typed)
    row = Mediation.objects.get()
    assert began.headers["Location"] == of(row)
    assert case.consents.standing().filter(kind="mediation").count() == 1
    story = check_page(ali.get(f"/borgervejleder/sager/{case.pk}/")).text
    assert "Mægling begyndt: Ydelse" in story
    assert "Gå til mæglingen" in story


def test_the_whole_way(cast: Cast, ali: Client) -> None:
    row = begun(cast)
    first = row.parties.all()[0].pk
    assert "Bo er med i mæglingen." in do(ali, row, "parter", party__side="citizen", party__name="Bo")
    page = ali.get(of(row))
    typed = {f"prepare-{first}-number": first, f"prepare-{first}-view": "At blive hørt."}
    assert ali.post(f"{of(row)}forberedelse/", typed).status_code == 302
    assert "At blive hørt." in check_page(ali.get(of(row))).text
    span = {"meeting__starts_at": "14.09.2026 09.00", "meeting__ends_at": "14.09.2026 09.30"}
    assert "Mødet er gemt." in do(ali, row, "moeder", meeting__place="Biblioteket", **span)
    number = row.meetings.get().pk
    assert "Mæglingsmøde" in check_page(ali.get("/borgervejleder/")).text
    moved = {
        f"move-{number}-number": number,
        f"move-{number}-starts_at": "14.09.2026 09.15",
        f"move-{number}-ends_at": "14.09.2026 09.45",
    }
    assert ali.post(f"{of(row)}flytning/", moved).status_code == 302
    backwards = moved | {f"move-{number}-ends_at": "14.09.2026 08.00"}
    assert "Mødet skal slutte" in check_page(ali.post(f"{of(row)}flytning/", backwards), 409).text
    held = {f"minutes-{number}-number": number, f"minutes-{number}-note": "De talte godt."}
    assert ali.post(f"{of(row)}referat/", held).status_code == 302
    point = {"point__text": "Ét brev om ugen.", "point__side": "department", "point__due": "14.09.2026"}
    assert "Punktet er gemt i aftalen." in do(ali, row, "aftaler", **point)
    assert "Mæglingen er afsluttet: Enighed." in do(ali, row, "afslutning", end__outcome="agreed")
    assert "Følg op på aftale" in check_page(ali.get("/borgervejleder/")).text
    kept = row.agreements.get().pk
    followed = {f"follow-{kept}-number": kept, f"follow-{kept}-kept": "yes", f"follow-{kept}-note": "Det går."}
    assert ali.post(f"{of(row)}opfoelgning/", followed).status_code == 302
    assert "Tilfredsheden er gemt." in do(ali, row, "tilfredshed", rating__side="citizen", rating__rating="4")
    text = do(ali, row, "genopfoelgning", again__follow_up_on="14.09.2026")
    for each in ("De talte godt.", "Det går.", "4, tilfreds", "Overholdt", "Dagen er gemt."):
        assert each in text
    assert "Spørg, hvordan det går" in check_page(ali.get("/borgervejleder/")).text
    assert page.status_code == 200


def test_a_point_is_taken_out_and_a_meeting_called_off(cast: Cast, ali: Client, zone: Key) -> None:
    row = begun(cast)
    point = row.agree("Ét brev.", "citizen", by=cast.ali, at=cast.at)
    assert "Punktet er taget ud af aftalen." in do(ali, row, "udtagelse", withdraw__number=point.pk)
    late = ali.post(f"{of(row)}udtagelse/", {"withdraw-number": point.pk})
    assert "taget ud af aftalen" in check_page(late, 409).text
    met = row.plan(cast.later(days=1), cast.later(days=1, hours=1), by=cast.ali, at=cast.at)
    called_off = ali.post(f"{of(row)}aflysning/", {f"cancel-{met.pk}-number": met.pk})
    assert "Aflyst" in check_page(ali.get(called_off.headers["Location"])).text
    assert ali.post(f"{of(row)}aflysning/", {"cancel-1-number": 999}).status_code == 404
    assert check_page(ali.post(f"{of(row)}aflysning/", {}), 422)


def test_the_files(cast: Cast, ali: Client) -> None:
    row = begun(cast)
    met = row.plan(cast.later(days=1), cast.later(days=1, hours=1), by=cast.ali, at=cast.at, place="Birkevej 4")
    for asked, there in (("", False), ("?med=alt", True)):
        answer = ali.get(f"/borgervejleder/maeglinger/moeder/{met.pk}/kalender.ics{asked}")
        assert answer.headers["Content-Type"] == "text/calendar"
        assert (b"Birkevej" in answer.content) is there
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"Aftale")):
        assert ali.get(f"{of(row)}aftale.{form}").content.lstrip().startswith(begins)
    row.case.recusals.create(employee=cast.ali, ground="family", declared_at=cast.at)
    assert ali.get(f"/borgervejleder/maeglinger/moeder/{met.pk}/kalender.ics").status_code == 404


@pytest.mark.parametrize(("which", "shown"), [("igang", 1), ("opfoelgning", 0), ("alle", 2), ("x", 1)])
def test_the_list(cast: Cast, ali: Client, zone: Key, which: str, shown: int) -> None:
    begun(cast)
    begun(cast).end("none", "", key=zone, by=cast.ali, at=cast.at)
    page = check_page(ali.get(f"/borgervejleder/maeglinger/?vis={which}"))
    assert (
        len([link for link in page.links if link.startswith("/borgervejleder/maeglinger/") and link[-2].isdigit()])
        == shown
    )


def test_a_conflict_of_interest_closes_it(cast: Cast, ali: Client) -> None:
    row = begun(cast)
    row.case.recusals.create(employee=cast.ali, ground="family", declared_at=cast.at)
    assert ali.get(of(row)).status_code == 404
    assert "Tonen." not in check_page(ali.get("/borgervejleder/maeglinger/?vis=alle")).text


def test_a_missing_minutes_waits(cast: Cast, unlock: Unlock) -> None:
    row = begun(cast)
    row.plan(cast.later(hours=1), cast.later(hours=2), by=cast.ali, at=cast.at)
    with time_machine.travel(datetime.fromisoformat("2026-09-16T10:00:00+02:00"), tick=False):
        assert "Referat mangler" in check_page(unlock(cast.ali).get("/borgervejleder/")).text
