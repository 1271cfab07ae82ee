"""Every setting is documented, every documented setting exists, and what deploy/ uses is there."""

import re
from pathlib import Path

import pytest

from indgang.cli.entrance import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for path in (ROOT / "indgang").rglob("*.py") if path.name != "environment.py"]
READ = re.compile(r'\b(?:env|ENVIRONMENT)\.(?:text|words|flag|number|folder|database)\(\s*"(\w+)"')
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
NAMED = re.compile(r"(?<![\w/.-])(?:/opt/indgang/\.venv/bin/)?indgang ([a-z]+)(?= |`|$|\)|,)", re.MULTILINE)
PLACES = sorted([*(ROOT / "deploy").rglob("*.*"), *(ROOT / "docs").glob("*.md"), ROOT / "SECURITY.md"])


def settings_read() -> set[str]:
    return {name for path in CODE for name in READ.findall(path.read_text(encoding="utf-8"))}


def documented() -> list[str]:
    return ROW.findall((ROOT / "docs" / "configuration.md").read_text(encoding="utf-8"))


def test_every_setting_is_documented_once() -> None:
    assert len(settings_read()) > 10
    assert sorted(documented()) == sorted(settings_read())


def test_the_example_sets_what_exists_and_what_production_needs() -> None:
    example = (ROOT / "deploy" / "indgang.env.example").read_text(encoding="utf-8")
    given = set(re.findall(r"^(\w+)=", example, re.MULTILINE))
    assert given <= settings_read()
    needed = {"INDGANG_PRODUCTION", "SECRET_KEY", "INDGANG_KEYS", "INDGANG_INDEX_KEY", "ALLOWED_HOSTS", "DATABASE_URL"}
    assert needed <= given


@pytest.mark.parametrize("place", PLACES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_is_named_exists(place: Path) -> None:
    if place.is_file():
        commands = re.findall(r"`[^`]*`|ExecStart=.*|^    .*$", place.read_text(encoding="utf-8"), re.MULTILINE)
        named = {name for line in commands for name in NAMED.findall(line)}
        assert named - set(COMMANDS) == set(), place.name
