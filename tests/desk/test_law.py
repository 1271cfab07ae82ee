"""The law's pages: found, read, revised, looked up, and deadlines reckoned."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from indgang.journal.models import Event
from indgang.law.models import PostTime, Route, Rule
from indgang.sample.cast import MONDAY, Cast
from tests.cast import SignIn
from tests.pages import check_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def law(cast: Cast) -> Any:
    Rule.objects.create(
        code="rsl-67", law="Retssikkerhedsloven", section="§ 67", title="Klage inden 4 uger", text="Man klager.",
        clock="4 uger", length="4w", checked_on=cast.today, source="ast.dk", confidence="high",
    )  # fmt: skip
    Rule.objects.create(
        code="rsl-72", law="Retssikkerhedsloven", title="Om afgørelsen gælder imens", text="Måske.", confidence="low",
        doubt="Reglen er ikke slået op.",
    )  # fmt: skip
    route = Route.objects.create(
        number=1, area="Kontanthjælp", keywords="bistand|trukket i hjælp", body="Ankestyrelsen", length="4w",
        deadline_text="4 uger", way="via", how="Send klagen.", rule_codes="rsl-67 rsl-72",
    )  # fmt: skip
    route.tasks.set([cast.cash_benefit])
    PostTime.objects.create(title="Brev fra 2024", days="6wd", confidence="low", note="Spørg.")
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def ali(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ali)


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def said(row: Rule | Route | PostTime, **more: Any) -> dict[str, Any]:
    fields = {name: value for name, value in row.said.items() if value is not False}
    return {**fields, "valid_from": "15.09.2026", **more}


@pytest.mark.parametrize(
    ("address", "there", "gone"),
    [
        ("/lov/", "Klage inden 4 uger", "Ingen regel passer"),
        ("/lov/?q=klager", "Klage inden 4 uger", "Om afgørelsen gælder imens"),
        ("/lov/?state=usikker", "Om afgørelsen gælder imens", "Klage inden 4 uger"),
        ("/lov/?state=gammel", "Om afgørelsen gælder imens", "Klage inden 4 uger"),
        ("/lov/?narrow=Retssikkerhedsloven", "Klage inden 4 uger", "Ingen regel passer"),
        ("/lov/?narrow=Straffeloven", "Klage inden 4 uger", "Ingen regel passer"),  # no such choice: passed over
        ("/lov/?q=hest", "Ingen regel passer", "Klage inden 4 uger"),
        ("/lov/klageveje/", "Kontanthjælp", "Ingen klagevej passer"),
        ("/lov/klageveje/?q=bistand", "Kontanthjælp", "Ingen klagevej passer"),
        ("/lov/klageveje/?narrow=court", "Ingen klagevej passer", "Ankestyrelsen"),
        ("/lov/breve/", "Usikker: spørg", "Jeg har set efter"),
        ("/lov/regler/rsl-67/", "Regn fristen ud", "Jeg har set efter"),
        ("/lov/regler/rsl-72/", "Reglen er ikke slået op. Borgere får den ikke at se som et faktum.", "Næste skridt"),
        ("/lov/klageveje/1/", "Om afgørelsen gælder imens", "Jeg har set efter"),
    ],
)
def test_all_staff_read_the_law(karen: Client, address: str, there: str, gone: str) -> None:
    page = check_page(karen.get(address))
    assert there in page.text
    assert gone not in page.text


@pytest.mark.parametrize("address", ["/lov/regler/xyz/", "/lov/klageveje/74/"])
def test_what_there_is_not_is_not_found(karen: Client, address: str) -> None:
    check_page(karen.get(address), 404)


def test_others_keep_out_of_the_upkeep(karen: Client) -> None:
    for address in ("/lov/eftersyn/", "/lov/regler/rsl-67/ny-version/", "/lov/klageveje/1/ny-version/"):
        check_page(karen.get(address), 403)
    assert karen.post("/lov/regler/rsl-67/eftersyn/").status_code == 403


def test_a_new_rule_takes_over_and_the_old_one_is_told(ali: Client, cast: Cast, sign_in: SignIn) -> None:
    row = Rule.objects.get(code="rsl-67")
    check_page(ali.get("/lov/regler/rsl-67/ny-version/"))
    page = check_page(ali.post("/lov/regler/rsl-67/ny-version/", said(row, text="Man klager skriftligt."), follow=True))
    assert "Den gælder fra 15.09.2026" in page.text
    assert "Fra 15.09.2026 gælder en ny version" in page.text
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        page = check_page(sign_in(cast.ali).get("/lov/regler/rsl-67/"))
    assert "Man klager skriftligt." in page.text
    assert "Klage inden 4 uger · Indtil 15.09.2026" in page.text
    assert Event.objects.get(kind="rule.revised").actor == cast.ali


def test_a_new_way_keeps_and_changes_its_tasks(ali: Client, cast: Cast) -> None:
    form = check_page(ali.get("/lov/klageveje/1/ny-version/"))
    assert "Opgave 1" in form.text
    row = Route.objects.get(number=1)
    typed = said(row, body="Klagenævnet", task1=cast.cash_benefit.title, task2=cast.passport.slug, is_appealable="on")
    check_page(ali.post("/lov/klageveje/1/ny-version/", typed | {"valid_from": "14.09.2026"}, follow=True))
    newest = Route.objects.get(number=1, valid_to=None)
    assert (newest.body, newest.is_appealable, newest.tasks.count()) == ("Klagenævnet", True, 2)


def test_a_new_postal_rule(ali: Client) -> None:
    row = PostTime.objects.get()
    address = f"/lov/breve/{row.pk}/ny-version/"
    check_page(ali.get(address))
    page = check_page(ali.post(address, said(row, days="7wd", confidence="high", source="ast.dk"), follow=True))
    assert "7 arbejdsdage" in page.text
    page = check_page(ali.post(address, said(row, days="5,5"), follow=True), 422)
    assert "er ikke en længde" in page.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Der er ikke ændret noget"),
        ({"text": ""}, "reglen med almindelige ord"),
        ({"text": "Nyt.", "valid_from": "i morgen"}, "Skriv datoen som"),
        ({"text": "Nyt.", "length": "snart"}, "er ikke en længde"),
    ],
)
def test_what_cannot_be_saved_is_shown_again(ali: Client, typed: dict[str, str], told: str) -> None:
    row = Rule.objects.get(code="rsl-67")
    response = ali.post("/lov/regler/rsl-67/ny-version/", said(row, title=row.title, **typed))
    assert told.lower() in check_page(response, 422).text.lower()
    assert Rule.objects.filter(code="rsl-67").count() == 1


def test_what_is_certain_says_where_it_was_read(ali: Client) -> None:
    row = Rule.objects.get(code="rsl-72")
    for source in ("", "ikke slået op"):
        typed = said(row, confidence="high", source=source)
        assert "Skriv, hvor du har læst det." in check_page(ali.post("/lov/regler/rsl-72/ny-version/", typed), 422).text
    typed = said(row, confidence="high", source="retsinformation.dk", doubt="")
    check_page(ali.post("/lov/regler/rsl-72/ny-version/", typed, follow=True))
    assert not Rule.objects.get(code="rsl-72", valid_to=None).is_uncertain


def test_who_keeps_the_law_is_first_asked_to_find_out_what_is_uncertain(ali: Client) -> None:
    uncertain, known = (check_page(ali.get(f"/lov/regler/{code}/")).text for code in ("rsl-72", "rsl-67"))
    assert "Skriv, hvad du fandt" in uncertain and "på listen igen om et år" in uncertain
    assert "Skriv, hvad du fandt" not in known and "Skriv en ny version" in known


@pytest.mark.parametrize("who", ["ali", "christian"])
def test_saying_that_one_looked_it_up(cast: Cast, sign_in: SignIn, who: str) -> None:
    client, pk = sign_in(getattr(cast, who)), PostTime.objects.get().pk
    waiting = check_page(client.get("/lov/eftersyn/"))
    assert "Kontanthjælp: Ankestyrelsen" in waiting.text
    for address in ("/lov/regler/rsl-72/eftersyn/", "/lov/klageveje/1/eftersyn/", f"/lov/breve/{pk}/eftersyn/"):
        page = check_page(client.post(address, follow=True))
        assert "du har set efter i dag" in page.text
    assert "Alt er set efter" in check_page(client.get("/lov/eftersyn/")).text


def test_a_deadline_is_reckoned_step_by_step(karen: Client) -> None:
    check_page(karen.get("/lov/frist/"))
    page = check_page(karen.get("/lov/frist/?delivery=digital_post&received=02.05.2025&count=4&unit=w"))
    assert "Senest 30.05.2025" in page.text
    assert "Nogle vil regne til 02.06.2025" in page.text
    assert "4 uger slutter på samme ugedag" in page.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("received=02.05.2025&guidance_missing=on", "Fristen er ikke begyndt"),
        ("received=02.05.2025&asked1=12.05.2025", "Fristen står stille"),
        ("received=01.09.2025&asked1=08.09.2025&answered1=18.09.2025", "Senest 09.10.2025"),
        ("sent=01.09.2026&delivery=letter", "Spørg, hvilken dag den faktisk kom"),
    ],
)
def test_all_that_can_be_told_counts(karen: Client, asked: str, told: str) -> None:
    page = check_page(karen.get(f"/lov/frist/?delivery=digital_post&count=4&unit=w&{asked}"))
    assert told in page.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "uden den dag, afgørelsen kom"),
        ("received=02.05.1925", "ligger uden for de år"),
        ("received=igår", "Skriv datoen som"),
        ("received=02.05.2025&answered1=12.05.2025", "hvornår der blev bedt om aktindsigt"),
        ("received=02.05.2025&count=9999", "længere, end der kan regnes med"),
        ("sent=02.05.2025&delivery=brevdue", "brevdue"),
    ],
)
def test_what_cannot_be_reckoned_is_told_and_kept(karen: Client, asked: str, told: str) -> None:
    page = check_page(karen.get(f"/lov/frist/?delivery=digital_post&count=4&unit=w&{asked}"), 422)
    assert told in page.text


def test_a_rule_fills_in_its_length(karen: Client) -> None:
    assert 'value="7"' in karen.get("/lov/frist/?count=7&unit=wd").content.decode()


def test_the_way_in_is_from_the_knowledge_base(karen: Client) -> None:
    assert "/lov/" in check_page(karen.get("/viden/")).links


def test_a_tasks_page_leads_to_its_way_to_complain(karen: Client, cast: Cast) -> None:
    assert "/lov/klageveje/1/" in check_page(karen.get(f"/opgaver/{cast.cash_benefit.slug}/")).links
    assert "/lov/klageveje/1/" not in check_page(karen.get(f"/opgaver/{cast.passport.slug}/")).links
