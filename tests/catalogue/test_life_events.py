import shutil
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from indgang.catalogue.loading import FOLDER, load_catalogue
from indgang.catalogue.models import LifeEvent, LifeEventStep
from indgang.foundation.tables import WrongFiles
from indgang.organisation.loading import load_organisation

from .test_data_files import CATALOGUE, repeated, table

DAY = date(2027, 3, 1)


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    """A copy of the catalogue's tables, to be changed."""
    load_organisation()
    return Path(shutil.copytree(FOLDER, tmp_path / "katalog"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_the_life_events_are_there_with_their_tasks_in_order(folder, django_assert_num_queries):
    loaded = load_catalogue(folder)

    with django_assert_num_queries(2):
        offered = {event.slug: list(event.steps.all()) for event in LifeEvent.objects.offered(DAY).with_steps()}
        first = offered["doedsfald-i-familien"][0]
        assert first.task.department.name
    assert loaded.lines["life_events.csv"] == len(offered) == 30
    assert (first.order, first.task.slug) == (1, "doedsfald-anmeldelse")
    assert all(step.order == place for steps in offered.values() for place, step in enumerate(steps, 1))
    assert LifeEventStep.objects.count() == loaded.lines["life_event_steps.csv"]


def test_loading_twice_changes_nothing(folder):
    load_catalogue(folder)
    before = list(LifeEventStep.objects.values_list("pk", flat=True))
    load_catalogue(folder)
    assert list(LifeEventStep.objects.values_list("pk", flat=True)) == before


def test_a_life_event_is_offered_from_a_day_to_a_day(folder):
    change(folder, "life_events.csv", ",10,2026-01-01,", ",10,2026-01-01,2027-03-01")
    load_catalogue(folder)
    assert LifeEvent.objects.offered(DAY).count() == 30
    assert LifeEvent.objects.offered(date(2027, 3, 2)).count() == 29
    assert not LifeEvent.objects.offered(date(2025, 12, 31)).exists()


def test_a_step_that_the_file_dropped_is_gone_and_the_rest_moves_up(folder):
    load_catalogue(folder)
    path = folder / "life_event_steps.csv"
    kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if "skal-giftes,9," not in line]
    path.write_text("".join(kept), "utf-8")
    load_catalogue(folder)
    assert [step.order for step in LifeEvent.objects.get(slug="skal-giftes").steps.all()] == list(range(1, 9))


def test_a_catalogue_without_life_events_is_one_too(folder):
    for name in ("life_events.csv", "life_event_steps.csv"):
        (folder / name).unlink()
    load_catalogue(folder)
    assert not LifeEvent.objects.exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("life_events.csv", ",10,2026-01-01,", ",10,,", "linje 2: Gælder fra skal være udfyldt."),
        ("life_events.csv", "En i familien er død,", ",", "linje 2: »title« er tom."),
        ("life_events.csv", "faaet-barn,", "doedsfald-i-familien,", "linje 3: »doedsfald-i-familien« står også"),
        (
            "life_event_steps.csv",
            "familien,1,doedsfald-anmeldelse",
            "familien,1,",
            "Livsbegivenhed og opgave skal være",
        ),
        ("life_event_steps.csv", ",1,doedsfald-anmeldelse", ",1,doedsfald", "linje 2: »task« nævner »doedsfald«"),
        ("life_event_steps.csv", "doedsfald-i-familien,1,", "doedsfald,1,", "linje 2: »life_event« nævner »doedsfald«"),
        ("life_event_steps.csv", "familien,2,", "familien,1,", "linje 3: Trin 1 står to gange i livsbegivenheden."),
        ("life_event_steps.csv", ",2,gravsted-kirkegaard", ",2,doedsfald-anmeldelse", "står to gange i livs"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(folder, name, old, new, said):
    change(folder, name, old, new)
    with pytest.raises(WrongFiles) as refusal:
        load_catalogue(folder)
    assert name in refusal.value.message
    assert said in refusal.value.message
    assert not LifeEvent.objects.exists()


def test_every_life_event_has_four_to_ten_known_tasks_once_each():
    events = table(CATALOGUE / "life_events.csv")
    tasks = {task["slug"] for task in table(CATALOGUE / "tasks.csv")}
    steps = table(CATALOGUE / "life_event_steps.csv")
    by_event = {slug: list(rows) for slug, rows in groupby(steps, key=lambda step: step["life_event"])}

    assert set(by_event) == {event["slug"] for event in events}
    assert sum(len(rows) for rows in by_event.values()) == len(steps)
    for slug, rows in by_event.items():
        assert 4 <= len(rows) <= 10, slug
        assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1)), slug
        assert repeated([row["task"] for row in rows]) == [], slug
        assert {row["task"] for row in rows} <= tasks, slug
        assert all(row["when"] and row["note"].endswith(".") for row in rows), slug


def test_a_life_event_is_told_in_danish_and_english():
    events = table(CATALOGUE / "life_events.csv")

    assert repeated([event["title"] for event in events]) == []
    assert repeated([event["order"] for event in events]) == []
    for event in events:
        assert event["title"] and event["title_en"], event["slug"]
        assert event["summary"].endswith(".") and event["summary_en"].endswith("."), event["slug"]
        assert len(event["summary"]) <= 320 and len(event["summary_en"]) <= 320, event["slug"]
