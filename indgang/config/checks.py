"""Checks of the settings at start (opstartstjek); each says what to do."""

from collections.abc import Iterator
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error

from .settings import DEMO_KEY, DEMO_SECRET, ENVIRONMENT


def mistakes(**_kwargs: Any) -> list[CheckMessage]:
    """Report every setting that could not be read."""
    return [
        Error(f"{each.name} {each.problem}.", hint=f"{each.hint}.", id="indgang.E001") for each in ENVIRONMENT.mistakes
    ]


def keys(**_kwargs: Any) -> list[CheckMessage]:
    """Report encryption keys that cannot seal anything."""
    bad = [number for number, key in enumerate(settings.INDGANG_KEYS, 1) if not _fits(key)]
    return [
        Error(
            f"INDGANG_KEYS: key number {number} is no encryption key.",
            hint="Make one with `indgang key`, and keep the old ones behind it, separated by commas.",
            id="indgang.E002",
        )
        for number in bad
    ]


def production(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to serve citizens on unsafe settings; asked only where INDGANG_PRODUCTION is on."""
    return list(_unsafe()) if settings.PRODUCTION else []


def _unsafe() -> Iterator[CheckMessage]:
    for number, (unsafe, problem, hint) in enumerate(_risks(), start=10):
        if unsafe:
            yield Error(problem, hint=hint, id=f"indgang.E0{number}")


def _risks() -> list[tuple[bool, str, str]]:
    """Return what could be unsafe, whether it is, and the mend."""
    hosts = set(settings.ALLOWED_HOSTS)
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return [
        (settings.DEBUG, "DEBUG is on.", "Take DEBUG out of the environment."),
        (
            settings.SECRET_KEY == DEMO_SECRET or len(settings.SECRET_KEY) < 50,
            "SECRET_KEY is missing or short.",
            "Set 50 random signs: `indgang key --secret`.",
        ),
        (DEMO_KEY in settings.INDGANG_KEYS, "INDGANG_KEYS is missing.", "Make a key with `indgang key`."),
        (
            settings.INDGANG_INDEX_KEY == DEMO_SECRET or len(settings.INDGANG_INDEX_KEY) < 32,
            "INDGANG_INDEX_KEY is missing or short.",
            "Set 50 random signs once, and never change them: citizens are found by it.",
        ),
        (
            "*" in hosts or hosts <= {"localhost", "127.0.0.1", "[::1]"},
            "ALLOWED_HOSTS does not name this site.",
            "Write the site's own names, such as indgang.fjordby.dk.",
        ),
        (not settings.HTTPS, "INDGANG_HTTPS is off.", "Serve behind HTTPS; sessions are worth stealing."),
        (
            sqlite and not ENVIRONMENT.flag("INDGANG_SQLITE_IN_PRODUCTION", False),
            "The database is SQLite.",
            "Set DATABASE_URL to PostgreSQL, or INDGANG_SQLITE_IN_PRODUCTION=1 for a single small centre.",
        ),
        (not settings.MAIL_SERVER, "EMAIL_HOST is missing.", "Name the mail server that may send."),
    ]


def _fits(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
