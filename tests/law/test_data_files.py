"""The law's own files: whole, in agreement with the catalogue, and never surer than their sources."""

import csv
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from indgang.catalogue.loading import FOLDER as CATALOGUE
from indgang.law.loading import FOLDER
from indgang.law.models import Way

NUMBERS: Final = re.compile(r"nr\. (\d+)(?:(-| og )(\d+))?")
LOOK_UP: Final = {"20", "35", "44", "45", "50", "52", "57", "58", "68", "70"}
"""The ways that must be looked up before anybody uses them."""
MARKED: Final = {"rsl-72", "frist-brev"}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RULES: Final = rows(FOLDER, "rules.csv")
ROUTES: Final = {row["number"]: row for row in rows(FOLDER, "routes.csv")}
APPEALS: Final = rows(CATALOGUE, "appeals.csv")


def numbers(source: str) -> list[str]:
    """The routes that an appeal names: nr. 53, nr. 12 og 13, nr. 38-40."""
    found = NUMBERS.search(source)
    assert found, source
    first, how, last = found.groups()
    if how == "-":
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [first, last] if last else [first]


def test_all_73_ways_are_there() -> None:
    assert list(ROUTES) == [str(number) for number in range(1, 74)]


def test_what_must_be_looked_up_is_marked_and_nothing_else_is() -> None:
    assert {number for number, row in ROUTES.items() if row["confidence"] == "low"} == LOOK_UP
    assert {row["code"] for row in RULES if row["confidence"] == "low"} == MARKED
    assert [number for number in LOOK_UP if not ROUTES[number]["doubt"]] == []


def test_what_nobody_has_looked_up_says_so() -> None:
    for row in [*ROUTES.values(), *RULES]:
        unknown = row["source"] == "ikke slået op" or row["confidence"] == "low"
        assert unknown == (row["checked_on"] == ""), row["source"]
        assert row["confidence"] != "high" or row["source"] != "ikke slået op"


@pytest.mark.parametrize("appeal", APPEALS, ids=lambda row: row["task"])
def test_the_catalogue_and_the_ways_say_the_same(appeal: dict[str, str]) -> None:
    for number in numbers(appeal["source"]):
        route = ROUTES[number]
        assert route["body"] == appeal["body"]
        assert route["way"] == appeal["route"]
        assert route["length"] == ("4w" if appeal["deadline"].startswith("4 uger") else "")
        assert appeal["task"] in route["tasks"].split("|")


def test_a_task_that_the_catalogue_tells_of_has_no_other_way() -> None:
    told = {row["task"]: numbers(row["source"]) for row in APPEALS}
    bodies = {row["task"]: row["body"] for row in APPEALS}
    for number, route in ROUTES.items():
        for task in filter(None, route["tasks"].split("|")):
            if task in told and number not in told[task]:
                assert route["body"] == bodies[task] or task == "aktindsigt", (task, number)


def test_a_length_is_told_in_the_same_words() -> None:
    said = {"4w": "4 uger", "3m": "3 måneder", "2y": "2 år", "": ""}
    for row in ROUTES.values():
        assert row["deadline_text"].startswith(said[row["length"]]), row["number"]
        assert row["length"] or not row["deadline_text"][:1].isdigit(), row["number"]


def test_who_nobody_outside_looks_at_is_told() -> None:
    for row in ROUTES.values():
        nobody = row["body"].startswith(("Ingen", "Formentlig ingen", "Afdelingens", "Lederen"))
        assert (row["is_appealable"] == "nej") == nobody, row["number"]
        assert row["way"] in Way.values
        assert nobody <= (row["way"] in {"department", "none"})


def test_every_rule_that_a_way_rests_on_is_there() -> None:
    codes = {row["code"] for row in RULES}
    assert [code for row in ROUTES.values() for code in row["rule_codes"].split() if code not in codes] == []


def test_versions_of_a_rule_follow_each_other_without_a_gap() -> None:
    for code in {row["code"] for row in RULES}:
        versions = [row for row in RULES if row["code"] == code]
        for before, after in pairwise(versions):
            assert before["valid_to"] == after["valid_from"] != "", code
        assert versions[-1]["valid_to"] == ""


@pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row['code']}-{row['valid_from']}")
def test_a_rule_is_whole_and_no_day_lies_ahead(row: dict[str, str]) -> None:
    assert row["law"] and row["title"] and row["text"].endswith(".")
    assert len(row["title"]) <= 160
    for day in (row["valid_from"], row["checked_on"]):
        assert not day or date.fromisoformat(day) <= date(2026, 11, 21)
