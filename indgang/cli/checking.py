"""Looking whether all is well (eftersyn): settings, tables, contradictions, journal and disk."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import click
from django.conf import settings
from django.core import checks
from django.db import connection

from indgang.inquiries.consistency import contradictions
from indgang.journal import chain
from indgang.journal.models import Event

from . import complaints
from .migrating import pending

_LINKS: Final = 20_000
_LITTLE: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should be looked at."""

    text: str


type Look = Callable[[], Iterator[Finding]]


@click.command
@click.option("--full", is_flag=True, help="Gå hele journalens kæde og hver side af en SQLite-database igennem.")
def check(full: bool) -> None:
    """Se efter, om alt er, som det skal være: indstillinger, tabeller, modsigelser, journal og disk.

    Ender med 1, når noget skal ses på. Egnet til at køre hver nat.
    """
    findings = sum(_show(name, look) for name, look in _looks(full))
    if findings:
        click.echo(f"{findings} ting skal ses på.")
        raise click.exceptions.Exit(1)
    click.echo("Alt er, som det skal være.")


def _show(name: str, look: Look) -> int:
    """Print what one look found, and return how much that was."""
    try:
        found = list(look())
    except Exception as problem:
        complaint = complaints.about(problem)
        if complaint is None:
            raise
        found = [Finding(complaint.message)]
    click.echo(f"{'!' if found else '✓'} {name}")
    for finding in found:
        click.echo("    " + finding.text.replace("\n", "\n    "))
    return len(found)


def _looks(full: bool) -> list[tuple[str, Look]]:
    return [
        ("Indstillinger", _settings),
        ("Databasens tabeller", _tables),
        ("Databasefilen", _file if full else _quick_file),
        ("Henvendelserne modsiger ikke sig selv", _contradictions),
        ("Journalens kæde", _whole_chain if full else _last_links),
        ("Diskplads", _disk),
    ]


def _settings() -> Iterator[Finding]:
    found = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    serious = [each for each in found if not each.is_silenced() and each.level >= checks.WARNING]
    for line in complaints.told(serious):
        yield Finding(line.strip())


def _tables() -> Iterator[Finding]:
    if missing := pending():
        yield Finding(f"{len(missing)} ændringer mangler, den første er {missing[0]}. Kør `indgang migrate`.")


def _quick_file() -> Iterator[Finding]:
    return _sqlite_says("PRAGMA quick_check(5)")


def _file() -> Iterator[Finding]:
    return _sqlite_says("PRAGMA integrity_check(20)")


def _sqlite_says(question: str) -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(question)
        for [line] in cursor.fetchall():
            if line != "ok":
                yield Finding(f"{line}. Gendan fra en sikkerhedskopi.")


def _contradictions() -> Iterator[Finding]:
    for found in contradictions():
        yield Finding(str(found))


def _whole_chain() -> Iterator[Finding]:
    verdict = chain.verify()
    if not verdict.whole:
        yield Finding(f"Kæden er brudt ved hændelse {verdict.broken_at}.")


def _last_links() -> Iterator[Finding]:
    """Look at the newest links only; a whole walk takes a second for each fifty thousand."""
    later: Event | None = None
    for event in islice(Event.objects.newest_first().iterator(chunk_size=5_000), _LINKS):
        if later and not _follows(later, event):
            yield Finding(f"Kæden er brudt ved hændelse {later.pk}. Kør `indgang journal verify`.")
            return
        later = event


def _follows(event: Event, before: Event) -> bool:
    entry = chain.Entry(
        event.kind,
        event.subject_kind,
        event.subject_id,
        event.at,
        event.actor_id,
        event.citizen_id,
        event.reason,
        event.facts,
    )
    return entry.digest(bytes(before.hash)) == bytes(event.hash)


def _disk() -> Iterator[Finding]:
    folder = settings.DATA if settings.DATA.exists() else settings.DATA.parent
    free = shutil.disk_usage(folder).free
    if free < _LITTLE:
        yield Finding(f"Der er kun {free / 1_000_000:.0f} MB ledig plads ved {folder}.")
