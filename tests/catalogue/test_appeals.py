"""The ways to complain: each about a task that is there, and certain enough to be told."""

import csv

import pytest

from indgang.catalogue.loading import FOLDER, load_catalogue
from indgang.catalogue.models import Appeal, AppealRoute, Task
from indgang.foundation.tables import WrongFiles
from indgang.organisation.loading import load_organisation

ROWS = list(csv.DictReader((FOLDER / "appeals.csv").open(encoding="utf-8", newline="")))


def test_every_way_has_a_body_a_route_and_a_source() -> None:
    for row in ROWS:
        assert row["body"] and row["source"], row
        assert row["route"] in AppealRoute.values, row
        assert row["confidence"] in ("high", "medium"), "what is uncertain is looked up before citizens are told"


def test_a_deadline_is_told_unless_the_department_has_the_last_word() -> None:
    assert [row["task"] for row in ROWS if not row["deadline"] and row["route"] != "department"] == []


@pytest.mark.django_db
def test_they_are_loaded_with_the_catalogue_and_again_without_change() -> None:
    load_organisation()
    loaded = load_catalogue()
    assert loaded.lines["appeals.csv"] == Appeal.objects.count() == len(ROWS)
    cash = Task.objects.get(slug="kontanthjaelp").appeal
    assert (cash.body, cash.route, cash.is_uncertain) == ("Ankestyrelsen", "via", False)
    assert str(cash) == "Kontanthjælp: Ankestyrelsen"
    load_catalogue()
    assert Appeal.objects.get(task=cash.task).pk == cash.pk


@pytest.mark.django_db
def test_a_way_for_a_task_that_is_not_there_is_a_mistake(tmp_path) -> None:
    load_organisation()
    for file in FOLDER.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "appeals.csv").open("a", encoding="utf-8") as file:
        file.write("findes-ikke,Ankestyrelsen,4 uger,via,,high,prøve\n")
    with pytest.raises(WrongFiles) as wrong:
        load_catalogue(tmp_path)
    assert "findes-ikke" in wrong.value.message
