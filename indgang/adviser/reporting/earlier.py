"""Bringing in the printed figures of earlier years (tidligere tal): all or nothing, and as they stood.

A municipality counted otherwise then: other types, themes, departments and periods. Nothing is converted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.models import EarlierFigure, EarlierImport
from indgang.foundation.tables import Reading, WrongFiles
from indgang.journal import chain
from indgang.organisation.models import Employee

from .printed_file import PrintedFile
from .series import series, standing, table_of

__all__ = ["Brought", "WrongPrintedFile", "bring", "bring_in", "series"]


class WrongPrintedFile(WrongFiles):
    """Some lines could not be understood; no figure was brought in."""

    sentence = _("Der er fejl i filen. Intet er lagt ind.\n%(mistakes)s")
    advice = _("Ret linjerne, gem filen, og vælg den igen.")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file held (indlæst): how many figures and tables, what it took the place of, and what was no number."""

    figures: int
    tables: int
    replaced: int
    wordless: int
    """How many fields held no number, but a dash, a star or "under 5"."""
    is_new: bool = True


def bring_in(folder: Path, name: str, *, by: Employee, at: datetime) -> int:
    """Read a file of printed figures from a folder; returns how many it held. Raises as `bring` does."""
    return bring((folder / name).read_bytes(), name, by=by, at=at).figures


def bring(content: bytes, name: str, *, by: Employee, at: datetime) -> Brought:
    """Bring in a file of printed figures, all or nothing, in place of the same tables of the same years.

    The newest file brought in once more changes nothing. Raises NotTheAdviser, WrongPrintedFile.
    """
    only_an_adviser(by)
    rows = _read(content, name)
    before, digest = {table_of(each) for each in standing()}, hashlib.sha256(content).hexdigest()
    here = {table_of(each) for each in rows}
    wordless = sum(each.value is None for each in rows)
    newest = EarlierImport.objects.first()
    if newest and newest.digest == digest:
        return Brought(len(rows), len(here), 0, wordless, is_new=False)
    with transaction.atomic():
        brought = EarlierImport.objects.create(
            name=Path(name).name[-120:], digest=digest, brought_at=at, brought_by=by, count=len(rows)
        )
        for each in rows:
            each.brought = brought
        EarlierFigure.objects.bulk_create(rows, batch_size=1_000)
        chain.record("adviser_earlier.imported", brought, by=by, at=at, figures=len(rows))
    return Brought(len(rows), len(here), len(here & before), wordless)


def _read(content: bytes, name: str) -> list[EarlierFigure]:
    file = PrintedFile(Path(name).name, content)
    rows = file.figures()
    if not rows and not file.mistakes:
        file.no_lines()
    try:
        Reading(Path(), file.mistakes).finish()
    except WrongFiles as wrong:
        raise WrongPrintedFile(**wrong.facts) from None
    return rows
