import shutil
from datetime import date
from pathlib import Path

import pytest

from indgang.catalogue.loading import FOLDER, load_catalogue
from indgang.catalogue.models import Placement, Procedure, Step, Task
from indgang.foundation.tables import WrongFiles
from indgang.organisation.loading import load_organisation
from indgang.organisation.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> None:
    load_organisation()


@pytest.fixture
def folder(tmp_path: Path, organisation: None) -> Path:
    """A copy of the catalogue's tables, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "katalog"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_the_whole_catalogue_is_there(organisation: None) -> None:
    loaded = load_catalogue()
    assert loaded.lines["tasks.csv"] == Task.objects.count() == Placement.objects.count() == 220
    passport = Task.objects.get(slug="pas-voksen")
    assert passport.placements.get().kind == "full"
    assert passport.id_required
    assert passport.authority == Authority.objects.get(slug="politiet")
    assert passport.typical_minutes == 15
    assert "forny pas" in passport.keyword_list
    assert Procedure.objects.get(task=passport).steps.filter(kind="control").exists()
    assert Task.objects.get(slug="flytning-indenlands").authority is None


def test_loading_twice_changes_nothing(organisation: None) -> None:
    load_catalogue()
    before = [dict(model._default_manager.values_list("pk", "pk")) for model in (Task, Placement, Procedure, Step)]
    load_catalogue()
    after = [dict(model._default_manager.values_list("pk", "pk")) for model in (Task, Placement, Procedure, Step)]
    assert after == before


def test_a_new_placement_ends_the_old_one(folder: Path) -> None:
    load_catalogue(folder)
    change(folder, "tasks.csv", ",full,borger.dk: Pas,", ",partial,borger.dk: Pas,")
    change(folder, "tasks.csv", ",2026-01-01,190,", ",2027-03-01,190,")
    load_catalogue(folder)
    placements = Placement.objects.filter(task__slug="pas-voksen")
    assert placements.on(date(2027, 2, 28)).get().kind == "full"
    assert placements.on(date(2027, 3, 1)).get().kind == "partial"


def test_a_placement_of_the_same_day_is_mended(folder: Path) -> None:
    load_catalogue(folder)
    change(folder, "tasks.csv", ",full,borger.dk: Pas,", ",partial,borger.dk: Pas,")
    load_catalogue(folder)
    assert Placement.objects.get(task__slug="pas-voksen").kind == "partial"


def test_a_changed_step_keeps_its_number(folder: Path) -> None:
    load_catalogue(folder)
    step = Step.objects.get(procedure__task__slug="pas-voksen", order=1)
    change(folder, "procedures.csv", step.text, "Spørg først, hvornår borgeren rejser.")
    load_catalogue(folder)
    assert Step.objects.get(pk=step.pk).text == "Spørg først, hvornår borgeren rejser."


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("tasks.csv", "ID & pas", "Pas og id", "tasks.csv, linje 2: »area« nævner »Pas og id«, som ikke findes."),
        ("tasks.csv", "Politiet,Borgerservice", "Politi,Borgerservice", "linje 2: »authority« nævner »Politi«"),
        ("tasks.csv", ",full,", ",helt,", "linje 2: »placement« er »helt«. Den kan være: full, partial, guidance."),
        ("tasks.csv", ",2026-01-01,190,", ",1. januar,190,", "linje 2: »valid_from« er »1. januar«. Skriv en dato"),
        ("tasks.csv", "pas-barn,", "pas-voksen,", "linje 3: »pas-voksen« står også i linje 2."),
        ("tasks.csv", "pas-voksen,", "pas voksen,", "linje 2: »slug«: "),
        ("tasks.csv", ",15,yes,", ",-15,yes,", "linje 2: »minutes«: "),
        ("procedures.csv", "pas-voksen,1,2026-01-01,2,", "pas-voksen,1,2026-01-01,1,", "linje 3: Trin 1 står to gange"),
        ("procedures.csv", ",control,", ",kontrol,", "linje 3: »kind« er »kontrol«."),
        ("authorities.csv", ",yes,", ",måske,", "authorities.csv, linje 2: »counter« skal være ja eller nej"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(folder: Path, name: str, old: str, new: str, said: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(WrongFiles) as refusal:
        load_catalogue(folder)
    assert said in refusal.value.message
    assert not Task.objects.exists(), "nothing is loaded when anything is wrong"


def test_a_placement_cannot_go_back_behind_a_newer_one(folder: Path) -> None:
    load_catalogue(folder)
    change(folder, "tasks.csv", ",full,borger.dk: Pas,", ",partial,borger.dk: Pas,")
    change(folder, "tasks.csv", ",2026-01-01,190,", ",2025-03-01,190,")
    with pytest.raises(WrongFiles, match="WrongFiles") as refusal:
        load_catalogue(folder)
    assert "der står allerede en nyere fra 2026-01-01" in refusal.value.message
