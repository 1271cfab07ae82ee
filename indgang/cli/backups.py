"""Backups (sikkerhedskopier) of the database while it is in use."""

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import click
from django.conf import settings
from django.db import connection

from .complaints import Complaint

_PAGES: Final = 2_000


@click.command
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Tag en sikkerhedskopi af databasen i FIL, mens den er i brug.

    Kopien prøves, før den får sit navn. Nøglerne i INDGANG_KEYS og INDGANG_INDEX_KEY er ikke med: gem dem et andet
    sted, for uden dem kan CPR-numre ikke læses.
    """
    if connection.vendor != "sqlite":
        raise Complaint(f"Databasen er PostgreSQL. Den kopieres med\n  {dump_command(file)}")
    if file.exists():
        raise Complaint(f"{file} findes allerede. En sikkerhedskopi skrives aldrig oven i en anden.")
    size = copy_sqlite(file)
    click.echo(f"{file}: {size / 1_000_000:.1f} MB, prøvet og hel.")


def copy_sqlite(file: Path) -> int:
    """Copy the database page by page, try the copy, and give it its name; returns its size."""
    if not Path(settings.DATABASES["default"]["NAME"]).exists():
        raise Complaint("Der er ingen database endnu.")
    unfinished = file.with_name(file.name + ".ufærdig")
    unfinished.unlink(missing_ok=True)
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.connection.backup(copy, pages=_PAGES)
        copy.execute("PRAGMA journal_mode=DELETE")
        [verdict] = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        unfinished.unlink()
        raise Complaint(f"Kopien er ikke hel ({verdict}). Databasen selv kan være skadet: kør `indgang check`.")
    unfinished.chmod(0o600)
    unfinished.rename(file)
    return file.stat().st_size


def dump_command(file: Path) -> str:
    """Return the command by which PostgreSQL's database is copied; the password stays in DATABASE_URL."""
    database = settings.DATABASES["default"]
    where = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    options = [f"{name}={value}" for name, value in where.items() if value]
    return shlex.join(["pg_dump", "--format=custom", f"--file={file}", *options, str(database["NAME"])])
