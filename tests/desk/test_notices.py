"""Notices on top of the desk and on their own pages."""

from typing import Any

import pytest
from django.test import Client

from indgang.knowledge.models import Notice
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page, read

from .filling import form_on, send


@pytest.fixture
def tina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.tina)


def notice(cast: Cast, **changes: Any) -> Notice:
    facts: dict[str, Any] = {"title": "MitID driller", "text": "- Prøv igen", "valid_from": cast.today}
    return Notice.write(**facts | {"by": cast.christian, "at": cast.at} | changes)


def test_it_works(cast: Cast, tina: Client, karen: Client) -> None:
    page = tina.get("/viden/beskeder/ny/")
    typed = {"title": "Lukket", "text": "Vi lukker kl. 12.", "important": "on", "for_citizens": "on"}
    response = send(tina, page, "/viden/beskeder/ny/", **typed, valid_to="20.09.2026")
    row = Notice.objects.get()
    assert (row.important, row.for_citizens, row.valid_from) == (True, True, cast.today)
    told = check_page(tina.get(response.headers["Location"])).text
    assert "1 har læst den Tina Mørch" in told
    assert "Karen Holm Fjordby" in told
    desk = karen.get("/")
    assert "Lukket" in check_page(desk).text
    assert send(karen, desk, f"{row.get_absolute_url()}kvittering/").headers["Location"] == "/"
    assert "Lukket" not in check_page(karen.get("/")).text
    assert "2 har læst den" in check_page(tina.get(row.get_absolute_url())).text


def test_at_the_desk_only_the_notices_change(cast: Cast, karen: Client) -> None:
    first = notice(cast)
    notice(cast, title="Nr. 2")
    response = karen.post(f"{first.get_absolute_url()}kvittering/", HTTP_HX_REQUEST="true")
    fragment = read(response.content.decode())
    assert fragment.faults == []
    assert "Nr. 2" in fragment.text
    assert "MitID driller" not in fragment.text


def test_of_many_the_number_is_told(cast: Cast, karen: Client) -> None:
    for n in range(5):
        notice(cast, title=f"Nr. {n}")
    text = check_page(karen.get("/")).text
    assert "5 ulæste" in text
    assert "2 beskeder mere" in text
    assert "Beskeder 5" in check_page(karen.get("/viden/")).text
    assert "Nr. 0" in check_page(karen.get("/viden/beskeder/?vis=ulaeste")).text


def test_what_was_typed_stays(cast: Cast, tina: Client) -> None:
    page = tina.get("/viden/beskeder/ny/")
    typed = {"title": "Lukket", "text": "Vi lukker kl. 12.", "valid_from": "20.09.2026", "valid_to": "19.09.2026"}
    response = send(tina, page, "/viden/beskeder/ny/", **typed)
    assert "Beskeden slutter, før den begynder" in check_page(response, 422).text
    assert form_on(response, "/viden/beskeder/ny/").values["text"] == ["Vi lukker kl. 12."]
    gone = {"valid_from": "01.09.2026", "valid_to": "02.09.2026"}
    check_page(send(tina, response, "/viden/beskeder/ny/", **gone), 409)
    assert not Notice.objects.exists()


def test_the_list_and_what_is_taken_back(cast: Cast, tina: Client, karen: Client) -> None:
    row = notice(cast, centre=cast.fjordby)
    assert "MitID driller" in check_page(karen.get("/viden/beskeder/")).text
    where = f"{row.get_absolute_url()}tilbagetraekning/"
    assert "Beskeden er trukket tilbage." in check_page(tina.post(where, follow=True)).text
    assert "Teksten blev trukket tilbage den 14.09.2026" in check_page(tina.post(where, follow=True)).text
    assert "Ingen beskeder" in check_page(karen.get("/viden/beskeder/?vis=alle")).text
    assert karen.get(row.get_absolute_url()).status_code == 404
    assert "MitID driller" in check_page(tina.get("/viden/beskeder/?vis=alle")).text


def test_others_notices_are_not_found(cast: Cast, sign_in: SignIn) -> None:
    row = notice(cast, centre=cast.sandby)
    karen = sign_in(cast.karen)
    assert karen.get(row.get_absolute_url()).status_code == 404
    assert karen.post(f"{row.get_absolute_url()}kvittering/").status_code == 404
    response = sign_in(cast.bo).get(row.get_absolute_url())
    check_page(response)
    assert "readers" not in response.content.decode()


def test_as_many_questions_for_many(cast: Cast, karen: Client, django_assert_max_num_queries) -> None:
    for n in range(25):
        notice(cast, title=f"Nr. {n}")
    karen.get("/viden/beskeder/")
    with django_assert_max_num_queries(12):
        assert "Næste" in check_page(karen.get("/viden/beskeder/")).text
