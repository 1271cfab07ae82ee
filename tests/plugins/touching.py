"""On PostgreSQL only what touches the database is tested: the rest is the same there, and has been run on SQLite.

A test touches it by a fixture or the mark `django_db`; to every other test pytest-django refuses the database.
"""

import os

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("INDGANG_TEST_DB") != "postgres":
        return
    left_out = [item for item in items if not touches_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if touches_the_database(item)]


def touches_the_database(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return "django_db_setup" in fixtures or item.get_closest_marker("django_db") is not None
