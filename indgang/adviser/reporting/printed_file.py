"""Reading a file of printed figures (fil med trykte tal), whatever spreadsheet wrote it; mistakes are named by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Final

from django.utils.translation import gettext as _

from indgang.adviser.models import EarlierFigure
from indgang.foundation.tables import Line, Mistake, Table, decoded

from .printed_names import HEADINGS, NEEDED, columns_of, same
from .printed_numbers import Ambiguous, NotPrinted, Printed, printed

_DELIMITERS: Final = ",;\t|"
_CHANGES: Final = ("ændring", "udvikling", "forskel", "fald", "%", "pct", "procent")
"""Where a number below nought can be printed."""

type _Key = tuple[str, ...]


class PrintedFile:
    """One file's figures, and what is wrong with it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.mistakes: list[Mistake] = []
        self._table = Table(name, self.mistakes)
        self._headings: dict[str, str] = {}
        self._seen: dict[_Key, int] = {}
        self._totals: dict[_Key, tuple[Decimal, int]] = {}
        self._read(content)

    def figures(self) -> list[EarlierFigure]:
        """Return the figures, none of them stored yet; what is wrong is in the list of mistakes."""
        return [figure for line in self._table if (figure := self._figure(line))]

    def no_lines(self) -> None:
        """Note that there is nothing below the headings."""
        self._wrong(0, _("Der er ingen tal under overskriften. Skriv en linje for hvert trykt tal."))

    def _read(self, content: bytes) -> None:
        if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
            self._wrong(
                0, _("Det er et regneark, ikke en CSV-fil. Åbn det, og vælg Gem som: CSV (semikolonsepareret).")
            )
            return
        text = _text(content)
        if not text.strip():
            self._wrong(0, _("Filen er tom."))
            return
        try:
            self._fill(text)
        except csv.Error:
            self._wrong(0, _("Filen kan ikke læses som CSV. Tjek, at hvert anførselstegn har sit modstykke."))

    def _fill(self, text: str) -> None:
        records = _records(text)
        begins, header = next(records)
        columns = columns_of(header)
        if not self._has_columns(begins, header, columns):
            return
        for number, cells in records:
            line = Line(
                self._table, number, {name: _tidy(cell) for name, cell in zip(columns, cells, strict=False) if name}
            )
            self._table.lines.append(line)
            if any(cell.strip() for cell in cells[len(header) :]):
                line.wrong(
                    _(
                        "Linjen har flere felter end overskriften. Sæt tal med komma og tekst med skilletegn "
                        "i anførselstegn."
                    )
                )

    def _has_columns(self, begins: int, header: list[str], columns: list[str]) -> bool:
        self._headings = {name: _tidy(header[n]) for n, name in reversed(list(enumerate(columns))) if name}
        missing = [f"{name} ({HEADINGS[name][1]})" for name in NEEDED if name not in columns]
        twice = sorted({name for name in columns if name and columns.count(name) > 1})
        if missing:
            self._wrong(
                begins, _("Kolonner mangler: %(names)s. Skriv dem i første linje.") % {"names": ", ".join(missing)}
            )
        for name in twice:
            self._wrong(begins, _("Kolonnen »%(name)s« står to gange. Slet den ene.") % {"name": self._headings[name]})
        return not (missing or twice)

    def _figure(self, line: Line) -> EarlierFigure | None:
        words = {name: self._needed(line, name) for name in ("year", "table", "unit", "row", "source")}
        words["column"] = line.text("column")
        if words["year"] and not any(letter.isdigit() for letter in words["year"]):
            self._say(line, "year", _("»%(column)s« er »%(value)s«. Skriv perioden med årstal, fx 2018/19."))
        value, total = self._number(line, "value", words), self._number(line, "printed_total", words)
        if value is None or not all(words[name] for name in ("year", "table", "unit", "row", "source")):
            return None
        self._once(line, words)
        told = total.value if total else None
        self._one_total(line, words, told)
        row = EarlierFigure(**words, printed=value.text, value=value.value, printed_total=told, order=line.number)
        return row if line.fits(row, self._headings) else None

    def _needed(self, line: Line, name: str) -> str:
        value = line.text(name)
        if not value:
            line.wrong(
                _("»%(column)s« er tom. Udfyld feltet, eller slet linjen.") % {"column": self._headings.get(name, name)}
            )
        return value

    def _number(self, line: Line, name: str, words: dict[str, str]) -> Printed | None:
        try:
            found = printed(line.text(name))
        except Ambiguous:
            self._say(
                line, name, _("»%(column)s« er »%(value)s«. Skriv 1.234 for et tal over tusind, 1,23 for decimaler.")
            )
            return None
        except NotPrinted:
            self._say(
                line,
                name,
                _(
                    "»%(column)s« er »%(value)s«. Skriv det trykte tal: 44, 1.234, 12,5 eller 12,5 %%, "
                    "eller det trykte tegn: -, * eller under 5."
                ),
            )
            return None
        if found.value is not None and found.value < 0 and not _may_fall(found, words):
            self._say(line, name, _("»%(column)s« er »%(value)s«. Et antal skal være 0 eller mere."))
            return None
        return found

    def _once(self, line: Line, words: dict[str, str]) -> None:
        key = tuple(same(words[name]) for name in ("year", "table", "unit", "row", "column"))
        if key in self._seen:
            line.wrong(_("Tallet står også i linje %(line)s. Slet den ene linje.") % {"line": self._seen[key]})
        self._seen.setdefault(key, line.number)

    def _one_total(self, line: Line, words: dict[str, str], total: Decimal | None) -> None:
        if total is None:
            return
        key = tuple(same(words[name]) for name in ("year", "table", "unit", "column"))
        known, where = self._totals.setdefault(key, (total, line.number))
        if known != total:
            self._say(
                line,
                "printed_total",
                _("»%(column)s« er »%(value)s«, men et andet tal i linje %(where)s. Skriv det samme i hele tabellen."),
                where=where,
            )

    def _say(self, line: Line, name: str, sentence: str, **facts: object) -> None:
        line.wrong(sentence % {"column": self._headings.get(name, name), "value": line.text(name), **facts})

    def _wrong(self, number: int, problem: str) -> None:
        self.mistakes.append(Mistake(self._table.name, number, problem))


def _text(content: bytes) -> str:
    """Return the text of a file that may be "Unicode text" out of a spreadsheet too: UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return decoded(content)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that hold anything, with the line that each begins on; a line "sep=;" names the delimiter."""
    lines = text.splitlines()
    first = next(line for line in lines if line.strip())
    told = first.strip().casefold().startswith("sep=")
    delimiter = first.strip()[4:5] or "\t" if told else max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    begins, skip = 1, told
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if not skip:
                yield begins, cells
            skip = False
        begins = reader.line_num + 1


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").replace("\x00", "").split())


def _may_fall(found: Printed, words: dict[str, str]) -> bool:
    told = f"{found.text} {words['unit']} {words['column']} {words['row']} {words['table']}".casefold()
    return any(word in told for word in _CHANGES)
