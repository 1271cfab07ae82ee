"""The searches' pages: what the wayfinder did not find, local words tried before they count, and trainings led back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indgang.desk.searches import local_word_in, shown_text
from indgang.inquiries.models import Inquiry
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from indgang.wayfinder import held, learning
from indgang.wayfinder.models import Face, Kind, Saying, Search, Training
from tests.cast import SignIn
from tests.pages import check_page

from .registering import write_down


@pytest.fixture
def tina(cast: Cast, sign_in: SignIn) -> Client:
    """The team lead's browser, signed in."""
    return sign_in(cast.tina)


def ask(cast: Cast, said: str, times: int = 1, **told: Any) -> None:
    for hour in range(times):
        given = {"face": Face.DESK, "certainty": "none", "found": [], "at": cast.later(hours=-hour), **told}
        learning.record(said, **given)


def test_like_wordings_stand_as_one_line_with_how_often(cast: Cast, tina: Client) -> None:
    ask(cast, "fritteren er fyldt", 3, chosen=cast.passport.pk)
    ask(cast, "er fritteren fyldt?", 2)
    ask(cast, "mit pas", certainty="sure", found=[cast.passport.pk], chosen=cast.passport.pk)
    page = check_page(tina.get("/soegninger/"))
    assert (
        page.text.count("fritteren er fyldt") + page.text.count("er fritteren fyldt?") == 2
    )  # in its cell and its link
    assert "Intet fundet" in page.text
    assert cast.passport.title in page.text
    assert "mit pas" not in page.text


def test_filters_narrow_the_list_and_nonsense_is_passed_over(cast: Cast, tina: Client) -> None:
    ask(cast, "intet her", 3)
    ask(cast, "måske der", 3, certainty="unsure", found=[cast.passport.pk])
    ask(cast, "noget andet", 3, certainty="likely", found=[cast.passport.pk], chosen=cast.cash_benefit.pk)
    ask(cast, "gammel sag", 3, at=cast.later(days=-60))
    ask(cast, "fra nettet", 3, face=Face.PUBLIC)
    for query, seen in (
        ("which=intet", {"intet her", "fra nettet", "gammel sag"}),
        ("which=tvivl", {"måske der"}),
        ("which=anden", {"noget andet"}),
        ("days=30", {"intet her", "måske der", "noget andet", "fra nettet"}),
        ("face=public", {"fra nettet"}),
        ("which=x&face=y&days=z&page=q", {"intet her", "måske der", "noget andet", "gammel sag", "fra nettet"}),
    ):
        text = check_page(tina.get(f"/soegninger/?{query}")).text
        found = {each for each in ("intet her", "måske der", "noget andet", "gammel sag", "fra nettet") if each in text}
        assert found == seen, query


def test_an_empty_list_says_so(tina: Client) -> None:
    assert "Ingen søgninger at se på" in check_page(tina.get("/soegninger/")).text


def test_a_word_that_nobody_knows_is_hidden_until_enough_have_asked(cast: Cast, tina: Client) -> None:
    ask(cast, "hvor er xqzvbnm på havnen", 2)
    text = check_page(tina.get("/soegninger/")).text
    assert "xqzvbnm" not in text
    assert "hvor er […] på havnen" in text
    number = Search.objects.latest("pk").pk
    assert "xqzvbnm" not in tina.get(f"/soegninger/lokale-ord/nyt/?soegning={number}").content.decode()
    ask(cast, "hvor er xqzvbnm på havnen", at=cast.later(hours=-5))
    assert "xqzvbnm" in check_page(tina.get("/soegninger/")).text
    assert 'value="xqzvbnm"' in tina.get(f"/soegninger/lokale-ord/nyt/?soegning={number}").content.decode()


def test_names_that_were_masked_are_shown_as_such(cast: Cast) -> None:
    assert shown_text("[navn] har mistet sit pas", 1) == "[navn] har mistet sit pas"
    assert local_word_in("[navn] og passet") == "og passet"


def test_the_list_asks_the_database_as_often_with_many_rows(cast: Cast, tina: Client) -> None:
    ask(cast, "den første", 3)
    tina.get("/soegninger/")
    with CaptureQueriesContext(connection) as few:
        tina.get("/soegninger/")
    for word in ("et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"):
        ask(cast, f"{word} skralde", 3, chosen=cast.passport.pk)
    with CaptureQueriesContext(connection) as many:
        tina.get("/soegninger/")
    assert len(many) == len(few)


def test_a_local_word_is_tried_added_and_taken_away(cast: Cast, tina: Client) -> None:
    ask(cast, "fritteren", 3, chosen=cast.passport.pk)
    number = Search.objects.latest("pk").pk
    form = tina.get(f"/soegninger/lokale-ord/nyt/?soegning={number}").content.decode()
    assert 'value="fritteren"' in form
    assert f'value="{cast.passport.title}"' in form
    typed = {"text": "fritteren", "task": cast.passport.title}
    page = check_page(tina.post("/soegninger/lokale-ord/nyt/", typed))
    assert "Intet er ændret endnu" in page.text
    assert "ikke fundet → nr. 1" in page.text
    assert not Saying.objects.filter(kind=Kind.SYNONYM).exists()
    answer = tina.post("/soegninger/lokale-ord/", {"text": "fritteren", "task": cast.passport.slug}, follow=True)
    assert "Ordet er tilføjet" in check_page(answer).text
    word = Saying.objects.standing().get(kind=Kind.SYNONYM)
    gone = tina.post(f"/soegninger/lokale-ord/{word.pk}/tilbagetraekning/", follow=True)
    assert "Ordet er trukket tilbage" in check_page(gone).text
    again = tina.post(f"/soegninger/lokale-ord/{word.pk}/tilbagetraekning/", follow=True)
    assert "allerede trukket tilbage" in check_page(again).text
    assert "fritteren" in check_page(tina.get("/soegninger/lokale-ord/?vis=tilbagetrukket")).text
    assert Event.objects.filter(kind__startswith="saying.").count() == 2


def test_what_cannot_be_a_local_word_is_shown_again(cast: Cast, tina: Client) -> None:
    for typed, told in (
        ({"text": "", "task": ""}, "skal rettes"),
        ({"text": "fritteren", "task": "Ukendt"}, "Ingen opgave hedder det"),
        ({"text": "Karen Hansens kort", "task": cast.passport.slug}, "uden navne"),
        ({"text": cast.cash_benefit.title, "task": cast.passport.slug}, "er en anden opgave"),
    ):
        page = check_page(tina.post("/soegninger/lokale-ord/nyt/", typed), 422)
        assert told in page.text
    late = tina.post("/soegninger/lokale-ord/", {"text": cast.passport.title, "task": cast.passport.slug})
    assert "har allerede de ord" in check_page(late, 409).text
    for number in ("x", "99999999999999999999", "0"):
        check_page(tina.get(f"/soegninger/lokale-ord/nyt/?soegning={number}"))


def test_trainings_are_listed_with_their_reports(cast: Cast, tina: Client) -> None:
    assert "Ingen indlæringer endnu" in check_page(tina.get("/soegninger/indlaeringer/")).text
    scores = {"count": 2, "top1": 0.5, "top3": 1.0, "mrr": 0.75}
    told = {"whole": scores, "kinds": {"lookup": scores, "eget": scores}}
    change = {"query": "nyt pas", "task": "Pas", "before": 0, "after": 1}
    report = {"before": told, "after": told, "learnt": [[cast.passport.slug, "den røde bog"]], "is_worse": True}
    report |= {"worse": [], "better": [change], "worse_count": 0, "better_count": 1}
    done = Training.objects.create(made_at=cast.at, made_by=cast.tina, weights=b"", sayings_count=7, report=report)
    running = Training.objects.create(made_at=cast.at, weights=b"", running=True)
    stopped = Training.objects.create(made_at=cast.at, weights=b"", report={"stopped": True})
    text = check_page(tina.get("/soegninger/indlaeringer/")).text
    for each in ("50,0 % → 50,0 %", "Dårligere svar", "I gang", "Standset", "Kommandolinjen", "Tina Mørch"):
        assert each in text
    page = check_page(tina.get(f"/soegninger/indlaeringer/{done.pk}/")).text
    for each in (
        "Ligefremme spørgsmål",
        "1 spørgsmål blev bedre",
        "ikke fundet",
        f"den røde bog → {cast.passport.title}",
    ):
        assert each in page
    assert "er i gang" in check_page(tina.get(f"/soegninger/indlaeringer/{running.pk}/")).text
    assert "blev ikke færdig" in check_page(tina.get(f"/soegninger/indlaeringer/{stopped.pk}/")).text


def test_one_press_goes_back(cast: Cast, tina: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "unpacked", lambda training, slugs: None)
    refused = tina.post("/soegninger/indlaeringer/tilbagegang/", follow=True)
    assert "ingen tidligere indlæring" in check_page(refused).text
    first = Training.objects.create(made_at=cast.at, weights=b"w", sayings_count=1, used_at=cast.at)
    Training.objects.create(made_at=cast.at, weights=b"w", sayings_count=1, used_at=cast.at, in_use=True)
    assert "Gå tilbage" in check_page(tina.get("/soegninger/indlaeringer/")).text
    assert (
        "går nu efter indlæringen" in check_page(tina.post("/soegninger/indlaeringer/tilbagegang/", follow=True)).text
    )
    assert list(Training.objects.in_use()) == [first]
    assert Event.objects.filter(kind="training.used").count() == 1


def test_what_was_typed_goes_along_with_the_registration(cast: Cast, karen: Client) -> None:
    fragment = karen.post("/forslag/", {"q": "nyt pas til Karen Hansen"}).content.decode()
    assert 'form="registration" name="said" value="nyt pas til Karen Hansen"' in fragment
    typed = {"said": "nyt pas til Karen Hansen", "found": f"likely {cast.cash_benefit.pk} {cast.passport.pk}"}
    write_down(karen, task=cast.passport.slug, **typed)
    row = Search.objects.get()
    assert (row.text, row.face, row.certainty, row.rank) == ("nyt pas til [navn]", "desk", "likely", 2)
    assert (row.first, row.chosen) == (cast.cash_benefit, cast.passport)


def test_a_search_that_cannot_be_kept_stops_no_registration(
    cast: Cast, karen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for found in ("sure x -1 ½", "", "none"):
        write_down(karen, task=cast.passport.slug, said="mit pas", found=found)
    monkeypatch.setattr(learning, "masked", lambda text: 1 / 0)
    write_down(karen, task=cast.passport.slug, said="mit pas", found="")
    assert Inquiry.objects.count() == 4


def test_a_citizens_name_is_not_sent_along(cast: Cast, karen: Client) -> None:
    fragment = karen.post("/forslag/", {"q": "mette"}).content.decode()
    assert "Mette" in fragment
    assert 'name="said"' not in fragment
