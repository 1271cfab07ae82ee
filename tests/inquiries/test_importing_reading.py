"""Files as municipalities have them: their letters, separators, dates and mistakes."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation import clock
from indgang.inquiries.importing import refusals, values
from indgang.inquiries.importing.columns import Column, recognise
from indgang.inquiries.importing.sheet import Row, open_sheet

DANISH = "Tidspunkt;Center;Kanal;Opgave;Tekst\n24-12-2025 10:30;Nørreå;Telefon;Pas;Æblegrød på åen\n"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "gammel.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(folder: Path, content: str | bytes) -> list[Row]:
    return list(open_sheet(written(folder, content)).rows())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_danish_letters_are_read_however_they_were_written(tmp_path: Path, encoding: str) -> None:
    [row] = rows(tmp_path, DANISH.encode(encoding))
    assert row.cells[Column.CENTRE] == "Nørreå"
    assert row.cells[Column.TEXT] == "Æblegrød på åen"


def test_the_signs_that_only_windows_has_are_read(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "dato;opgave\n1-2-2025;Pas – haster… 5 €\n".encode("cp1252"))
    assert row.cells[Column.TASK] == "Pas – haster… 5 €"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found_out(tmp_path: Path, separator: str, ending: str) -> None:
    content = DANISH.replace(";", separator).replace("\n", ending)
    [row] = rows(tmp_path, content)
    assert row.cells[Column.TASK] == "Pas"


def test_the_line_with_which_excel_names_the_separator_is_no_header(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "sep=,\n" + DANISH.replace(";", ","))
    assert (row.number, row.cells[Column.TASK]) == (3, "Pas")


def test_text_may_hold_separators_quotes_and_lines(tmp_path: Path) -> None:
    [row] = rows(tmp_path, 'dato;tekst\n1.2.2025;"Hun sagde ""hej""; og\ngik"\n')
    assert row.cells[Column.TEXT] == 'Hun sagde "hej"; og\ngik'


def test_english_headers_are_known_and_foreign_ones_told(tmp_path: Path) -> None:
    sheet = open_sheet(written(tmp_path, "When,Centre,Channel,Free_text,Vejr\n2025-02-01,Fjordby,phone,Hi,sol\n"))
    assert sheet.columns == [Column.WHEN, Column.CENTRE, Column.CHANNEL, Column.TEXT, None]
    assert sheet.unused == ["Vejr"]


def test_every_column_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    assert [column for column in Column if f"`{column}`" not in text] == []


def test_of_two_columns_with_one_meaning_the_better_name_wins() -> None:
    assert recognise(["dato", "note", "tekst"]) == [Column.DAY, None, Column.TEXT]


def test_empty_rows_are_passed_over_and_numbers_are_the_spreadsheets(tmp_path: Path) -> None:
    found = rows(tmp_path, "\ndato;opgave\n;;\n\n1.2.2025;Pas\n")
    assert [row.number for row in found] == [5]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"PK\x03\x04 a workbook", refusals.NoText),
        (b"a;b\x00\x00\n", refusals.NoText),
        (b"", refusals.EmptyFile),
        (b"\n\n", refusals.EmptyFile),
        (b"center;kanal;opgave\n", refusals.MissingColumns),
        (b"dato;center;kanal\n", refusals.MissingColumns),
    ],
)
def test_what_is_no_such_file_is_refused_by_name(tmp_path: Path, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        open_sheet(written(tmp_path, content))


def test_a_row_with_too_many_fields_says_so(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "dato;opgave\n1.2.2025;Pas;haster;meget\n")
    assert "flere felter" in row.problem


def test_a_broken_quote_spoils_its_row_and_not_the_file(tmp_path: Path) -> None:
    broken, whole = rows(tmp_path, 'dato;tekst\n1.2.2025;"Han" sagde nej\n2.2.2025;Ja\n')
    assert "Anførselstegnene" in broken.problem
    assert "sagde nej" in broken.cells[Column.TEXT]
    assert whole.cells[Column.TEXT] == "Ja"


def test_ten_megabytes_in_one_field_spoil_only_their_row(tmp_path: Path) -> None:
    huge, whole = rows(tmp_path, "dato;tekst\n1.2.2025;" + "x" * 10_000_000 + "\n2.2.2025;Ja\n")
    assert huge.problem
    assert len(huge.cells[Column.TEXT]) <= 20_000
    assert not whole.problem


@given(st.binary(max_size=300))
def test_no_bytes_whatever_bring_the_reader_down(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"dato;tekst\n" + content)
    with contextlib.suppress(refusals.NoText, refusals.EmptyFile, refusals.MissingColumns):
        list(open_sheet(path).rows())


@pytest.mark.parametrize(
    "text",
    [
        "24-12-2025 10:30",
        "24.12.2025 kl. 10.30",
        "24.12.2025, 10.30",
        "24/12/2025 10:30:00",
        "24-12-25 10.30",
        "2025-12-24 10:30",
        "2025-12-24T10:30",
        "2025-12-24T10:30:00.000",
        "2025-12-24T10:30:00+01:00",
        "2025-12-24T09:30:00Z",
    ],
)
def test_moments_are_read_as_danes_and_computers_write_them(text: str) -> None:
    assert values.moment(text) == datetime(2025, 12, 24, 9, 30, tzinfo=UTC)


def test_day_and_time_may_stand_apart_and_a_day_alone_means_noon() -> None:
    assert values.moment("24-12-2025", "kl. 10.30") == datetime(2025, 12, 24, 9, 30, tzinfo=UTC)
    assert values.moment("24-12-2025") == datetime(2025, 12, 24, 11, 0, tzinfo=UTC)
    assert values.moment("1-7-2025") == datetime(2025, 7, 1, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "i går", "31-02-2025", "12/31/2025", "24-12-2025 25:00", "1-1-1905", "24-12"])
def test_what_is_no_moment_is_unclear(text: str) -> None:
    with pytest.raises(values.Unclear):
        values.moment(text)


@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2035, 1, 1)))
def test_every_local_minute_is_read_back(at: datetime) -> None:
    assert clock.local_day(values.moment(f"{at:%d.%m.%Y %H.%M}")) == at.date()


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("7", 7), ("7,5", 7.5), ("7.5", 7.5), ("12 min.", 12)])
def test_minutes_are_read_with_danish_commas(text: str, expected: float) -> None:
    assert values.minutes(text) == expected


@pytest.mark.parametrize("text", ["-5", "1:30", "ti", "1441", "7,5,5"])
def test_what_is_no_number_of_minutes_is_unclear(text: str) -> None:
    with pytest.raises(values.Unclear):
        values.minutes(text)


def keys(folder: Path, content: str) -> list[str]:
    return [row.key for row in rows(folder, content)]


def test_the_same_file_gives_the_same_keys_however_it_is_written(tmp_path: Path) -> None:
    first = keys(tmp_path, DANISH)
    dates = DANISH.replace("24-12-2025 10:30", "2025-12-24 10.30")
    order = "Opgave,Tekst,Kanal,Center,When\nPas,Æblegrød på åen,Telefon,Nørreå,24.12.2025 10:30\n"
    assert first == keys(tmp_path, dates) == keys(tmp_path, order)


def test_equal_rows_are_told_apart_by_how_many_came_before(tmp_path: Path) -> None:
    three = keys(tmp_path, "dato;opgave\n" + "1.2.2025;Pas\n" * 3)
    assert len(set(three)) == 3
    grown = keys(tmp_path, "dato;opgave\n2.2.2025;Pas\n" + "1.2.2025;Pas\n" * 4)
    assert set(three) < set(grown)


def test_a_reference_is_the_key_and_may_not_mean_two_things(tmp_path: Path) -> None:
    first, again = rows(tmp_path, "id;dato;opgave\n7;1.2.2025;Pas\n7;1.2.2025;Pas\n")
    assert (first.key, again.problem) == (again.key, "")
    first, other = rows(tmp_path, "id;dato;opgave\n7;1.2.2025;Pas\n7;2.2.2025;Pas\n")
    assert "Referencen »7«" in other.problem
    assert first.key != other.key


def test_the_key_of_an_error_file_wins(tmp_path: Path) -> None:
    key = "0c7a7b1e-95a3-5f0e-9d4f-0b1e2f3a4b5c"
    assert keys(tmp_path, f"dato;opgave;rækkenøgle\n1.2.2025;Pas;{key}\n") == [key]
