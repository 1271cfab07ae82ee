from datetime import date, time
from pathlib import Path

import pytest
from django.db import models

from indgang.foundation.tables import Reading, Table, WrongFiles


class Colour(models.TextChoices):
    RED = "red", "rød"
    BLUE = "blue", "blå"


@pytest.fixture
def written(tmp_path: Path):
    """Return the table of a file with this content."""

    def table(content: str, columns: tuple[str, ...] = ("name",), encoding: str = "utf-8") -> tuple[Reading, Table]:
        (tmp_path / "t.csv").write_bytes(content.encode(encoding))
        reading = Reading(tmp_path)
        return reading, reading.table("t.csv", columns)

    return table


def mistakes(reading: Reading) -> list[str]:
    return [str(each) for each in reading.mistakes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_read_as_any_spreadsheet_writes_it(written, encoding: str, sign: str) -> None:
    _reading, table = written(f"name{sign}town\r\nKaren{sign} Ærø \r\n\r\nBo{sign}Å\r\n", encoding=encoding)
    assert [(line.number, line.text("name"), line.text("town")) for line in table] == [
        (2, "Karen", "Ærø"),
        (4, "Bo", "Å"),
    ]


def test_a_cell_may_hold_commas_quotes_and_lines(written) -> None:
    _reading, table = written('name,note\n"Holm, Karen","siger ""hej""\nto gange"\nBo,\n')
    assert [line.text("note") for line in table] == ['siger "hej"\nto gange', ""]
    assert [line.number for line in table] == [2, 4]


def test_missing_columns_and_files_are_named(written, tmp_path: Path) -> None:
    reading, table = written("name\nKaren\n", columns=("name", "town", "phone"))
    assert list(table) == []
    assert mistakes(reading) == ["t.csv, linje 1: Kolonner mangler: town, phone."]
    reading.table("u.csv", ["a"])
    reading.table("v.csv", ["a"], optional=True)
    assert mistakes(reading)[1:] == [f"u.csv: Filen findes ikke i {tmp_path}."]


def test_a_line_longer_than_the_heading_is_told(written) -> None:
    reading, _table = written("name\nKaren,Holm\n")
    assert mistakes(reading) == ["t.csv, linje 2: Linjen har flere felter end overskriften."]


def test_cells_are_read_as_what_they_are(written) -> None:
    reading, table = written("name,n,day,at,yes,c\nKaren,7,2026-11-21,09.30,Ja,blue\nBo,,,,,\n", ("name",))
    first, second = table
    assert (first.number_of("n"), first.day("day"), first.clock("at")) == (7, date(2026, 11, 21), time(9, 30))
    assert (first.flag("yes"), first.choice("c", Colour), first.named("name", {"Karen": 1})) == (True, "blue", 1)
    assert (second.number_of("n", 3), second.day("day"), second.clock("at"), second.flag("yes")) == (
        3,
        None,
        None,
        False,
    )
    assert second.choice("c", Colour, "red") == "red"
    assert second.named("n", {}) is None
    assert reading.mistakes == []


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("n", "»n« er »syv«. Skriv et helt tal."),
        ("day", "»day« er »21/11«. Skriv en dato som 2026-11-21."),
        ("at", "»at« er »25:00«. Skriv 09:30."),
        ("yes", "»yes« skal være ja eller nej, ikke »måske«."),
        ("c", "»c« er »grøn«. Den kan være: red, blue."),
        ("who", "»who« nævner »Ove«, som ikke findes."),
        ("empty", "»empty« er tom."),
    ],
)
def test_what_cannot_be_read_is_named_by_file_and_line(written, column: str, told: str) -> None:
    reading, table = written("name,n,day,at,yes,c,who,empty\nKaren,syv,21/11,25:00,måske,grøn,Ove,\n")
    (line,) = table
    {
        "n": lambda: line.number_of("n"),
        "day": lambda: line.day("day"),
        "at": lambda: line.clock("at"),
        "yes": lambda: line.flag("yes"),
        "c": lambda: line.choice("c", Colour),
        "who": lambda: line.named("who", {"Karen": 1}),
        "empty": lambda: line.needed("empty"),
    }[column]()
    assert mistakes(reading) == [f"t.csv, linje 2: {told}"]


def test_a_key_stands_once(written) -> None:
    reading, table = written("name,n\nKaren,1\nKaren,2\n,3\n")
    assert [key for key, _line in table.by("name")] == ["Karen"]
    assert mistakes(reading) == [
        "t.csv, linje 3: »Karen« står også i linje 2.",
        "t.csv, linje 4: »name« er tom.",
    ]


def test_with_mistakes_nothing_is_loaded_and_twenty_are_shown(written) -> None:
    reading, table = written("name,n\n" + "Karen,x\n" * 25)
    for line in table:
        line.number_of("n")
    with pytest.raises(WrongFiles) as refused:
        reading.finish()
    told = refused.value.message.splitlines()
    assert told[0] == "Der er fejl i filerne. Intet er læst ind."
    assert (len(told), told[-1]) == (22, "… og 5 fejl mere.")
    assert refused.value.hint


def test_without_mistakes_there_is_nothing_to_refuse(written) -> None:
    reading, _table = written("name\nKaren\n")
    reading.finish()
