"""Writing the whole closed zone out readable (skriv alt ud), so that the post can be handed over."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from django.apps import apps
from django.db import models, transaction

from indgang.inquiries.importing.store import harmless
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import independence_refusals as refusals
from . import strands
from .models import AccessRequest, Booking, Case, Key, Person, Sealed, Zone

_LEFT_OUT: Final = frozenset({"Zone", "ZoneKey", "PersonMark", "SealedDraft", "SenderMark"})
"""Keys, marks and drafts are of no use without the zone."""
_SEALED: Final = frozenset({"sealed", "open_texts"})


def write_out(reason: str, *, by: Employee, at: datetime, key: Key) -> bytes:
    """Return a zip file with a CSV and a JSON file for each table, every text readable; the journal tells of it.

    What a conflict of interest closes to one is not in it. Raises ExportNeedsReason.
    """
    if not reason.strip():
        raise refusals.ExportNeedsReason
    with transaction.atomic():
        chain.record("zone.exported", Zone.current(), by=by, at=at, reason=reason.strip())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        index = [_write(folder, model, by, key) for model in _models()]
        told = {"written_at": at.isoformat(), "tables": index}
        folder.writestr("index.json", json.dumps(told, ensure_ascii=False, indent=2))
    return packed.getvalue()


def _models() -> list[type[models.Model]]:
    found = apps.get_app_config("adviser").get_models()
    return [model for model in found if model.__name__ not in _LEFT_OUT]


def _write(folder: zipfile.ZipFile, model: type[models.Model], by: Employee, key: Key) -> dict[str, Any]:
    rows = [_readable(row, key) for row in _seen(model, by)]
    name, columns = model._meta.db_table, _columns(model)
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    folder.writestr(f"{name}.csv", "\ufeff" + table.getvalue())
    folder.writestr(f"{name}.json", json.dumps(rows, ensure_ascii=False, default=_plain, indent=1))
    return {"table": name, "name": str(model._meta.verbose_name_plural), "rows": len(rows), "columns": columns}


def _columns(model: type[models.Model]) -> list[str]:
    clear = [field.attname for field in model._meta.concrete_fields if field.name not in _SEALED]
    return [*clear, *(f"text_{name}" for name in _private(model))]


def _private(model: type[models.Model]) -> tuple[str, ...]:
    return model.private if issubclass(model, Sealed) else ()


def _seen(model: type[models.Model], by: Employee) -> Iterator[Any]:
    """Yield a table's rows, but for those that belong to a case, person or request that is closed to one."""
    rows = model._default_manager.order_by("pk")
    for target in (Case, Person, AccessRequest):
        closed = target.objects.exclude(pk__in=target.objects.seen_by(by).values("pk")).values("pk")
        for path in ("pk",) if model is target else strands.paths(model, target):
            rows = rows.exclude(**{f"{path}__in": closed})
        if model is Booking and target is Case:
            rows = rows.exclude(case_number__in=closed)
    yield from rows.iterator(chunk_size=2_000)


def _readable(row: models.Model, key: Key) -> dict[str, Any]:
    clear = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    kept = {name: value for name, value in clear.items() if name not in _SEALED}
    if not isinstance(row, Sealed):
        return kept
    words = strands.read(row, key)
    return {**kept, **{f"text_{name}": words[name] for name in row.private}}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return harmless(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
