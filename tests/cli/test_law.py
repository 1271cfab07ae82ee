"""Deadlines on the command line: as JSON, in Danish, without a database, and with every slip as a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indgang.cli import main

from .process import Machine


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["law", "deadline", *words])


def answer(*words: str) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_a_deadline_as_json() -> None:
    found = answer("--received", "2025-05-02", "--delivery", "digital_post", "--length", "4w")
    assert (found["safe_by"], found["latest_by"], found["starts_on"]) == ("2025-05-30", "2025-06-02", "2025-05-02")
    assert found["steps"][0]["day"] == "2025-05-02"
    assert all(step["text"].endswith(".") for step in found["steps"])


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        (["--length", "7wd"], "2025-09-10"),
        (["--length", "14d"], "2025-09-15"),
        (["--length", "1m"], "2025-10-01"),
        (["--length", "4w", "--interrupted-from", "2025-09-24", "--interrupted-to", "2025-10-01"], "2025-10-15"),
        (
            ["--length=4w", "--interrupted-from=2025-09-24", "--interrupted-to=2025-10-01", "--at-least=14d"],
            "2025-10-15",
        ),
        (
            ["--length=4w", "--interrupted-from=2025-09-24", "--interrupted-to=2025-10-01", "--at-least=0d"],
            "2025-10-06",
        ),
        (["--length=4w", "--interrupted-from", "2025-09-24"], None),
        (["--length=4w", "--guidance-missing"], None),
        (["--length=4w", "--guidance-given", "2025-10-01"], "2025-10-29"),
        (["--length=4w", "--delivery=PUBLIC_NOTICE"], "2025-09-29"),
        (["--length=4w", "--delivery=ordinary_letter"], "2025-09-29"),
    ],
)
def test_every_choice(words: list[str], safe: str | None) -> None:
    assert answer("--received", "2025-09-01", *words)["safe_by"] == safe


def test_several_requests() -> None:
    two = ["--interrupted-from=2025-09-08", "--interrupted-to=2025-09-18", "--interrupted-from=2025-10-01"]
    assert answer("--received=2025-09-01", "--length=4w", *two)["stands_still"] is True
    closed = answer("--received=2025-09-01", "--length=4w", *two, "--interrupted-to=2025-10-06")
    assert closed["safe_by"] == "2025-10-20"


def test_a_letter_without_a_known_day() -> None:
    found = answer("--sent", "2026-09-01", "--delivery", "letter", "--length", "4w")
    assert (found["safe_by"], found["is_uncertain"]) == ("2026-09-29", True)


def test_hours() -> None:
    found = answer("--received", "2025-03-28T15:00", "--length", "72h")
    assert (found["ends_at"], found["safe_by"]) == ("2025-03-31T16:00:00+02:00", "2025-03-31")
    assert (found["received_on"], found["is_uncertain"]) == ("2025-03-28", False)
    assert "72 timer" in run("--received", "2025-03-28T15:00", "--length", "72h").output


@pytest.mark.parametrize(
    "words",
    [
        ["--received=2025-03-28", "--length=4w"],
        ["--received=2025-03-28", "--length=4w", "--interrupted-from=2025-04-01"],
        ["--received=2025-03-28", "--length=4w", "--guidance-missing"],
        ["--sent=2026-03-27", "--length=14d", "--delivery=letter"],
        ["--received=2025-03-28T15:00", "--length=72h"],
    ],
)
def test_the_answer_has_the_same_fields_whatever_was_asked_and_the_help_names_them(words: list[str]) -> None:
    fields = answer(*words)
    assert list(fields) == [
        *("received_on", "starts_on", "length", "safe_by", "latest_by"),
        *("stands_still", "is_uncertain", "ends_at", "steps"),
    ]
    told = run("--help").output
    assert all(f"\n    {field} " in told for field in fields)


def test_in_plain_danish() -> None:
    said = run("--received", "02.05.2025", "--length", "4w").output
    assert "Sikker dag:   30.05.2025" in said
    assert "Seneste dag:  02.06.2025" in said
    assert "send klagen alligevel" in said
    assert "kan ikke regnes ud endnu" in run("--received", "2025-05-02", "--length", "4w", "--guidance-missing").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--length", "4w"], "den dag, afgørelsen kom"),
        (["--received", "2025-02-30", "--length", "4w"], "er ikke en dato"),
        (["--received", "2025-02-03", "--length", "fire"], "er ikke en længde"),
        (["--received", "2025-02-03", "--length", "999y"], "længere, end der kan regnes med"),
        (["--received", "1025-02-03", "--length", "4w"], "ligger uden for de år"),
        (["--received", "2025-02-03", "--length", "72h"], "er ikke et tidspunkt"),
        (["--received", "2025-02-03T14:00", "--length", "72h", "--interrupted-from", "2025-02-04"], "--received"),
        (["--received", "2025-02-03", "--length", "4w", "--at-least", "5h"], "--at-least 14d"),
        (["--received", "2025-02-03", "--length", "-4w"], "Skriv et tal og en enhed"),
        (["--received", "2025-02-03", "--length", "0d"], "Skriv et tal og en enhed"),
        (["--received", "2025-02-03"], "length"),
        (["--received", "2025-02-03", "--length", "4w", "--delivery", "brevdue"], "brevdue"),
        (["--received=2025-02-03", "--length=4w", "--interrupted-to=2025-02-05"], "flere --interrupted-to"),
        (
            ["--received=2025-02-03", "--length=4w", "--interrupted-from=2025-02-05", "--interrupted-from=2025-02-06"],
            "Kun den sidste",
        ),
        (
            ["--received=2025-02-03", "--length=4w", "--interrupted-from=2025-02-06", "--interrupted-to=2025-02-05"],
            "ligger før anmodningen",
        ),
    ],
)
def test_a_slip_is_a_sentence(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_no_database_is_needed(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "nowhere", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    result = machine.run("law", "deadline", "--received", "2025-05-02", "--length", "4w", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["latest_by"] == "2025-06-02"
    assert not (tmp_path / "nowhere").exists()
