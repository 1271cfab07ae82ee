"""Letters at the desk: explained, told to the department with the citizen's leave, answered there."""

import html
import re

import pytest
from django.conf import LazySettings
from django.test import Client

from indgang.adviser.models import LetterFeedback, LetterReply
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.letters.letters import text
from tests.cast import SignIn
from tests.pages import check_page

TELL = "/brev/tilbagemelding/"


@pytest.fixture(autouse=True)
def signs_alone(settings: LazySettings) -> None:
    settings.SENTENCE_MODEL = False


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def receipt_of(client: Client, name: str = "frist-uden-dato") -> str:
    page = client.post("/brev/", {"text": text(name)}).content.decode()
    (written,) = re.findall(r'name="receipt" value="([^"]+)"', page)
    return html.unescape(written)


def told(client: Client, cast: Cast, **posted) -> LetterFeedback:
    client.post(TELL, {"receipt": receipt_of(client), "department": cast.ydelse.pk, "consent": "on", **posted})
    return LetterFeedback.objects.get()


def test_a_letter_is_explained_and_not_kept(karen):
    page = karen.post("/brev/", {"text": text("afslag-hjaelpemiddel"), "received": "16.03.2026"})
    check_page(page)
    assert "13.04.2026" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert not LetterFeedback.objects.exists()


def test_the_page_is_guarded_against_forged_posts(cast: Cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.karen, backend="indgang.organisation.backends.EmployeeBackend")
    assert strict.post("/brev/", {"text": "Fjordby Kommune"}).status_code == 403


def test_the_department_that_was_found_is_chosen(cast: Cast, karen):
    page = karen.post("/brev/", {"text": text("frist-uden-dato")}).content.decode()
    assert f'<option value="{cast.ydelse.pk}" selected>' in page


def test_a_department_is_told(cast: Cast, karen):
    row = told(karen, cast, quote="Send dem hurtigst muligt. Cpr 010180-1237", checked="on")
    assert row.sent_by == cast.karen
    assert "010180-1237" not in row.quote
    assert "hurtigst" not in row.quote_sealed
    assert {point.theme_code for point in row.points.all()} >= {"vejledning-mangler"}
    assert Event.objects.get(kind="letter_feedback.sent").facts["points"] == row.points.count()
    check_page(karen.get("/brev/tilbagemeldinger/"))


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"consent": ""}, "Spørg borgeren først."),
        ({"quote": "Kære Mikkel"}, "Se citatet efter"),
        ({"quote": "x" * 301, "checked": "on"}, "300"),
        ({"department": ""}, "Afdeling"),
        ({"receipt": "forged"}, "for gammel"),
    ],
)
def test_what_is_wrong_is_told(cast: Cast, karen, posted, said):
    good = {"receipt": receipt_of(karen), "department": cast.ydelse.pk, "consent": "on"}
    page = karen.post(TELL, good | posted)
    check_page(page, 422)
    assert said in html.unescape(page.content.decode())
    assert not LetterFeedback.objects.exists()


def test_the_department_answers(cast: Cast, karen, sign_in):
    row, ditte = told(karen, cast), sign_in(cast.ditte)
    check_page(ditte.get("/afdeling/breve/"))
    for verdict, remark in (("being_fixed", "Vi retter skabelonen."), ("fixed", "")):
        posted = {f"n{row.pk}-verdict": verdict, f"n{row.pk}-text": remark}
        assert ditte.post(f"/afdeling/breve/{row.pk}/svar/", posted).status_code == 302
    assert [each.verdict for each in LetterReply.objects.all()] == ["being_fixed", "fixed"]
    assert str(LetterFeedback.objects.get().reply) == "Rettet"
    assert "Vi retter skabelonen." in ditte.get("/afdeling/breve/?vis=besvaret").content.decode()
    assert "Vi retter skabelonen." in karen.get("/brev/tilbagemeldinger/?vis=besvaret").content.decode()


def test_who_disagrees_says_why(cast: Cast, karen, sign_in):
    row = told(karen, cast)
    page = sign_in(cast.ditte).post(f"/afdeling/breve/{row.pk}/svar/", {f"n{row.pk}-verdict": "disagreed"})
    check_page(page, 422)
    assert "Skriv, hvorfor I ikke er enige." in page.content.decode()


def test_another_department_sees_nothing(cast: Cast, karen, sign_in):
    row, per = told(karen, cast), sign_in(cast.per)
    assert "Frist uden dato" not in per.get("/afdeling/breve/").content.decode()
    assert per.post(f"/afdeling/breve/{row.pk}/svar/", {f"n{row.pk}-verdict": "fixed"}).status_code == 404


def test_clerks_see_their_own_and_the_adviser_all(cast: Cast, karen, sign_in):
    told(karen, cast)
    seen = {
        who.username: "Frist uden dato" in sign_in(who).get("/brev/tilbagemeldinger/").content.decode()
        for who in (cast.karen, cast.bo, cast.ali, cast.per)
    }
    assert seen == {"karen": True, "bo": False, "ali": True, "per": False}
