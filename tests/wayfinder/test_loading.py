"""Sayings from a file: taken in, taken in again, withdrawn, refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from indgang.foundation.tables import WrongFiles
from indgang.sample.cast import MONDAY, Cast
from indgang.wayfinder import catalogue, shelf
from indgang.wayfinder.loading import load_sayings
from indgang.wayfinder.models import Kind, Point, Saying
from indgang.wayfinder.models.sayings import LIMIT

from .small import Likeness

LATER = MONDAY + timedelta(days=1)
FILE = "# en bemærkning\npas-voksen\tmit pas er væk\n\nboligstoette\thuslejen er steget\n"


@pytest.fixture(autouse=True)
def no_model(settings) -> None:
    settings.SENTENCE_MODEL = False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "examples.tsv").write_text(FILE, encoding="utf-8-sig")
    return tmp_path


def standing() -> set[tuple[str, str]]:
    return set(Saying.objects.standing().values_list("task__slug", "text"))


def test_sayings_are_taken_in(cast: Cast, folder: Path) -> None:
    assert load_sayings(folder, at=MONDAY) == 2
    assert standing() == {("pas-voksen", "mit pas er væk"), ("boligstoette", "huslejen er steget")}
    assert {(row.kind, row.from_file, row.added_at) for row in Saying.objects.all()} == {(Kind.EXAMPLE, True, MONDAY)}


def test_the_same_file_again_changes_nothing(cast: Cast, folder: Path) -> None:
    load_sayings(folder, at=MONDAY)
    before = list(Saying.objects.values())
    assert load_sayings(folder, at=LATER) == 0
    assert list(Saying.objects.values()) == before


def test_what_the_file_no_longer_has_is_withdrawn_and_may_come_back(cast: Cast, folder: Path) -> None:
    load_sayings(folder, at=MONDAY)
    (folder / "examples.tsv").write_text("pas-voksen\tmit pas er væk\n")
    assert load_sayings(folder, at=LATER) == 1
    assert standing() == {("pas-voksen", "mit pas er væk")}
    assert Saying.objects.get(task=cast.housing_benefit).withdrawn_at == LATER
    (folder / "examples.tsv").write_text(FILE)
    assert load_sayings(folder, at=LATER) == 1
    assert Saying.objects.filter(task=cast.housing_benefit).count() == 2


def test_what_the_municipality_added_stays(cast: Cast, folder: Path) -> None:
    Saying.objects.create(task=cast.passport, text="den røde bog", kind=Kind.SYNONYM, added_at=MONDAY)
    Saying.objects.create(task=cast.passport, text="mit pas er væk", kind=Kind.SYNONYM, added_at=MONDAY)
    assert load_sayings(folder, at=LATER) == 1, "what is known already is not taken in twice"
    (folder / "examples.tsv").write_text("")
    load_sayings(folder, at=LATER)
    assert standing() == {("pas-voksen", "den røde bog"), ("pas-voksen", "mit pas er væk")}


def test_a_task_that_is_not_here_is_passed_over(cast: Cast, folder: Path) -> None:
    (folder / "examples.tsv").write_text("ny-opgave\tnoget\npas-voksen\tmit pas\npas-voksen\tmit pas\n")
    assert load_sayings(folder, at=MONDAY) == 1


def test_a_folder_without_the_file_is_no_mistake(cast: Cast, tmp_path: Path) -> None:
    assert load_sayings(tmp_path, at=MONDAY) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pas-voksen mit pas", "Skriv opgavens kode, tabulator og vendingen."),
        ("pas-voksen\t", "Skriv opgavens kode"),
        ("\tmit pas", "Skriv opgavens kode"),
        ("pas-voksen\t" + "x" * (LIMIT + 1), f"Vendingen er længere end {LIMIT} tegn."),
    ],
)
def test_a_wrong_line_is_refused_and_nothing_is_taken_in(cast: Cast, folder: Path, line: str, said: str) -> None:
    (folder / "examples.tsv").write_text(f"pas-voksen\tmit pas\n# x\n{line}\n")
    with pytest.raises(WrongFiles) as refusal:
        load_sayings(folder, at=MONDAY)
    assert said in refusal.value.message
    assert "3" in refusal.value.message
    assert standing() == set()


def test_a_saying_just_at_the_limit_is_taken_in(cast: Cast, folder: Path) -> None:
    (folder / "examples.tsv").write_text("pas-voksen\t" + "x" * LIMIT)
    assert load_sayings(folder, at=MONDAY) == 1


def test_the_points_are_worked_out_when_they_are_loaded(cast: Cast, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(shelf, "embedder", Likeness)
    load_sayings(folder, at=MONDAY)
    assert Point.objects.count() == 2


def test_the_common_sayings_load(cast: Cast) -> None:
    own = {(slug, text) for slug, text in catalogue.common_examples() if slug == "pas-voksen"}
    load_sayings(at=MONDAY)
    assert own <= standing()
