import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from indgang.config import checks
from indgang.config.environment import Mistake
from indgang.config.settings import DEMO_KEY, DEMO_SECRET, ENVIRONMENT

ROOT = Path(__file__).resolve().parents[2]
LONG = "et langt og tilfældigt udseende ord, som ingen kan gætte 8472"
SAFE: dict[str, Any] = {
    "PRODUCTION": True,
    "DEBUG": False,
    "SECRET_KEY": LONG,
    "INDGANG_KEYS": [Fernet.generate_key().decode()],
    "INDGANG_INDEX_KEY": LONG,
    "ALLOWED_HOSTS": ["indgang.fjordby.dk"],
    "HTTPS": True,
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "MAIL_SERVER": "mail.fjordby.dk",
}
UNSAFE: list[tuple[str, Any, str]] = [
    ("DEBUG", True, "E010"),
    ("SECRET_KEY", DEMO_SECRET, "E011"),
    ("SECRET_KEY", "kort", "E011"),
    ("INDGANG_KEYS", [DEMO_KEY], "E012"),
    ("INDGANG_KEYS", [Fernet.generate_key().decode(), DEMO_KEY], "E012"),
    ("INDGANG_INDEX_KEY", DEMO_SECRET, "E013"),
    ("INDGANG_INDEX_KEY", "kort", "E013"),
    ("ALLOWED_HOSTS", ["*"], "E014"),
    ("ALLOWED_HOSTS", ["localhost", "127.0.0.1"], "E014"),
    ("ALLOWED_HOSTS", [], "E014"),
    ("HTTPS", False, "E015"),
    ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "E016"),
    ("MAIL_SERVER", "", "E017"),
]


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Settings under which citizens may be served."""
    settings = SimpleNamespace(**SAFE)
    monkeypatch.setattr(checks, "settings", settings)
    return settings


def test_safe_settings_are_let_through(safe: SimpleNamespace) -> None:
    assert checks.production() == []
    assert checks.keys() == []


@pytest.mark.parametrize(("name", "value", "number"), UNSAFE)
def test_each_danger_is_refused_with_what_to_do(safe: SimpleNamespace, name: str, value: Any, number: str) -> None:
    setattr(safe, name, value)
    (error,) = checks.production()
    assert error.id == f"indgang.{number}"
    assert error.is_serious()
    assert error.hint


def test_outside_production_nobody_is_stopped(settings: Settings) -> None:
    settings.PRODUCTION = False
    assert checks.production() == []


def test_a_small_centre_may_choose_sqlite_knowingly(safe: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    safe.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    monkeypatch.setattr(ENVIRONMENT, "values", {"INDGANG_SQLITE_IN_PRODUCTION": "1"})
    assert checks.production() == []


def test_keys_that_seal_nothing_are_named_by_their_place_and_never_shown(settings: Settings) -> None:
    settings.INDGANG_KEYS = [Fernet.generate_key().decode(), "hemmelig-men-forkert", ""]
    first, second = checks.keys()
    assert ("number 2" in first.msg, "number 3" in second.msg) == (True, True)
    assert "hemmelig" not in first.msg + str(first.hint)
    assert "indgang key" in str(first.hint)


def test_the_demos_own_key_is_a_key(settings: Settings) -> None:
    settings.INDGANG_KEYS = [DEMO_KEY]
    assert checks.keys() == []


def test_every_mistake_in_the_environment_becomes_an_error_with_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Mistake("EMAIL_PORT", "is 'x'", "write a whole number"), Mistake("DEBUG", "is 'y'", "write 1 or 0")]
    monkeypatch.setattr(ENVIRONMENT, "mistakes", found)
    assert [(each.id, each.msg, each.hint) for each in checks.mistakes()] == [
        ("indgang.E001", "EMAIL_PORT is 'x'.", "write a whole number."),
        ("indgang.E001", "DEBUG is 'y'.", "write 1 or 0."),
    ]


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask a fresh process whether it would start in this environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "django", "check"],
        env=kept
        | {
            "DJANGO_SETTINGS_MODULE": "indgang.config.settings",
            "INDGANG_DATA": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        }
        | environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_production_does_not_start_on_bare_settings_and_says_all_that_is_missing(tmp_path: Path) -> None:
    answer = start(tmp_path, INDGANG_PRODUCTION="1", INDGANG_HTTPS="0", DEBUG="1", INDGANG_LOCKOUT_AFTER="x")
    assert answer.returncode != 0
    for number in ("E001", "E010", "E011", "E012", "E013", "E014", "E015", "E016", "E017"):
        assert f"(indgang.{number})" in answer.stderr
    assert answer.stderr.count("HINT:") >= 9
    assert "Traceback" not in answer.stderr


@pytest.mark.slow
def test_production_starts_on_safe_settings(tmp_path: Path) -> None:
    answer = start(
        tmp_path,
        INDGANG_PRODUCTION="1",
        SECRET_KEY=LONG,
        INDGANG_KEYS=Fernet.generate_key().decode(),
        INDGANG_INDEX_KEY=LONG,
        ALLOWED_HOSTS="indgang.fjordby.dk",
        DATABASE_URL="postgresql://indgang@db.fjordby.dk/indgang",
        EMAIL_HOST="mail.fjordby.dk",
    )
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.slow
def test_a_developer_starts_with_nothing_set(tmp_path: Path) -> None:
    answer = start(tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
