"""Reading a municipality's own tables (CSV-filer), with every mistake named by file and line."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from io import StringIO
from pathlib import Path
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .refusals import Refusal

_YES: Final = frozenset({"yes", "ja", "1", "true", "x"})
_NO: Final = frozenset({"", "no", "nej", "0", "false"})
_SHOWN: Final = 20


class WrongFiles(Refusal):
    """Some lines could not be understood; nothing was loaded."""

    sentence = gettext_lazy("Der er fejl i filerne. Intet er læst ind.\n%(mistakes)s")
    advice = gettext_lazy("Ret linjerne, og læs mappen ind igen.")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, and where."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        if not self.line:
            return f"{self.file}: {self.problem}"
        return _("%(file)s, linje %(line)s: %(problem)s") % {
            "file": self.file,
            "line": self.line,
            "problem": self.problem,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table (linje); what cannot be read is noted as a mistake, and the value is empty."""

    table: "Table"
    number: int
    cells: dict[str, str]

    def wrong(self, problem: str) -> None:
        """Note a mistake on this line."""
        self.table.mistakes.append(Mistake(self.table.name, self.number, problem))

    def text(self, column: str) -> str:
        """Return a cell, empty when the file has no such column."""
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.text(column)
        if not value:
            self.wrong(_("»%(column)s« er tom.") % {"column": column})
        return value

    def flag(self, column: str) -> bool:
        """Return a yes or no (ja/nej)."""
        value = self.text(column).lower()
        if value not in _YES | _NO:
            self.wrong(_("»%(column)s« skal være ja eller nej, ikke »%(value)s«.") % {"column": column, "value": value})
        return value in _YES

    def number_of(self, column: str, default: int = 0) -> int:
        """Return a whole number, the default when the cell is empty."""
        return self._read(column, int, default, _("et helt tal"))

    def day(self, column: str) -> date | None:
        """Return a day written as 2026-11-21, None when the cell is empty."""
        return self._read(column, date.fromisoformat, None, _("en dato som 2026-11-21"))

    def clock(self, column: str) -> time | None:
        """Return a time of day written as 09:30, None when the cell is empty."""
        return self._read(column, lambda value: time.fromisoformat(value.replace(".", ":")), None, "09:30")

    def choice(self, column: str, choices: type[models.TextChoices], default: str = "") -> str:
        """Return one of the values that the column can have."""
        value = self.text(column) or default
        if value not in choices.values:
            known = ", ".join(choices.values)
            self.wrong(
                _("»%(column)s« er »%(value)s«. Den kan være: %(known)s.")
                % {"column": column, "value": value, "known": known}
            )
        return value

    def named[T](self, column: str, known: dict[str, T]) -> T | None:
        """Return the thing that the cell names, None when the cell is empty."""
        value = self.text(column)
        if value and value not in known:
            self.wrong(_("»%(column)s« nævner »%(value)s«, som ikke findes.") % {"column": column, "value": value})
        return known.get(value)

    def fits(self, row: models.Model, columns: dict[str, str] | None = None) -> bool:
        """Tell whether the row's fields can be stored; `columns` names those fields whose column is called else."""
        links = {each.name for each in row._meta.fields if each.is_relation or each.primary_key}
        try:
            row.clean_fields(exclude=links)
        except ValidationError as error:
            for name, problems in error.message_dict.items():
                self.wrong(f"»{(columns or {}).get(name, name)}«: {' '.join(problems)}")
            return False
        return True

    def _read[T, D](self, column: str, read: Callable[[str], T], default: D, form: str) -> T | D:
        value = self.text(column)
        if not value:
            return default
        try:
            return read(value)
        except ValueError:
            self.wrong(
                _("»%(column)s« er »%(value)s«. Skriv %(form)s.") % {"column": column, "value": value, "form": form}
            )
            return default


@dataclass(slots=True)
class Table:
    """One file: its name, its lines, and the list that its mistakes go to."""

    name: str
    mistakes: list[Mistake]
    lines: list[Line] = field(default_factory=list)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def by(self, column: str) -> Iterator[tuple[str, Line]]:
        """Yield each line by its key, which must be there and must stand only once."""
        seen: dict[str, int] = {}
        for line in self.lines:
            key = line.needed(column)
            if not key:
                continue
            if key in seen:
                line.wrong(_("»%(key)s« står også i linje %(line)s.") % {"key": key, "line": seen[key]})
                continue
            seen[key] = line.number
            yield key, line


@dataclass(slots=True)
class Reading:
    """Reads the tables of one folder and gathers what is wrong with them."""

    folder: Path
    mistakes: list[Mistake] = field(default_factory=list)

    def table(self, name: str, columns: Sequence[str], *, optional: bool = False) -> Table:
        """Return a file's table; a file that may be missing is then empty."""
        table = Table(name, self.mistakes)
        path = self.folder / name
        if not path.is_file():
            if not optional:
                self.mistakes.append(Mistake(name, 0, _("Filen findes ikke i %(folder)s.") % {"folder": self.folder}))
            return table
        _fill(table, decoded(path.read_bytes()), columns)
        return table

    def finish(self) -> None:
        """Raise WrongFiles when anything was wrong."""
        if self.mistakes:
            shown = sorted(self.mistakes, key=lambda each: (each.file, each.line))
            lines = [str(each) for each in shown[:_SHOWN]]
            if len(shown) > _SHOWN:
                lines.append(_("… og %(count)s fejl mere.") % {"count": len(shown) - _SHOWN})
            raise WrongFiles(mistakes="\n".join(lines))


def decoded(content: bytes) -> str:
    """Return the text of a file, also as a Danish spreadsheet writes it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _fill(table: Table, text: str, columns: Sequence[str]) -> None:
    first = text.split("\n", 1)[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in columns if name not in header]
    if missing:
        table.mistakes.append(Mistake(table.name, 1, _("Kolonner mangler: %(names)s.") % {"names": ", ".join(missing)}))
        return
    begins = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            line = Line(table, begins, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
            table.lines.append(line)
            if len(cells) > len(header):
                line.wrong(_("Linjen har flere felter end overskriften."))
        begins = reader.line_num + 1
