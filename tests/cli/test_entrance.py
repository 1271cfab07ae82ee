"""The way in: help in Danish, exit codes, and sentences in place of tracebacks."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import OperationalError, ProgrammingError

from indgang import __version__
from indgang.cli import complaints, entrance, users
from indgang.inquiries.refusals import NothingSaid

from .conftest import Run

PACKAGE = Path(entrance.__file__).parent


def indgang(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own, with no settings but these."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    command = [sys.executable, "-m", "indgang.cli", *words]
    return subprocess.run(command, env=kept | settings, capture_output=True, text=True, check=False)


def test_help_is_danish_and_names_every_command() -> None:
    answer = CliRunner().invoke(entrance.main, ["--help"])
    assert answer.exit_code == 0
    assert "Brug: main [TILVALG] KOMMANDO" in answer.output
    assert all(f"  {name} " in answer.output for name in entrance.COMMANDS)
    assert "Options" not in answer.output


@pytest.mark.parametrize("name", [name for name in entrance.COMMANDS])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    answer = run(name, "--help")
    assert answer.exit_code == 0
    assert "Vis denne hjælp." in answer.output


def test_the_version_is_told(run: Run) -> None:
    assert run("version").output.strip() == __version__
    assert __version__ in run("--version").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nosuch"], "Kommandoen 'nosuch' findes ikke."),
        (["versio"], "Mente du 'version'?"),
        (["key", "--secre"], "Tilvalget '--secre' findes ikke."),
        (["backup"], "Der mangler et argument 'FIL'."),
        (["serve", "--port", "x"], "'x' er ikke et tal."),
        (["metrics", "--from", "i går"], "er ikke en dato"),
        (["sample", "build", "--size", "enorm"], "'enorm' er ikke en af"),
    ],
)
def test_a_mistake_is_told_in_danish_with_code_two(run: Run, words: list[str], said: str) -> None:
    answer = run(*words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_keys_and_version_need_no_house() -> None:
    """Neither the settings nor the models are read, so that the first key can be made before there are any."""
    for words in (["key"], ["key", "--secret"], ["version"]):
        answer = indgang(*words, DATABASE_URL="nonsense", DEBUG="maybe", INDGANG_PRODUCTION="1")
        assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"DEBUG": "maybe"}, "DEBUG is 'maybe'"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL begins with 'mysql'"),
        ({"INDGANG_KEYS": "short"}, "INDGANG_KEYS: key number 1"),
        ({"LOG_LEVEL": "LOUD"}, "Unknown level: 'LOUD'"),
        ({"INDGANG_PRODUCTION": "1"}, "SECRET_KEY is missing or short."),
    ],
)
def test_wrong_settings_are_told_one_by_one(tmp_path: Path, wrong: dict[str, str], said: str) -> None:
    answer = indgang("user", "list", INDGANG_DATA=str(tmp_path), **wrong)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_unreachable_database_is_told() -> None:
    answer = indgang("user", "list", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nowhere")
    assert answer.returncode == 2
    assert "Databasen kan ikke bruges" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_debug_shows_everything() -> None:
    answer = indgang("--debug", "user", "list", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nowhere")
    assert answer.returncode == 1
    assert "Traceback" in answer.stderr


def test_a_database_without_tables_says_how_to_make_them(tmp_path: Path) -> None:
    for words in (["user", "list"], ["journal", "head"], ["metrics"], ["serve"], ["worker"]):
        answer = indgang(*words, INDGANG_DATA=str(tmp_path))
        assert answer.returncode == 2
        assert "indgang migrate" in answer.stderr


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    answer = indgang("migrate", INDGANG_DATA=str(tmp_path / "data"))
    assert answer.returncode == 2
    assert str(tmp_path / "data") in answer.stderr


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (NothingSaid(), "Vælg en opgave, eller skriv kort"),
        (OperationalError("database is locked"), "optaget"),
        (OperationalError("no such table: x"), "indgang migrate"),
        (ProgrammingError('relation "x" does not exist'), "indgang migrate"),
        (FileNotFoundError(2, "No such file", "x.csv"), "x.csv findes ikke."),
        (PermissionError(13, "Denied", "x.csv"), "x.csv må ikke læses"),
        (OSError(28, "No space", "x.csv"), "disken er fuld"),
        (OSError(5, "Input/output error", "x.csv"), "Input/output error"),
    ],
)
def test_what_the_user_can_mend_becomes_a_sentence(problem: Exception, said: str) -> None:
    complaint = complaints.about(problem)
    assert complaint is not None
    assert said in complaint.message
    assert complaint.exit_code == 2


def test_our_own_faults_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaints.about(KeyError("ours")) is None
    monkeypatch.setattr(users.list_, "callback", _fail)
    answer = CliRunner().invoke(entrance.main, ["user", "list"])
    assert isinstance(answer.exception, KeyError)


def _fail() -> None:
    raise KeyError("ours")


def test_a_command_is_loaded_only_when_it_is_used() -> None:
    """No module of the command line but the entrance's own may stand in the way of a quick start."""
    imported: set[Any] = set()
    for node in ast.walk(ast.parse((PACKAGE / "entrance.py").read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            imported |= {alias.name for alias in node.names}
    assert imported == {"complaints", "danish"}
