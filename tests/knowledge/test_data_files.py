"""What our own articles keep: they cover what is asked most, are light to read, and say where they have it from."""

import csv
import re
from pathlib import Path
from typing import Final

import pytest

from indgang.catalogue import loading as catalogue
from indgang.knowledge import plain
from indgang.knowledge.loading import FOLDER

FILES: Final = sorted(FOLDER.glob("*.txt"))
MOST_ASKED: Final = 25


def read(path: Path) -> tuple[dict[str, list[str]], str]:
    head, text = path.read_text("utf-8").split("\n\n", 1)
    cells: dict[str, list[str]] = {}
    for line in head.splitlines():
        name, value = line.split(":", 1)
        cells.setdefault(name, []).append(value.strip())
    return cells, text


def test_the_most_asked_tasks_have_an_article_for_citizens() -> None:
    with (catalogue.FOLDER / "tasks.csv").open(encoding="utf-8", newline="") as file:
        tasks = sorted(csv.DictReader(file), key=lambda task: -int(task["frequency"]))
    written = {
        slug.strip()
        for cells, _text in map(read, FILES)
        if cells["audience"] == ["public"]
        for slug in cells["tasks"][0].split("|")
    }
    assert [task["slug"] for task in tasks[:MOST_ASKED] if task["slug"] not in written] == []
    assert sum(read(path)[0]["audience"] == ["internal"] for path in FILES) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_article_is_short_light_and_has_its_sources(path: Path) -> None:
    cells, text = read(path)
    examined = plain.examine(text)
    assert examined.is_plain, examined.lix
    assert examined.words <= 250
    assert examined.long_sentences == ()
    assert all("|" in source for source in cells["source"]), "each source with the day it was checked"
    assert cells["confidence"][0] in {"high", "medium", "low"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_amount_of_money_is_told(path: Path) -> None:
    """Fees change from year to year and from town to town; the system knows today's."""
    assert not re.search(r"\d+ ?kr\b|kroner", path.read_text("utf-8"))
