import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from indgang import __version__


def test_all_is_well(db: None, client: Client) -> None:
    answer = client.get("/sundhed/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": __version__, "database": True}
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("fault", [OperationalError("password=hemmelig"), InterfaceError("closed")])
def test_a_lost_database_is_told_without_secrets(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def lost() -> None:
        raise fault

    monkeypatch.setattr(connection, "cursor", lost)
    answer = client.get("/sundhed/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "version": __version__, "database": False}


def test_one_question_is_asked_and_no_session_made(db: None, client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/sundhed/")
    assert answer.cookies == {}
    assert "Vary" not in answer.headers


def test_it_can_only_be_read(db: None, client: Client) -> None:
    assert client.head("/sundhed/").status_code == 200
    assert client.post("/sundhed/").status_code == 405
