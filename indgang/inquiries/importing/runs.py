"""Working a file in steps (trin): each can be the last, and the next goes on where it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import IO, Any, Final

from django.db import transaction

from indgang.foundation import clock
from indgang.inquiries import frequencies
from indgang.inquiries.models import ImportRun
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import store, values
from .columns import Column
from .mapping import Tally, Unknown, WordMapping
from .refusals import EmptyFile, FileGone, RunOver
from .sheet import Row, Sheet, open_sheet
from .understanding import Reader, Registration, RowFault
from .vocabulary import Vocabulary
from .writing import Writer

BATCH: Final = 1_000
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as the preview shows it: understood, or why not."""

    row: Row
    registration: Registration | None
    fault: str


def begin(path: Path, name: str, *, by: Employee | None, at: datetime) -> ImportRun:
    """Look through a file and put its rows aside; nothing is imported yet.

    Raises NoText, EmptyFile, MissingColumns.
    """
    store.sweep(at)
    sheet = open_sheet(path)
    token = token_hex(16)
    with store.rows_of(token).open("w", encoding="utf-8") as file:
        found = _put_aside(sheet, file)
    if not found["rows"]:
        store.forget(token)
        raise EmptyFile
    rows = found.pop("rows")
    return ImportRun.objects.create(file_name=name[:200], token=token, by=by, uploaded_at=at, rows=rows, found=found)


def _put_aside(sheet: Sheet, file: IO[str]) -> dict[str, Any]:
    tally, rows, problems = Tally(), 0, 0
    first: date | None = None
    last: date | None = None
    for row in map(store.without_cpr, sheet.rows()):
        store.keep(row, file)
        tally.add(row.cells)
        rows, problems = rows + 1, problems + bool(row.problem)
        day = _day(row)
        if day:
            first, last = min(first or day, day), max(last or day, day)
    return {
        "rows": rows,
        "encoding": sheet.encoding,
        "separator": sheet.separator,
        "columns": [column for column in sheet.columns if column],
        "unused": sheet.unused,
        "problems": problems,
        "first": first and first.isoformat(),
        "last": last and last.isoformat(),
        "words": tally.commonest(),
    }


def _day(row: Row) -> date | None:
    try:
        return clock.local_day(values.moment_of(row.cells))
    except values.Unclear:
        return None


def unknown(run: ImportRun, vocabulary: Vocabulary) -> list[Unknown]:
    """Return the file's words that mean nothing here until they are mapped."""
    mapping = WordMapping.from_dict(run.mapping)
    return list(Tally.from_commonest(run.found["words"]).unknown(vocabulary, mapping))


def first_rows(
    run: ImportRun, vocabulary: Vocabulary, mapping: WordMapping, *, at: datetime, count: int = SHOWN
) -> list[Seen]:
    """Return the file's first rows as they would be understood with a mapping. Raises FileGone."""
    reader = Reader(vocabulary, mapping, at=at)
    with _opened(run) as file:
        return [_seen(reader, row) for row in store.kept(islice(file, count))]


def _seen(reader: Reader, row: Row) -> Seen:
    try:
        return Seen(row, reader.read(row), "")
    except RowFault as fault:
        return Seen(row, None, str(fault))


def start(run: ImportRun, mapping: WordMapping, vocabulary: Vocabulary, *, at: datetime) -> None:
    """Fix the mapping and let the work begin. Raises UnknownCode, RunOver."""
    mapping.check(vocabulary)
    if run.ended_at:
        raise RunOver
    run.change(mapping=mapping.words, started_at=run.started_at or at)


def step(run: ImportRun, *, by: Employee | None, at: datetime, seconds: float) -> bool:
    """Work on for so long, at least one batch; tell whether the import has ended.

    Raises FileGone, and RunOver when it was stopped meanwhile.
    """
    vocabulary = Vocabulary.load()
    reader = Reader(vocabulary, WordMapping.from_dict(run.mapping), at=at)
    writer = Writer(vocabulary, by=by, at=at, run=run.pk)
    until = monotonic() + seconds
    with _opened(run) as file:
        while _batch(run, file, reader, writer):
            if monotonic() >= until:
                return False
    _finish(run, by=by, at=at)
    return True


def stop(run: ImportRun, *, by: Employee | None, at: datetime) -> None:
    """End an import before its time (stands); what is in stays in. Raises RunOver."""
    with transaction.atomic():
        if not ImportRun.objects.unfinished().filter(pk=run.pk).update(ended_at=at, stopped=True):
            raise RunOver
        run.refresh_from_db()
        _record(run, "import.stopped", by=by, at=at)
    store.forget(run.token)


def _batch(run: ImportRun, file: IO[bytes], reader: Reader, writer: Writer) -> bool:
    """Work one batch in one transaction together with how far the import is; False when no row is left."""
    with transaction.atomic():
        _claim(run)
        file.seek(run.position)
        lines = list(islice(file, BATCH))
        if not lines:
            return False
        good, bad = _sorted(reader, store.kept(lines))
        written = writer.write(good)
        size = _write_errors(run, bad)
        run.change(
            position=run.position + sum(map(len, lines)),
            done=run.done + len(lines),
            added=run.added + len(written.added),
            known=run.known + written.known,
            faulty=run.faulty + len(bad),
            errors_size=size,
            **_days(run, written.added),
        )
    return True


def _claim(run: ImportRun) -> None:
    """Hold the run and see how far it is now: another window may be working it too."""
    run.refresh_from_db(from_queryset=ImportRun.objects.select_for_update())
    if run.ended_at:
        raise RunOver


def _sorted(reader: Reader, rows: Iterator[Row]) -> tuple[list[Registration], list[tuple[Row, str]]]:
    good: list[Registration] = []
    bad: list[tuple[Row, str]] = []
    for row in rows:
        try:
            good.append(reader.read(row))
        except RowFault as fault:
            bad.append((row, str(fault)))
    return good, bad


def _write_errors(run: ImportRun, bad: Sequence[tuple[Row, str]]) -> int:
    if not bad:
        return run.errors_size
    held = dict.fromkeys([*map(Column, run.found["columns"]), Column.TEXT])
    held.pop(Column.ROW_KEY, None)
    return store.write_errors(store.errors_of(run.token), run.errors_size, list(held), bad)


def _days(run: ImportRun, added: Sequence[Registration]) -> dict[str, date]:
    """Return the first and last day on which the import has brought anything."""
    if not added:
        return {}
    days = [clock.local_day(min(each.started_at for each in added)), clock.local_day(max(e.started_at for e in added))]
    return {"first_day": min([*days, run.first_day or days[0]]), "last_day": max([*days, run.last_day or days[1]])}


def _finish(run: ImportRun, *, by: Employee | None, at: datetime) -> None:
    with transaction.atomic():
        if ImportRun.objects.unfinished().filter(pk=run.pk).update(ended_at=at):
            run.refresh_from_db()
            _record(run, "import.ended", by=by, at=at)
    store.forget(run.token)
    frequencies.count_anew(at=at)


def _record(run: ImportRun, kind: str, *, by: Employee | None, at: datetime) -> None:
    chain.record(kind, run, by=by, at=at, rows=run.rows, added=run.added, known=run.known, faulty=run.faulty)


def _opened(run: ImportRun) -> IO[bytes]:
    try:
        return store.rows_of(run.token).open("rb")
    except FileNotFoundError as error:
        raise FileGone from error
