"""The letters of the tests: what a citizen could have had in the hand, and what should be found in each."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from indgang.adviser.letters.deadlines import Role
from indgang.adviser.letters.directory import assembled
from indgang.adviser.letters.explaining import Explained, explain
from indgang.adviser.letters.kinds import Kind
from indgang.adviser.letters.sender import Directory
from indgang.adviser.letters.sureness import Sure
from indgang.catalogue import loading as catalogue
from indgang.law import loading as law
from indgang.organisation import loading as organisation

FOLDERS = ("known", "fresh", "new", "later")
"""`known` were read while rules were made, `fresh` and `new` measured and then studied, and `later` measured only."""
DATA = Path(__file__).resolve().parent / "data"
TODAY = date(2026, 11, 20)
COLUMNS = (
    "kind", "sender", "department", "date", "deadlines", "guidance", "body", "reasons", "amount", "reference",
    "doubts"
)  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """One letter and what should be found."""

    name: str
    text: str
    cells: dict[str, str]


def expected(folder: str) -> list[Expected]:
    """The letters of a folder."""
    with (DATA / f"{folder}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [Expected(row["name"], text(row["name"], folder), row) for row in rows]


def text(name: str, folder: str = "known") -> str:
    return (DATA / folder / f"{name}.txt").read_text(encoding="utf-8")


def explained(name: str, received: date | None = None, today: date = TODAY, told: Kind | None = None) -> Explained:
    return explain(text(name), received, today=today, directory=directory(), told=told)


@cache
def directory() -> Directory:
    """The made-up municipality's own, without a database."""

    def rows(folder: Path, name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    own = organisation.FOLDER
    return assembled(
        rows(own, "municipality.csv")[0]["name"],
        [(row["slug"], row["name"], bool(row["parent"])) for row in rows(own, "departments.csv")],
        {row["area"]: row["department"] for row in rows(own, "areas.csv")},
        {row["slug"]: row["name"] for row in rows(catalogue.FOLDER, "authorities.csv")},
        {
            row["body"]: row["length"]
            for row in rows(law.FOLDER, "routes.csv")
            if row["length"] and row["confidence"] != "low"
        },
    )


def found(letter: Explained) -> dict[str, str]:
    """What was found, in the words of the table."""
    sender, amount = letter.sender, letter.amount
    deadlines = {f"{each.role}:{each.length or each.day}" for each in letter.readers if each.role != Role.COURT}
    return {
        "kind": letter.kind.kind.value,
        "sender": "" if sender is None else sender.authority or ("kommune" if sender.is_ours else "anden-kommune"),
        "department": sender.department if sender else "",
        "date": str(letter.written_on or ""),
        "deadlines": " ".join(sorted(deadlines)),
        "guidance": letter.guidance.state.value,
        "body": letter.guidance.body if letter.kind.is_decision else "",
        "reasons": letter.reasons.stated.value,
        "amount": amount.kroner if amount else "",
        "reference": letter.contact.case_number,
        "doubts": "language" if not letter.is_danish else "guidance" if letter.guidance.doubts else "",
    }


@dataclass
class Score:
    """How many findings were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(folder: str) -> tuple[dict[str, Score], list[str]]:
    """How well each finding does over a folder, and what went wrong where."""
    every, faults = {column: Score() for column in COLUMNS}, []
    for each in expected(folder):
        got = found(explain(each.text, today=TODAY, directory=directory()))
        for column in COLUMNS:
            wanted, had = _parts(column, each.cells.get(column, "")), _parts(column, got[column])
            score = every[column]
            score.right += len(wanted & had)
            score.wrong += len(had - wanted)
            score.missed += len(wanted - had)
            if wanted != had:
                faults.append(f"{each.name}: {column} {each.cells.get(column, '')!r}, found {got[column]!r}")
    return every, faults


def certainty(folder: str) -> dict[str, tuple[int, int]]:
    """How many kinds were told as sure, likely and unsure, and how many of each were wrong."""
    told: dict[str, tuple[int, int]] = {sure.value: (0, 0) for sure in Sure}
    for each in expected(folder):
        kind = explain(each.text, today=TODAY, directory=directory()).kind
        count, wrong = told[kind.sure.value]
        told[kind.sure.value] = count + 1, wrong + (kind.kind.value != each.cells["kind"])
    return told


def _parts(column: str, cell: str) -> set[str]:
    return set(cell.split()) if column == "deadlines" else {cell} - {""}
