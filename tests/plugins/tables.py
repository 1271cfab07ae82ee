"""SQLite's tables, kept from one run of the tests to the next: to migrate from nothing takes longer than most tests.

What is kept belongs to these very migrations; a change in one of them, ours or a library's, and all are run anew.
"""

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.core.management.commands.migrate import Command
from django.db import connections

_places: list[Path] = []


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "cache"):  # not with `-p no:cacheprovider`
        _places.append(Path(config.cache.mkdir("tables")))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    if fixturedef.argname != "django_db_setup":
        return (yield)
    with kept_tables():
        return (yield)


@contextmanager
def kept_tables() -> Iterator[None]:
    """Whoever migrates an empty SQLite database in here begins with the tables that were kept."""
    plain = Command.handle

    def handle(self: Command, *words: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite" or not _places:
            return plain(self, *words, **options)
        file = _places[0] / f"{sign()}.sqlite3"
        lay_out(file, connection)
        done = plain(self, *words, **options)
        keep(connection, file)
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", handle)
        yield


def sign() -> str:
    """What all migrations together are known by."""
    read = sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            read.update(f"\n{app.label} {file.name}\n".encode() + file.read_bytes())
    return read.hexdigest()


def lay_out(file: Path, connection: Any) -> None:
    if not file.exists() or connection.introspection.table_names():
        return
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(connection.connection)


def keep(connection: Any, file: Path) -> None:
    """Keep the tables for the next run, and nothing that an older run kept."""
    if file.exists():
        return
    half = Path(f"{file}.{os.getpid()}")
    with closing(sqlite3.connect(half)) as kept:
        connection.connection.backup(kept)
    for other in file.parent.glob("*.sqlite3"):
        with suppress(FileNotFoundError):
            other.unlink()
    half.replace(file)
