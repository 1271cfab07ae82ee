"""The editor and what else changes an article, from the page."""

from typing import Any

import pytest
from django.test import Client

from indgang.inquiries.models import Draft
from indgang.knowledge.models import Article, Version
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.knowledge.telling import article, wording
from tests.pages import check_page

from .filling import form_on, send

HEAVY = "I henhold til bestemmelserne fremsendes afgørelsen såfremt myndigheden imødekommer anmodningen."


@pytest.fixture
def tina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.tina)


def write(client: Client, **typed: Any) -> Any:
    page = client.get("/viden/ny/")
    facts = {"title": "Nyt pas", "text": "Kom med dit gamle pas.", "task1": "pas-voksen", "audience": "public"}
    return send(client, page, "/viden/ny/", **facts | typed)


def test_it_works(cast: Cast, tina: Client) -> None:
    response = write(tina, sources="Pasloven | 01.09.2026", review_by="01.09.2027", task2="Flytning i Danmark")
    row = Article.objects.get()
    assert response.headers["Location"] == "/viden/nyt-pas/"
    assert (row.audience, row.owner, set(row.tasks.all())) == ("public", cast.tina, {cast.passport, cast.moving})
    text = check_page(tina.get("/viden/nyt-pas/")).text
    assert "Artiklen er gemt." in text
    assert "Pasloven efterprøvet 01.09.2026" in text
    assert "Gennemses inden 01.09.2027" in text


def test_the_task_can_come_with_the_address(cast: Cast, tina: Client) -> None:
    page = tina.get("/viden/ny/?opgave=pas-voksen")
    check_page(page)
    assert form_on(page, "/viden/ny/").values["task1"] == ["Pas til voksen"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": ""}, "Overskrift: "),
        ({"text": "p" * 20_001}, "Der er plads til 20.000"),
        ({"sources": "Pasloven | i går"}, "Kilden i linje 1 kan ikke læses"),
        ({"task1": "hundepas"}, "Ingen opgave hedder det"),
        ({"review_by": "til maj"}, "Skriv datoen som dd.mm.åååå"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(
    cast: Cast, tina: Client, typed: dict[str, str], told: str
) -> None:
    response = write(tina, **{"text": "Min lange tekst.", **typed})
    page = check_page(response, 422)
    assert told in page.text
    assert form_on(response, "/viden/ny/").values["text"] == [typed.get("text", "Min lange tekst.")]
    assert not Article.objects.exists()


def test_a_refusal_keeps_the_text_too(cast: Cast, tina: Client) -> None:
    response = write(tina, review_by="01.09.2020")
    assert "er allerede gået" in check_page(response, 409).text
    assert form_on(response, "/viden/ny/").values["text"] == ["Kom med dit gamle pas."]


def test_a_draft_is_put_back_and_forgotten_when_saved(cast: Cast, tina: Client) -> None:
    row = article(cast)
    name = f"artikel-{row.pk}"
    tina.post(f"/kladder/{name}/", {"text": "Halvt færdig", "title": "Nyt pas", "based_on": "1", "audience": "public"})
    page = tina.get(f"{row.get_absolute_url()}rettelse/")
    assert form_on(page, f"{row.get_absolute_url()}rettelse/").values["text"] == ["Halvt færdig"]
    assert "Kladde hentet" in check_page(page).text
    send(tina, page, f"{row.get_absolute_url()}rettelse/")
    row.refresh_from_db()
    assert (row.text, Draft.objects.count()) == ("Halvt færdig", 0)


def test_an_edit_is_a_version_with_its_reason(cast: Cast, tina: Client) -> None:
    row = article(cast)
    where = f"{row.get_absolute_url()}rettelse/"
    send(tina, tina.get(where), where, text="Bestil tid.", note="Tider", task1="")
    row.refresh_from_db()
    assert (row.version, row.text, row.tasks.count()) == (2, "Bestil tid.", 0)
    text = check_page(tina.get(f"{row.get_absolute_url()}versioner/")).text
    assert "Version 2 Gælder" in text
    assert "Tina Mørch, 14.09.2026 10.00 · Kun medarbejdere Tider" in text


def test_two_who_write_at_once_are_shown_each_others_text(cast: Cast, tina: Client) -> None:
    row = article(cast)
    where = f"{row.get_absolute_url()}rettelse/"
    page = tina.get(where)
    row.write(wording(text="Christians."), by=cast.christian, at=cast.at, based_on=1)
    response = send(tina, page, where, text="Tinas.")
    shown = check_page(response, 409).text
    assert "Christian Vang har gemt version 2, mens du skrev." in shown
    assert "Christians." in shown
    assert form_on(response, where).values["text"] == ["Tinas."]
    assert send(tina, response, where).status_code == 302
    row.refresh_from_db()
    assert (row.version, row.text) == (3, "Tinas.")


def test_heavy_language_is_told_and_never_stops_anybody(cast: Cast, tina: Client) -> None:
    assert "Teksten har lixtal" in check_page(tina.get(write(tina, text=HEAVY).headers["Location"])).text
    fragment = tina.post("/viden/klart-sprog/", {"text": HEAVY}).content.decode()
    assert "fremsendes" in fragment
    assert "Hvem gør det?" in fragment
    assert "Når du skriver" in tina.post("/viden/klart-sprog/", {"text": "?"}).content.decode()
    assert "let at læse" in tina.post("/viden/klart-sprog/", {"text": "Kom med dit pas."}).content.decode()


def test_what_is_written_is_never_markup(cast: Cast, tina: Client) -> None:
    write(tina, title="<b>Pas</b>", text="<script>alert(1)</script> [x](javascript:alert(1))")
    content = tina.get(Article.objects.get().get_absolute_url()).content.decode()
    assert "<script>alert" not in content
    assert 'href="javascript' not in content


def test_a_department_proposes_for_citizens_and_a_lead_approves(cast: Cast, sign_in: SignIn, tina: Client) -> None:
    ditte = sign_in(cast.ditte)
    response = write(ditte, owner=str(cast.ditte.pk), task1="")
    row = Article.objects.get()
    text = check_page(ditte.get(response.headers["Location"])).text
    assert "Forslaget er gemt. En teamleder eller chefen skal godkende det." in text
    assert sign_in(cast.karen).get(row.get_absolute_url()).status_code == 404
    assert "Nyt pas" in check_page(tina.get("/viden/til-mig/")).text
    assert "Nyt pas" in check_page(tina.get("/viden/?state=forslag")).text
    where = f"{row.get_absolute_url()}versioner/1/godkendelse/"
    assert "Version 1 gælder nu." in check_page(tina.post(where, follow=True)).text
    assert "venter ikke mere på svar" in check_page(tina.post(where, follow=True)).text
    assert list(Article.objects.public()) == [row]


def test_a_proposal_is_turned_down_with_a_reason(cast: Cast, tina: Client) -> None:
    row = article(cast, owner=cast.ditte, by=cast.ditte, audience="public")
    where = f"{row.get_absolute_url()}versioner/1/afslag/"
    check_page(tina.post(where, {"decline-reason": ""}), 422)
    tina.post(where, {"decline-reason": "Ikke rigtigt."})
    assert Version.objects.get().declined_reason == "Ikke rigtigt."


def test_review_withdrawal_and_return(cast: Cast, tina: Client) -> None:
    row = article(cast)
    where = row.get_absolute_url()
    check_page(tina.post(f"{where}gennemgang/", {"review_by": "snart"}), 422)
    assert "allerede gået" in check_page(tina.post(f"{where}gennemgang/", {"review_by": "1.1.2020"}, follow=True)).text
    told = check_page(tina.post(f"{where}gennemgang/", {"review_by": "01.01.2028"}, follow=True)).text
    assert "Næste gang senest 01.01.2028." in told
    check_page(tina.post(f"{where}tilbagetraekning/", {"reason": ""}), 422)
    told = check_page(tina.post(f"{where}tilbagetraekning/", {"reason": "Forkert."}, follow=True)).text
    assert "Tina Mørch trak artiklen tilbage den 14.09.2026: Forkert." in told
    assert "Nyt pas" in check_page(tina.get("/viden/?state=tilbagetrukket")).text
    assert "Artiklen gælder igen." in check_page(tina.post(f"{where}genoptagelse/", follow=True)).text


def test_an_older_version_is_brought_back(cast: Cast, tina: Client) -> None:
    row = article(cast)
    row.write(wording(text="Forkert."), by=cast.christian, at=cast.at, based_on=1)
    where = f"{row.get_absolute_url()}versioner/1/genindsaettelse/"
    assert "Version 1 er hentet frem igen." in check_page(tina.post(where, follow=True)).text
    assert tina.post(f"{row.get_absolute_url()}versioner/9/genindsaettelse/").status_code == 404


def test_another_departments_article_is_read_and_not_written(cast: Cast, sign_in: SignIn) -> None:
    row = article(cast, owner=cast.ditte)
    per = sign_in(cast.per)
    assert "Ret" not in [link for link in check_page(per.get(row.get_absolute_url())).links]
    assert per.get(f"{row.get_absolute_url()}rettelse/").status_code == 403
    assert (
        "kan du ikke rette i"
        in check_page(per.post(f"{row.get_absolute_url()}gennemgang/", {"review_by": "01.01.2028"}, follow=True)).text
    )
