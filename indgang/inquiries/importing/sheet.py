"""Cutting a file into rows (rækker): which letters, which separator, which columns."""

import csv
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from django.utils.translation import gettext as _

from .columns import Column, fitness, recognise
from .keys import Cells, Keys
from .refusals import EmptyFile, NoText

SEPARATORS: Final = ";\t,"
_BLOCK: Final = 1 << 20
_OTHER_FILES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")
_LONGEST_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; `problem` says why it could not even be cut into cells."""

    number: int
    cells: Cells
    key: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose letters, separator and columns are known."""

    path: Path
    encoding: str
    separator: str
    headers: list[str]
    columns: list[Column | None]

    @property
    def unused(self) -> list[str]:
        """The headers that mean nothing here."""
        return [header for header, column in zip(self.headers, self.columns, strict=True) if header and not column]

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headers, numbered as a spreadsheet does; empty ones are passed over."""
        keys = Keys()
        with self.path.open(encoding=self.encoding, newline="", errors="replace") as file:
            records = _cut(file, self.separator)
            for _number, cells, _problem in records:
                if cells == self.headers:
                    break
            for number, cells, problem in records:
                named, problem = self._named(cells, problem)
                if any(named.values()):
                    key, clash = keys.of(named)
                    yield Row(number, named, str(key), problem or clash)

    def _named(self, cells: list[str], problem: str) -> tuple[Cells, str]:
        if problem:
            return {Column.TEXT: cells[0][:_LONGEST_KEPT]}, problem
        if any(cells[len(self.columns) :]):
            problem = _("Rækken har flere felter end overskriften. Sæt anførselstegn om tekst med skilletegn i.")
        pairs = zip(self.columns, cells, strict=False)
        return {column: _plain(cell) for column, cell in pairs if column}, problem


def _plain(cell: str) -> str:
    """Return a cell without what surrounds it: blanks, and the sign that keeps a spreadsheet from calculating."""
    text = cell.replace("\x00", "").strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text


def open_sheet(path: Path) -> Sheet:
    """Look at a file and tell how it is to be read.

    Raises NoText, EmptyFile, MissingColumns.
    """
    encoding = _encoding(path)
    separator, headers = _headers(path, encoding)
    return Sheet(path, encoding, separator, headers, recognise(headers))


def _encoding(path: Path) -> str:
    """Return how the letters are written: UTF-8 if the whole file can be, else as Danish Windows writes them."""
    with path.open("rb") as file:
        start = file.read(8)
        if start.startswith(_OTHER_FILES):
            raise NoText
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        file.seek(0)
        return "utf-8-sig" if _is_utf8(file) else "cp1252"


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    fits = True
    while block := file.read(_BLOCK):
        if b"\x00" in block:
            raise NoText
        fits = fits and _fits(decoder.decode, block)
    return fits and _fits(lambda rest: decoder.decode(rest, final=True), b"")


def _fits(decode: Callable[[bytes], str], block: bytes) -> bool:
    try:
        decode(block)
    except UnicodeDecodeError:
        return False
    return True


def _headers(path: Path, encoding: str) -> tuple[str, list[str]]:
    """Return the separator under which most headers are known, and the headers."""
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        text = file.read(100_000)
    told = text[:5].lower().startswith("sep=") and text[4:5]
    lines = text.splitlines(keepends=True)[1 if told else 0 :]
    found = [(separator, _first(lines, separator)) for separator in (told or SEPARATORS)]
    best = max(found, key=lambda each: (fitness(each[1]), len(each[1])))
    if not best[1]:
        raise EmptyFile
    return best


def _first(lines: list[str], separator: str) -> list[str]:
    records = (cells for _number, cells, _problem in _cut(lines, separator))
    return next((cells for cells in records if any(cell.strip() for cell in cells)), [])


def _cut(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield each record with its number; of one that cannot be cut, its text and what is wrong with it."""
    taken = _Taken(lines)
    reader = csv.reader(taken, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        taken.lines.clear()
        try:
            yield number, next(reader), ""
        except StopIteration:
            return
        except csv.Error:
            problem = _("Anførselstegnene i rækken passer ikke sammen, eller et felt er alt for langt.")
            yield number, ["".join(taken.lines)], problem


class _Taken:
    """Lines on their way to the reader, remembered until a record is whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._source = iter(lines)
        self.lines: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.lines.append(line)
        return line
