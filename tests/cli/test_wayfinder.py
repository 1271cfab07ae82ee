"""The wayfinder asked and measured on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.db import OperationalError

from indgang.catalogue.models import Task
from indgang.sample.cast import MONDAY, Cast
from indgang.wayfinder import catalogue, held
from indgang.wayfinder.facts import Part, TaskFacts

from .conftest import Run
from .process import Machine

HEAD = "query,expected_task_ids,kind\n"
COMMON = [
    TaskFacts("pas", "", 1, (Part("title", "Pas"), Part("example", "mit pas er udløbet"))),
    TaskFacts("bolig", "Udbetaling Danmark", 1, (Part("title", "Boligstøtte"), Part("example", "mit hus er dyrt"))),
]


@pytest.fixture(autouse=True)
def nothing_held(settings: LazySettings) -> Iterator[None]:
    """Begin without what another test held, and go by words alone."""
    settings.SENTENCE_MODEL = False
    held.forget()
    with time_machine.travel(MONDAY, tick=False):
        yield
    held.forget()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "spørgsmål.csv"
    path.write_text(
        f"{HEAD}mit pas er udløbet,pas-voksen,plain\nboligstøtte,boligstoette|pas-voksen,plain\n"
        "må jeg bygge en carport,flytning-indenlands,odd\n",
        encoding="utf-8",
    )
    return path


def measured(run: Run, *words: object) -> dict[str, Any]:
    answer = run("wayfinder", "evaluate", *words, "--json")
    assert answer.exit_code == 0, answer.output
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_evaluate_prints_the_scores_by_kind_and_the_misses(run: Run, cast: Cast, file: Path) -> None:
    answer = run("wayfinder", "evaluate", file)
    assert answer.exit_code == 0
    whole, odd, plain = (line.split() for line in answer.output.splitlines()[1:4])
    assert whole[:5] == ["I", "alt", "3", "0.667", "0.667"]
    assert odd[:3] == ["odd", "1", "0.000"]
    assert plain[:3] == ["plain", "2", "1.000"]
    assert "Den sikreste halvdel: 1.000 rigtige" in answer.output
    assert "Ikke fundet først (1):\n  må jeg bygge en carport" in answer.output
    assert "ventet flytning-indenlands (ikke fundet), fandt byggetilladelse" in answer.output


def test_evaluate_as_json(run: Run, cast: Cast, file: Path) -> None:
    found = measured(run, file)
    assert found["questions"] == 3
    assert (found["top1"], found["surest_half"]) == (0.6667, 1.0)
    assert set(found["kinds"]) == {"odd", "plain"}
    assert found["kinds"]["plain"]["authority"] == 1.0
    [miss] = found["misses"]
    assert (miss["query"], miss["expected"], miss["rank"]) == ("må jeg bygge en carport", ["flytning-indenlands"], 0)


def test_the_same_seed_makes_the_same_slips(run: Run, cast: Cast, file: Path) -> None:
    slipped = measured(run, file, "--slips", 3)
    assert slipped == measured(run, file, "--slips", 3)
    assert slipped["misses"][0]["query"] != "må jeg bygge en carport"


def test_without_the_model_it_goes_by_words_and_weights(
    run: Run, cast: Cast, file: Path, settings: LazySettings
) -> None:
    bare = measured(run, file)
    settings.SENTENCE_MODEL = True
    held.forget()
    assert measured(run, file, "--without-model") == bare


def test_without_tasks_the_common_catalogue_is_measured(
    run: Run, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "common_facts", lambda: COMMON)
    path = tmp_path / "q.csv"
    path.write_text("query,expected_task_ids\nmit pas er udløbet,pas\n")
    answer = run("wayfinder", "evaluate", path, "--json")
    assert answer.exit_code == 0
    assert "der måles på det fælles katalog" in answer.stderr
    assert json.loads(answer.stdout)["top1"] == 1.0


def test_tables_that_are_not_there_are_no_hindrance(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> bool:
        raise OperationalError("no such table: catalogue_task")

    monkeypatch.setattr(Task.objects, "exists", missing)
    monkeypatch.setattr(catalogue, "common_facts", lambda: COMMON)
    path = tmp_path / "q.csv"
    path.write_text("query,expected_task_ids\nmit pas er udløbet,pas\n")
    assert run("wayfinder", "evaluate", path).exit_code == 0


@pytest.mark.slow
def test_on_an_empty_data_folder_the_whole_common_catalogue_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text(f"{HEAD}mit pas er udløbet,pas-voksen,\nhjælp til huslejen,boligstoette,\n")
    answer = Machine(tmp_path / "data").run("wayfinder", "evaluate", path, "--json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["top1"] == 1.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kolonnen expected_task_ids, query mangler"),
        (HEAD.encode(), "Der er ingen spørgsmål i spørgsmål.csv."),
        (HEAD.encode() + b"mit pas,atlantis,\n", "Linje 2: opgaven atlantis findes ikke i kataloget."),
        (HEAD.encode() + b"mit pas,,\n", "Linje 2: der står ingen opgave."),
        ("spørg".encode("latin-1"), "er ikke UTF-8."),
    ],
)
def test_a_wrong_file_is_refused_with_what_it_must_look_like(
    run: Run, cast: Cast, file: Path, content: bytes, said: str
) -> None:
    file.write_bytes(content)
    answer = run("wayfinder", "evaluate", file)
    assert answer.exit_code == 2
    assert said in answer.output
    assert "Filen skal være CSV med kolonnerne query og expected_task_ids" in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("words", "said"),
    [(["findes-ikke.csv"], "findes-ikke.csv"), (["."], "."), ([], "FILE"), (["q.csv", "--slips", "mange"], "mange")],
)
def test_wrong_words_are_refused(
    run: Run, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "q.csv").write_text(HEAD)
    answer = run("wayfinder", "evaluate", *words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_ask_prints_the_tasks_with_reasons(run: Run, cast: Cast) -> None:
    answer = run("wayfinder", "ask", "mit pas er udløbet")
    assert answer.exit_code == 0
    assert "Sikkerhed: " in answer.output
    assert "pas-voksen" in answer.output
    assert "pas ~ pas" in answer.output


def test_ask_tells_danger_before_anything_else(run: Run, cast: Cast) -> None:
    answer = run("wayfinder", "ask", "det brænder hos naboen")
    assert answer.output.startswith("Ring 112: ")


def test_ask_as_json_with_numbers_masked(run: Run, cast: Cast) -> None:
    found = json.loads(run("wayfinder", "ask", "mit pas 010190-1234", "--json").stdout)
    assert found["said"] == "mit pas 010190-····"
    assert found["certainty"] in {"sure", "likely", "unsure"}
    assert found["matches"][0]["task"] == "pas-voksen"
    assert (found["emergency"], found["complaint"], found["life_events"]) == (None, False, [])
    assert json.loads(run("wayfinder", "ask", "det brænder", "--json").stdout)["emergency"] == "112"


@pytest.mark.parametrize("said", ["", "😀", "og"])
def test_ask_without_anything_to_go_by(run: Run, cast: Cast, said: str) -> None:
    answer = run("wayfinder", "ask", said)
    assert (answer.exit_code, answer.output) == (0, "Sikkerhed: none\n")


def test_ask_needs_tasks(run: Run, db: None) -> None:
    assert not Task.objects.exists()
    answer = run("wayfinder", "ask", "mit pas")
    assert answer.exit_code == 2
    assert "Der er ingen opgaver i databasen. Kør indgang demo" in answer.output
