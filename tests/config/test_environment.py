from pathlib import Path

import pytest

from indgang.config.environment import PREPARED, Environment, sqlite

DATA = Path("/var/lib/indgang")


def test_texts_are_trimmed_and_may_be_missing() -> None:
    env = Environment({"A": "  hej "})
    assert (env.text("A"), env.text("B"), env.text("B", "ellers")) == ("hej", "", "ellers")


def test_words_stand_between_commas() -> None:
    env = Environment({"A": " a.dk, b.dk ,,"})
    assert env.words("A") == ["a.dk", "b.dk"]
    assert env.words("B", "x,y") == ["x", "y"]
    assert env.words("B") == []


@pytest.mark.parametrize("value", ["1", "true", "YES", "on", "ja", " Ja "])
def test_yes_is_yes(value: str) -> None:
    env = Environment({"A": value})
    assert env.flag("A", False) is True
    assert env.mistakes == []


@pytest.mark.parametrize("value", ["0", "false", "No", "off", "nej"])
def test_no_is_no(value: str) -> None:
    env = Environment({"A": value})
    assert env.flag("A", True) is False
    assert env.mistakes == []


def test_what_is_not_said_is_as_it_was() -> None:
    env = Environment({"A": ""})
    assert env.flag("A", True) is True
    assert env.flag("B", False) is False
    assert env.number("A", 7) == 7


def test_a_flag_that_is_neither_is_no_and_a_mistake_with_a_hint() -> None:
    env = Environment({"INDGANG_HTTPS": "måske"})
    assert env.flag("INDGANG_HTTPS", True) is False
    (mistake,) = env.mistakes
    assert (mistake.name, mistake.problem, mistake.hint) == ("INDGANG_HTTPS", "is 'måske'", "write 1 or 0")


@pytest.mark.parametrize("value", ["fem", "-1", "1.5", "1,5"])
def test_a_number_that_is_none_is_a_mistake_and_the_default_holds(value: str) -> None:
    env = Environment({"EMAIL_PORT": value})
    assert env.number("EMAIL_PORT", 25) == 25
    (mistake,) = env.mistakes
    assert (mistake.name, mistake.hint) == ("EMAIL_PORT", "write a whole number")


def test_a_number_is_read() -> None:
    assert Environment({"A": " 587 "}).number("A", 25) == 587


def test_a_folder_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Environment({"A": "data"}).folder("A", DATA) == (tmp_path / "data").resolve()
    assert Environment({}).folder("A", DATA) == DATA


def test_without_an_address_the_database_is_a_file_in_the_data_folder() -> None:
    found = Environment({}).database("DATABASE_URL", DATA)
    assert found == sqlite(DATA / "indgang.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in found["OPTIONS"]["init_command"]


def test_a_file_can_be_named() -> None:
    found = Environment({"DATABASE_URL": "sqlite:///srv/min%20mappe/a.sqlite3"}).database("DATABASE_URL", DATA)
    assert found["NAME"] == "/srv/min mappe/a.sqlite3"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_an_address_leads_to_postgresql(scheme: str) -> None:
    address = f"{scheme}://karen:p%40ss%2Fword@db.fjordby.dk:6432/indgang%2Ddrift?sslmode=verify-full"
    found = Environment({"DATABASE_URL": address}).database("DATABASE_URL", DATA)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("indgang-drift", "karen", "p@ss/word")
    assert (found["HOST"], found["PORT"]) == ("db.fjordby.dk", "6432")
    assert found["OPTIONS"] == PREPARED | {"sslmode": "verify-full"}
    assert found["CONN_MAX_AGE"] is None
    assert found["CONN_HEALTH_CHECKS"] is True


def test_postgresql_on_a_socket() -> None:
    found = Environment({"DATABASE_URL": "postgresql://postgres@/indgang?host=/run/pg"}).database("DATABASE_URL", DATA)
    assert (found["HOST"], found["PORT"], found["USER"], found["OPTIONS"]) == ("/run/pg", "", "postgres", PREPARED)


def test_another_kind_of_database_is_a_mistake_that_shows_no_password() -> None:
    env = Environment({"DATABASE_URL": "mysql://karen:hemmelig@db/indgang"})
    assert env.database("DATABASE_URL", DATA)["ENGINE"].endswith("sqlite3")
    (mistake,) = env.mistakes
    assert mistake.problem == "begins with 'mysql'"
    assert "postgresql://" in mistake.hint
    assert "hemmelig" not in mistake.problem + mistake.hint


def test_all_mistakes_are_gathered() -> None:
    env = Environment({"A": "x", "B": "y", "DATABASE_URL": "oracle://"})
    env.flag("A", False)
    env.number("B", 1)
    env.database("DATABASE_URL", DATA)
    assert [mistake.name for mistake in env.mistakes] == ["A", "B", "DATABASE_URL"]
    assert all(mistake.hint for mistake in env.mistakes)
