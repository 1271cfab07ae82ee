"""Old registrations through the command line: preview, mapping, error file, figures."""

import json
from pathlib import Path

import pytest
from time_machine import TimeMachineFixture

from indgang.inquiries.models import ImportRun, Inquiry
from indgang.journal.models import Event
from indgang.results.models import FoldedDay
from indgang.sample.cast import Cast

from .conftest import Run

HEAD = "tidspunkt;center;kanal;opgave;tekst;udfald;minutter;afdeling\n"
GOOD = "14-09-2026 09:05;Fjordby;Telefon;Pas til voksen;Skal rejse;Løst;7,5;\n"


@pytest.fixture
def old(cast: Cast, tmp_path: Path) -> Path:
    path = tmp_path / "gammel.csv"
    path.write_bytes((HEAD + GOOD * 2 + GOOD.replace("Fjordby", "Rådhuset").replace("Løst", "OK")).encode("cp1252"))
    return path


@pytest.fixture(autouse=True)
def today(time_machine: TimeMachineFixture, cast: Cast) -> None:
    time_machine.move_to(cast.later(days=2))


def test_a_preview_imports_nothing_and_leaves_nothing(run: Run, old: Path) -> None:
    answer = run("import", "contacts", old, "--preview")
    assert answer.exit_code == 0
    assert "3 rækker fra 2026-09-14 til 2026-09-14. Skrevet med Windows-1252" in answer.output
    assert "Fjordby, Telefon: Pas til voksen → Løst, 7,5 min." in answer.output
    assert "1 rækker  center »Rådhuset« → intet bud" in answer.output
    assert not Inquiry.objects.exists()
    assert not ImportRun.objects.exists()
    assert list((old.parent / "data" / "imports").iterdir()) == []


def test_unknown_words_are_mapped_once_and_then_for_good(run: Run, old: Path) -> None:
    mapping = old.parent / "kobling.json"
    run("import", "contacts", old, "--preview", "--mapping", mapping)
    words = json.loads(mapping.read_text())
    assert words["center"] == {"Rådhuset": None}
    words["center"]["Rådhuset"] = "sandby"
    words["udfald"]["OK"] = "guided"
    mapping.write_text(json.dumps(words))
    answer = run("import", "contacts", old, "--mapping", mapping, "--by", "christian")
    assert answer.exit_code == 0
    assert "3 henvendelser er kommet ind, 0 var her i forvejen." in answer.output
    assert Event.objects.filter(kind="inquiry.imported", actor__username="christian").count() == 3
    assert "0 henvendelser er kommet ind, 3" in run("import", "contacts", old, "--mapping", mapping).output


def test_rows_with_faults_end_in_a_file_beside(run: Run, old: Path) -> None:
    answer = run("import", "contacts", old)
    assert answer.exit_code == 1
    errors = old.parent / "gammel-fejl.csv"
    assert "1 rækker har fejl" in answer.output
    mended = errors.read_text(encoding="utf-8-sig").replace("Rådhuset", "Sandby").replace("OK", "Løst")
    errors.write_text(mended)
    assert "1 henvendelser er kommet ind" in run("import", "contacts", errors).output
    assert Inquiry.objects.count() == 3


def test_guesses_are_used_only_when_asked_for(run: Run, cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD + GOOD.replace("Fjordby", "Fjordby Borgerservice"))
    assert run("import", "contacts", path).exit_code == 1
    assert run("import", "contacts", path, "--guess").exit_code == 0
    assert Inquiry.objects.get().centre == cast.fjordby


def test_the_figure_is_there_at_once(run: Run, old: Path) -> None:
    run("import", "contacts", old)
    assert FoldedDay.objects.exists()
    answer = run("metrics", "--from", "2026-09-01", "--to", "2026-09-30", "--metric", "solved", "--json")
    [metric] = json.loads(answer.output)["metrics"]
    assert metric["figures"][-1]["total"] == 2
    assert metric["figures"][-1]["share"] == 1.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "ikke en CSV-fil"),
        (b"", "Filen er tom."),
        (b"a;b\n1;2\n", "Filen mangler kolonnen"),
    ],
)
def test_a_file_that_is_none_is_refused(run: Run, cast: Cast, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "gammel.csv"
    path.write_bytes(content)
    answer = run("import", "contacts", path)
    assert answer.exit_code == 2
    assert said in answer.output


@pytest.mark.parametrize("text", ["{", '{"center": {"Rådhuset": "atlantis"}}'])
def test_a_wrong_mapping_is_refused_before_anything_is_written(run: Run, old: Path, text: str) -> None:
    mapping = old.parent / "kobling.json"
    mapping.write_text(text)
    answer = run("import", "contacts", old, "--mapping", mapping)
    assert answer.exit_code == 2
    assert "Koblingen" in answer.output
    assert not Inquiry.objects.exists()
    assert not ImportRun.objects.exists()


def test_the_codes_of_a_mapping_are_listed(run: Run, cast: Cast) -> None:
    assert "fjordby " in run("import", "codes", "center").output
    assert "phone/call " in run("import", "codes").output
