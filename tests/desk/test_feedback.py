"""Feedback from an article's page or a task's, its answer, and what its giver sees."""

from typing import Any

import pytest
from django.test import Client

from indgang.knowledge.models import Feedback
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.knowledge.telling import article
from tests.pages import check_page

from .filling import form_on, send


def give(client: Client, where: str, **typed: Any) -> Any:
    return send(client, client.get(where), f"{where}tilbagemelding/", **typed)


def test_it_works(cast: Cast, karen: Client, sign_in: SignIn) -> None:
    row = article(cast, owner=cast.ditte)
    response = give(karen, row.get_absolute_url(), kind="missing", text="Hvad koster det?")
    told = check_page(karen.get(response.headers["Location"])).text
    assert "Din tilbagemelding er sendt til Ditte Kjeldsen." in told
    ditte = sign_in(cast.ditte)
    page = ditte.get("/viden/til-mig/")
    assert "Til mig 1" in check_page(page).text
    assert "Hvad koster det?" in check_page(page).text
    where = f"/viden/tilbagemeldinger/{Feedback.objects.get().pk}/svar/"
    told = check_page(ditte.get(send(ditte, page, where, text="Det står der nu.", done="on").headers["Location"])).text
    assert "Svaret er sendt til Karen Holm." in told
    assert "Ingen tilbagemeldinger venter på dig" in told
    assert "Mine tilbagemeldinger 1" in check_page(karen.get("/viden/")).text
    seen = check_page(karen.get("/viden/mine-tilbagemeldinger/")).text
    assert "Nyt svar" in seen
    assert "Svar fra Ditte Kjeldsen, 14.09.2026: Det står der nu." in seen
    assert "Nyt svar" not in check_page(karen.get("/viden/mine-tilbagemeldinger/")).text


def test_on_a_tasks_card(cast: Cast, karen: Client) -> None:
    told = check_page(
        karen.get(give(karen, "/opgaver/kontanthjaelp/", kind="wrong", text="Skemaet.").headers["Location"])
    )
    assert "sendt til Ditte Kjeldsen" in told.text
    assert Feedback.objects.get().task == cast.cash_benefit


@pytest.mark.parametrize("where", ["/opgaver/pas-voksen/", "/viden/nyt-pas/"])
def test_what_was_typed_stays(cast: Cast, karen: Client, where: str) -> None:
    article(cast)
    response = give(karen, where, kind="wrong", text="p" * 2001)
    check_page(response, 422)
    assert form_on(response, f"{where}tilbagemelding/").values["text"] == ["p" * 2001]
    check_page(give(karen, where, kind="unclear", text=""), 422)
    assert not Feedback.objects.exists()


def test_the_second_to_answer_is_told(cast: Cast, sign_in: SignIn) -> None:
    given = Feedback.give(article(cast), "wrong", "Nej.", by=cast.karen, at=cast.at)
    tina, where = sign_in(cast.tina), f"/viden/tilbagemeldinger/{given.pk}/svar/"
    check_page(tina.post(where, {"text": ""}), 422)
    given.answer("Først.", by=cast.christian, at=cast.at)
    assert "Christian Vang svarede den" in check_page(tina.post(where, {"text": "Sidst."}, follow=True)).text
    assert sign_in(cast.per).post(where, {"text": "Mig."}).status_code == 404


def test_own_articles_to_review_stand_there_too(cast: Cast, sign_in: SignIn) -> None:
    row = article(cast, review_by=cast.today)
    type(row).objects.update(review_by="2026-09-01")
    text = check_page(sign_in(cast.tina).get("/viden/til-mig/")).text
    assert "Nyt pas skulle være set efter inden 01.09.2026" in text


def test_many_are_paged_and_asked_for_at_once(cast: Cast, sign_in: SignIn, django_assert_max_num_queries) -> None:
    row = article(cast)
    for n in range(25):
        given = Feedback.give(row, "wrong", f"Nr. {n}", by=cast.karen, at=cast.at)
        if n % 2:
            given.answer("Ja.", by=cast.tina, at=cast.at)
    tina, karen = sign_in(cast.tina), sign_in(cast.karen)
    for client, where in ((tina, "/viden/til-mig/?vis=alle"), (karen, "/viden/mine-tilbagemeldinger/")):
        client.get(where)
        with django_assert_max_num_queries(14):
            assert "Næste" in check_page(client.get(where)).text


def test_nothing_told_yet(karen: Client) -> None:
    assert "Du har ikke givet nogen tilbagemelding endnu" in check_page(karen.get("/viden/mine-tilbagemeldinger/")).text
