"""Stories and briefs: nothing that tells who it was gets out, and all staff can read what does."""

from datetime import timedelta
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from indgang.adviser.models import Brief, Case, Key, Party, Story
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came, theme
from tests.cast import SignIn
from tests.desk.filling import send
from tests.pages import check_page

CLEAN = "En borger ventede længe på svar. Afdelingen ringede aldrig tilbage. Til sidst hjalp et møde."


def case_of(cast: Cast) -> Case:
    """A case about Signe Plough's horses."""
    case = Case(kind="complaint", opened_at=cast.at, opened_by=cast.ali)
    case.seal(title="Hestene på Nørremark")
    case.save()
    party = Party(case=case, role="citizen", added_at=cast.at, added_by=cast.ali)
    party.seal(name="Signe Plough", phone="95304050")
    party.save()
    return case


def written(ali: Client, case: Case, text: str) -> Story:
    where = f"/borgervejleder/historier/ny/?sag={case.pk}"
    told = send(ali, ali.get(where), where, theme=theme("tone").pk, title="Det lange svar", text=text)
    assert told.status_code == 302, told.content.decode()
    return Story.objects.latest("pk")


def test_a_story_is_sealed_until_nobody_can_be_known(cast: Cast, zone: Key, ali: Client) -> None:
    case = case_of(cast)
    row = written(ali, case, "Signe ringede den 3. maj om sine heste. Hun er 47 år.")
    where = f"/borgervejleder/historier/{row.pk}/"
    page = check_page(ali.get(where))
    for words in ("Signe", "den 3. maj", "47 år", "står i sagens egne oplysninger"):
        assert words in page.text
    assert (row.public_text, "Signe" in row.sealed) == ("", False)
    refused = ali.post(f"{where}udgivelse/")
    assert "Historien kan måske stadig vise" in check_page(refused, 422).text
    assert send(ali, ali.get(where), where, text=CLEAN).status_code == 302
    assert "Ingen spor fundet" in check_page(ali.get(where)).text
    assert ali.post(f"{where}udgivelse/").status_code == 302
    row.refresh_from_db()
    assert row.public_text == CLEAN
    assert CLEAN in check_page(ali.get(where)).text
    ali.post(f"{where}tilbagetraekning/")
    assert not Story.objects.published().exists()


def test_a_find_can_stay_with_a_reason_but_never_a_cpr_number(cast: Cast, zone: Key, ali: Client) -> None:
    case = case_of(cast)
    row = written(ali, case, f"{CLEAN} Det skete den 3. maj.")
    where = f"/borgervejleder/historier/{row.pk}/"
    kept = ali.post(f"{where}udgivelse/", {"reason-0": "Datoen er opdigtet."})
    assert kept.status_code == 302
    overruling = row.overrulings.get()
    assert zone.read(overruling)["reason"] == "Datoen er opdigtet."
    assert "opdigtet" not in overruling.sealed
    other = Story(theme=theme("tone")).write("Nr.", "CPR 070365-1231.", by=cast.ali, at=cast.at)
    where = f"/borgervejleder/historier/{other.pk}/"
    assert "Skal væk" in check_page(ali.get(where)).text
    check_page(ali.post(f"{where}udgivelse/", {"reason-0": "Jeg vil.", "reason-1": "Ja."}), 422)


def test_a_published_story_is_not_written_anew(cast: Cast, zone: Key, ali: Client) -> None:
    row = written(ali, case_of(cast), CLEAN)
    row.publish(zone, [], {}, by=cast.ali, at=cast.at)
    again = ali.post(f"/borgervejleder/historier/{row.pk}/udgivelse/", follow=True)
    assert "Den er allerede udgivet" in check_page(again).text


def test_a_brief_is_written_published_and_read_by_all_staff(
    cast: Cast, zone: Key, ali: Client, sign_in: SignIn
) -> None:
    came(cast, ("tone", cast.ydelse), times=12, at=cast.at - timedelta(days=120))
    story = written(ali, case_of(cast), CLEAN)
    story.publish(zone, [], {}, by=cast.ali, at=cast.at)
    where = "/borgervejleder/laeringsbreve/nyt/"
    typed = {"theme": theme("tone").pk, "title": "Om tonen", "text": "Vær venlig.", "first": "Sig goddag."}
    check_page(send(ali, ali.get(where), where, **typed | {"text": "Skriv til ali@fjord.example."}), 422)
    assert send(ali, ali.get(where), where, **typed, stories=[str(story.pk)]).status_code == 302
    row = Brief.objects.get()
    karen = sign_in(cast.karen)
    assert karen.get(f"/laering/{row.pk}/").status_code == 404
    shown = check_page(ali.get(f"/borgervejleder/laeringsbreve/{row.pk}/"))
    assert "Sig goddag." in shown.text
    ali.post(f"/borgervejleder/laeringsbreve/{row.pk}/udgivelse/")
    assert "Om tonen" in check_page(karen.get("/laering/")).text
    page = check_page(karen.get(f"/laering/{row.pk}/"))
    for words in (CLEAN, "Sig goddag.", "2026 0 12", "Tema: Tone"):
        assert words in page.text
    file = karen.get(f"/laering/{row.pk}/fil/pdf/")
    assert "Om tonen" in PdfReader(BytesIO(file.content)).pages[0].extract_text()
    assert karen.get(f"/laering/{row.pk}/fil/docx/").content[:2] == b"PK"
    assert karen.get(f"/laering/{row.pk}/fil/exe/").status_code == 404
    again = ali.post(f"/borgervejleder/laeringsbreve/{row.pk}/udgivelse/", follow=True)
    assert "Den er allerede udgivet" in check_page(again).text
    ali.post(f"/borgervejleder/laeringsbreve/{row.pk}/tilbagetraekning/")
    assert karen.get(f"/laering/{row.pk}/").status_code == 404
