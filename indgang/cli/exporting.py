"""Writing all data out (eksport), so that a municipality can leave, or look into its data with other tools."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import click
from django.apps import apps
from django.db import connection, models, transaction

from indgang import __version__
from indgang.citizens import cpr
from indgang.citizens.models import Citizen
from indgang.foundation import clock, reference, vault
from indgang.inquiries.importing.store import harmless
from indgang.inquiries.models import Inquiry
from indgang.journal import chain

from .complaints import Complaint
from .migrating import refuse_old_tables

_APPS: Final = (
    "organisation",
    "catalogue",
    "citizens",
    "knowledge",
    "law",
    "inquiries",
    "wayfinder",
    "journal",
    "results",
    "adviser",
)
_LEFT_OUT: Final = {"citizens.CitizenName", "results.JournalMark", "inquiries.WordCount", "inquiries.WordSample"}
_SECRET: Final = {"password", "cpr_index", "last_login", "weights", "locked"}
_SEALED: Final = {
    "sealed": "Forseglet for borgervejlederens nøgle. Borgervejlederen kan selv skrive det læsbart ud.",
    "open_texts": "Forseglet for serverens nøgle, mens en afdeling skal læse det.",
}
_MADE: Final = {"cpr": "CPR-nummer", "reference": "nummeret, som borgeren har fået"}
_CHUNK: Final = 5_000

type Read = Callable[[models.Model], Any]


@click.command
@click.argument("folder", metavar="MAPPE", type=click.Path(path_type=Path, file_okay=False))
@click.option("--with-cpr", is_flag=True, help="Skriv CPR-numre ud; ellers kun fødselsdagen.")
@click.option("--reason", default="", help="Begrundelsen, som skrives i journalen. Kræves med --with-cpr.")
def export(folder: Path, with_cpr: bool, reason: str) -> None:
    """Skriv alle data i MAPPE: for hver tabel en CSV-fil (semikolon, UTF-8) og en JSON-fil med én række pr. linje.

    index.json fortæller, hvad hver tabel og kolonne er, og hvad der hører sammen. Adgangskoder og nøgler er ikke med.
    Borgervejlederens tekster er med, som de ligger: forseglet, så kun borgervejlederen kan læse dem.
    Mappen rummer personoplysninger: opbevar og slet den derefter. At der er skrevet ud, står i journalen.
    """
    refuse_old_tables()
    if with_cpr and not reason.strip():
        raise Complaint("Skriv med --reason, hvorfor CPR-numrene skal med.")
    if folder.exists() and any(folder.iterdir()):
        raise Complaint(f"{folder} er ikke tom. Vælg en ny mappe.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    at = clock.now()
    _note(at, reason, with_cpr)
    with _one_moment():
        tables = [_write(model, folder, with_cpr=with_cpr) for model in _models()]
    index = {"indgang": __version__, "exported_at": at.isoformat(), "with_cpr": with_cpr, "tables": tables}
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{sum(table['rows'] for table in tables)} rækker i {len(tables)} tabeller ligger i {folder}.")


def _note(at: datetime, reason: str, with_cpr: bool) -> None:
    facts = {"with_cpr": with_cpr}
    chain.record_many([chain.Entry("export.made", "municipality", 1, at, reason=reason[:200], facts=facts)])


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read all tables as of one moment, without holding back anybody who writes."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield


def _models() -> list[type[models.Model]]:
    found = (model for name in _APPS for model in apps.get_app_config(name).get_models())
    return [model for model in found if model._meta.label not in _LEFT_OUT]


def _write(model: type[models.Model], folder: Path, *, with_cpr: bool) -> dict[str, Any]:
    """Write one table to its two files, and return what `index.json` tells of it."""
    columns = _columns(model, with_cpr)
    name = model._meta.db_table
    rows = 0
    with (
        (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as table,
        (folder / f"{name}.jsonl").open("w", encoding="utf-8") as lines,
    ):
        writer = csv.writer(table, delimiter=";")
        writer.writerow(columns)
        for row in _rows(model, columns):
            writer.writerow([_cell(value) for value in row.values()])
            lines.write(json.dumps(row, default=_plain, ensure_ascii=False) + "\n")
            rows += 1
    return {"table": name, "name": str(model._meta.verbose_name_plural), "rows": rows, "columns": _told(model, columns)}


def _columns(model: type[models.Model], with_cpr: bool) -> dict[str, Read]:
    columns: dict[str, Read] = {}
    for field in model._meta.concrete_fields:
        if field.name not in _SECRET:
            columns[field.attname] = _reader(field)
    if model is Inquiry:
        columns["reference"] = lambda row: reference.encode(row.pk)
    if model is Citizen:
        del columns["cpr_sealed"]
        columns["cpr"] = _cpr if with_cpr else _masked_cpr
    return columns


def _reader(field: "models.Field[Any, Any]") -> Read:
    name, is_binary = field.attname, isinstance(field, models.BinaryField)
    return lambda row: bytes(getattr(row, name)).hex() if is_binary else getattr(row, name)


def _cpr(citizen: models.Model) -> str:
    assert isinstance(citizen, Citizen)  # noqa: S101 - asked of citizens only
    return vault.unseal(citizen.cpr_sealed) if citizen.cpr_sealed else ""


def _masked_cpr(citizen: models.Model) -> str:
    digits = _cpr(citizen)
    return cpr.masked(digits) if digits else ""


def _rows(model: type[models.Model], columns: dict[str, Read]) -> Iterator[dict[str, Any]]:
    for row in model._default_manager.order_by("pk").iterator(chunk_size=_CHUNK):
        yield {name: read(row) for name, read in columns.items()}


def _cell(value: Any) -> str:
    """Return a value as a spreadsheet reads it: moments and numbers plain, and nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return harmless(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    """Return a moment or day to its last digit, so that the journal's chain can be reckoned from what was written."""
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _told(model: type[models.Model], columns: dict[str, Read]) -> list[dict[str, str]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    told = []
    for name in columns:
        field = fields.get(name)
        about = {"column": name, "name": str(field.verbose_name) if field else _MADE[name]}
        if field and field.related_model and not isinstance(field.related_model, str):
            about["points_at"] = field.related_model._meta.db_table
        if model._meta.app_label == "adviser" and name in _SEALED:
            about["sealed"] = _SEALED[name]
        told.append(about)
    return told
