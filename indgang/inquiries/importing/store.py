"""The files of an import (importens filer): its rows while it waits, and the rows that failed, in the data folder."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.utils.translation import gettext as _

from indgang.citizens import cpr

from .columns import Column
from .keys import Cells
from .sheet import Row

KEPT: Final = timedelta(days=30)
_NEVER_MASKED: Final = frozenset({Column.WHEN, Column.DAY, Column.TIME, Column.MINUTES, Column.ROW_KEY})
_SHORTEST: Final = 10
"""No CPR number is shorter."""
_FORMULA: Final = re.compile(r"^[=+\-@\t]")


def folder() -> Path:
    """Return the folder of all imports' files, made when missing and closed to other users of the machine."""
    found: Path = settings.DATA / "imports"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def rows_of(token: str) -> Path:
    """Return the path of an import's rows."""
    return folder() / f"{token}.rows"


def errors_of(token: str) -> Path:
    """Return the path of an import's error file (fejlfil)."""
    return folder() / f"{token}-fejl.csv"


def forget(token: str) -> None:
    """Remove an import's rows; its error file stays until it is swept."""
    rows_of(token).unlink(missing_ok=True)


def sweep(at: datetime) -> None:
    """Remove every file that has lain here for 30 days: old registrations hold free text."""
    before = (at - KEPT).timestamp()
    for path in folder().iterdir():
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def without_cpr(row: Row) -> Row:
    """Return a row whose CPR numbers are masked, as everything but its key is told from here on."""
    said = [(column, text) for column, text in row.cells.items() if len(text) >= _SHORTEST]
    masked = {column: cpr.mask_all(text)[0] for column, text in said if column not in _NEVER_MASKED}
    return replace(row, cells=row.cells | masked) if masked else row


def keep(row: Row, file: IO[str]) -> None:
    """Write a row to be worked later."""
    file.write(json.dumps([row.number, row.key, row.problem, row.cells], ensure_ascii=False) + "\n")


def kept(lines: Iterable[bytes]) -> Iterator[Row]:
    """Yield the rows that were kept."""
    for line in lines:
        number, key, problem, cells = json.loads(line)
        yield Row(number, {Column(name): text for name, text in cells.items()}, key, problem)


def write_errors(path: Path, size: int, columns: Sequence[Column], faults: Sequence[tuple[Row, str]]) -> int:
    """Add faulty rows to the error file behind its known size, and return the new size.

    What lies beyond the known size was written by a step that never ended, and is cut off.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    if size == 0:
        writer.writerow([_("fejl"), _("række"), *columns, Column.ROW_KEY])
    for row, reason in faults:
        writer.writerow([reason, row.number, *_cells(row.cells, columns), row.key])
    data = text.getvalue().encode("utf-8-sig" if size == 0 else "utf-8")
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(size)
        file.seek(size)
        file.write(data)
    return size + len(data)


def _cells(cells: Cells, columns: Sequence[Column]) -> list[str]:
    return [harmless(cells.get(column, "")) for column in columns]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `sheet` takes the sign off again."""
    return f"'{text}" if _FORMULA.match(text) else text
