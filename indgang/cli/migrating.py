"""Bringing the database's tables up to this version (migrering)."""

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .complaints import Complaint


@click.command
def migrate() -> None:
    """Bring databasens tabeller på plads til denne version.

    Tag en sikkerhedskopi først (`indgang backup FIL`). Kommandoen kan køres igen og igen; er alt på plads, sker
    der ingenting.
    """
    count = bring_up_to_date()
    click.echo(f"{count} ændringer udført." if count else "Tabellerne er på plads.")


def bring_up_to_date() -> int:
    """Run what has not been run yet, and return how many steps that were."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    missing = len(pending())
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return missing


def pending() -> list[str]:
    """Return the names of the steps that the database still lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def refuse_old_tables() -> None:
    """Raise a complaint when the database is not on this version."""
    if missing := pending():
        raise Complaint(
            f"Databasen mangler {len(missing)} ændringer, den første er {missing[0]}.\n"
            "Tag en sikkerhedskopi, og kør `indgang migrate`."
        )
