"""The wayfinder taught on the command line: a table before and after, JSON, exit codes, and the way back."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indgang.cli import wayfinder_training as commands
from indgang.cli.complaints import Complaint
from indgang.foundation import clock
from indgang.sample.cast import Cast
from indgang.wayfinder import held, training
from indgang.wayfinder.models import Saying, Training


@pytest.fixture(autouse=True)
def taught(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two tasks with examples."""
    monkeypatch.setattr(commands, "refuse_old_tables", lambda: None)
    for task, texts in (
        (cast.passport, ["jeg skal ud at rejse", "mit pas er udløbet"]),
        (cast.cash_benefit, ["jeg har ingen penge", "jeg er blevet fyret"]),
    ):
        for text in texts:
            Saying.objects.create(task=task, text=text, added_at=cast.at)
    held.forget()
    yield
    held.forget()


def run(command: Any, *words: str) -> Result:
    return CliRunner().invoke(command, words, standalone_mode=True)


def test_training_prints_a_table_and_is_listed_and_gone_back_from() -> None:
    first = run(commands.train)
    assert first.exit_code == 0, first.output
    assert "rette først" in first.output
    assert "I alt" in first.output
    assert "I brug" in first.output
    told = json.loads(run(commands.train, "--json").stdout)
    assert told["in_use"]
    assert {"before", "after", "worse", "learnt"} <= set(told)
    assert run(commands.trainings).output.count("\n") == 2
    back = run(commands.rollback)
    assert back.exit_code == 0
    assert f"indlæring {Training.objects.order_by('pk')[0].pk} " in back.output
    assert [each["in_use"] for each in json.loads(run(commands.trainings, "--json").output)] == [False, True]


def test_what_was_not_taken_into_use_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_is_worse", lambda before, after: True)
    assert run(commands.train).exit_code == 1
    assert run(commands.train, "--force").exit_code == 0


def test_refusals_are_complaints(cast: Cast) -> None:
    assert "Ingen indlæringer endnu" in run(commands.trainings).output
    for command in (commands.rollback, commands.train):
        Training.objects.get_or_create(running=True, defaults={"made_at": clock.now(), "weights": b""})
        result = run(command)
        assert result.exit_code != 0
        assert isinstance(result.exception, (Complaint, SystemExit))
    assert "I gang" in run(commands.trainings).output
