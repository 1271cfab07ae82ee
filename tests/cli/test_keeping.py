"""What keeps a running house whole: eftersyn, journal, backup, export, loading."""

import csv
import json
import shutil
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from indgang.inquiries.models import Inquiry
from indgang.journal.models import Event
from indgang.organisation.models import Centre
from indgang.sample.cast import METTES_CPR, Cast
from indgang.wayfinder import held

from .conftest import Run


def test_all_is_well(run: Run, cast: Cast) -> None:
    cast.inquiry(outcome="solved")
    answer = run("check")
    assert answer.exit_code == 0, answer.output
    assert "Alt er, som det skal være." in answer.output


def test_contradictions_are_found(run: Run, cast: Cast) -> None:
    inquiry = cast.inquiry()
    Inquiry.objects.filter(pk=inquiry.pk).update(solved_at=cast.at)
    answer = run("check")
    assert answer.exit_code == 1
    assert inquiry.reference in answer.output


@pytest.fixture
def broken(cast: Cast) -> Event:
    """A journal into which somebody has reached past its guard."""
    inquiry = cast.inquiry()
    cast.inquiry()
    event = Event.objects.filter(subject_kind="inquiry", subject_id=inquiry.pk).get()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_event_no_update")
        else:
            cursor.execute("DROP TRIGGER journal_event_no_change ON journal_event")
        cursor.execute("UPDATE journal_event SET reason = 'forged' WHERE id = %s", [event.pk])
    return event


@pytest.mark.parametrize("words", [["check"], ["check", "--full"], ["journal", "verify"]])
def test_a_forged_event_is_found(run: Run, broken: Event, words: list[str]) -> None:
    answer = run(*words)
    assert answer.exit_code == 1
    assert f"hændelse {broken.pk}" in answer.output


def test_little_disk_is_told(run: Run, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10, 9, 5_000_000))
    assert "5 MB ledig plads" in run("check").output


def test_the_journal_proves_itself_against_an_old_head(run: Run, cast: Cast) -> None:
    cast.inquiry()
    head = run("journal", "head").output.strip()
    cast.inquiry()
    answer = run("journal", "verify", "--head", head)
    assert (answer.exit_code, "Kæden passer" in answer.output) == (0, True)
    cut = run("journal", "verify", "--head", "00" * 31 + "01")
    assert (cut.exit_code, "enden er skåret af" in cut.output) == (1, True)
    assert run("journal", "verify", "--head", "nonsense").exit_code == 2


def test_on_postgresql_the_backup_is_pg_dumps(run: Run, db: None, settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(connection, "vendor", "postgresql")
    database = {"NAME": "indgang", "HOST": "db", "PORT": "5433", "USER": "indgang", "PASSWORD": "secret"}
    monkeypatch.setitem(settings.DATABASES, "default", settings.DATABASES["default"] | database)
    answer = run("backup", "kopi.dump")
    assert answer.exit_code == 2
    assert "pg_dump --format=custom --file=kopi.dump --host=db --port=5433 --username=indgang indgang" in answer.output
    assert "secret" not in answer.output


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_everything_is_written_out(run: Run, own_folder: Path, cast: Cast) -> None:
    inquiry = cast.inquiry(citizen=cast.mette, text="=1+1 & æøå", outcome="guided")
    folder = own_folder / "ud"
    answer = run("export", folder)
    assert answer.exit_code == 0, answer.output
    [row] = table(folder, "inquiries_inquiry")
    assert (row["reference"], row["text"]) == (inquiry.reference, "'=1+1 & æøå")
    [line] = (folder / "inquiries_inquiry.jsonl").read_text().splitlines()
    assert json.loads(line)["text"] == "=1+1 & æøå"
    [mette] = table(folder, "citizens_citizen")
    assert (mette["name"], mette["cpr"]) == ("Mette Lauridsen", "070365-····")
    assert not {"cpr_sealed", "cpr_index"} & set(mette)
    assert "password" not in table(folder, "organisation_employee")[0]
    index = json.loads((folder / "index.json").read_text())
    [about] = [each for each in index["tables"] if each["table"] == "inquiries_inquiry"]
    assert about["rows"] == 1
    assert {"column": "task_id", "name": "opgave", "points_at": "catalogue_task"} in about["columns"]
    assert Event.objects.filter(kind="export.made").count() == 1


def test_cpr_numbers_are_written_out_for_a_reason_only(run: Run, own_folder: Path, cast: Cast) -> None:
    refused = run("export", own_folder / "ud", "--with-cpr")
    assert (refused.exit_code, (own_folder / "ud").exists()) == (2, False)
    assert run("export", own_folder / "ud", "--with-cpr", "--reason", "Skift af leverandør").exit_code == 0
    assert table(own_folder / "ud", "citizens_citizen")[0]["cpr"] == METTES_CPR
    event = Event.objects.get(kind="export.made")
    assert (event.reason, event.facts) == ("Skift af leverandør", {"with_cpr": True})


def test_nothing_is_written_into_a_folder_with_files(run: Run, cast: Cast, own_folder: Path) -> None:
    (own_folder / "noget.txt").write_text("hej")
    assert "er ikke tom" in run("export", own_folder).output


def test_the_example_is_written_loaded_and_loaded_again(run: Run, db: None, own_folder: Path, settings: Any) -> None:
    """Learning goes by words alone here; with the sentence model the example is loaded in test_running.py."""
    settings.SENTENCE_MODEL = False
    held.forget()
    folder = own_folder / "egne"
    assert run("load", folder, "--example").exit_code == 0
    assert (folder / "centres.csv").is_file()
    assert (folder / "tasks.csv").is_file()
    for _time in range(2):
        answer = run("load", folder)
        assert answer.exit_code == 0, answer.output
        assert "220 linjer  tasks.csv" in answer.output
    assert Centre.objects.count() == 4
    assert "findes allerede" in run("load", folder, "--example").output


def test_a_folder_with_a_mistake_or_without_files_is_told(run: Run, db: None, own_folder: Path) -> None:
    assert "hverken centres.csv eller tasks.csv" in run("load", own_folder).output
    assert "findes ikke" in run("load", own_folder / "nowhere").output
    run("load", own_folder / "egne", "--example")
    hours = own_folder / "egne" / "opening_hours.csv"
    hours.write_text(hours.read_text().replace("09:00", "ni", 1))
    answer = run("load", own_folder / "egne")
    assert answer.exit_code == 2
    assert "opening_hours.csv, linje 2" in answer.output
    assert not Centre.objects.exists()


def test_the_tables_are_on_this_version(run: Run, db: None) -> None:
    assert "Tabellerne er på plads." in run("migrate").output
