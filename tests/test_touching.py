"""What PostgreSQL is asked: a test that could touch the database can be told before it runs."""

from pathlib import Path

import pytest

from indgang.sample.cast import Cast

from .plugins.touching import touches_the_database

HERE = Path(__file__)
BY_NAME_WHILE_RUNNING = "getfixture" + "value"


def test_who_takes_a_fixture_with_rows_touches_it(request: pytest.FixtureRequest, cast: Cast) -> None:
    assert touches_the_database(request.node)


@pytest.mark.django_db
def test_who_is_marked_touches_it(request: pytest.FixtureRequest) -> None:
    assert touches_the_database(request.node)


def test_who_does_neither_does_not(request: pytest.FixtureRequest) -> None:
    assert not touches_the_database(request.node)


def test_nobody_takes_a_fixture_that_cannot_be_told_before() -> None:
    files = [file for file in HERE.parent.rglob("*.py") if BY_NAME_WHILE_RUNNING in file.read_text(encoding="utf-8")]
    assert files == []
