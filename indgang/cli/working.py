"""The worker (baggrundsjob): does what takes longer than a page may, and what the clock asks for."""

from datetime import timedelta
from typing import Final

import click
from django.utils.module_loading import autodiscover_modules
from steady_queue.configuration import Configuration
from steady_queue.processes.supervisor import Supervisor

from .migrating import refuse_old_tables

_LOOK: Final = timedelta(seconds=2)
_DISPATCH: Final = timedelta(seconds=5)


@click.command
def worker() -> None:
    """Udfør baggrundsjob, til processen standses.

    Kør én ved siden af serveren. Standses den med TERM, gør den jobbet færdigt eller lægger det tilbage.
    """
    refuse_old_tables()
    autodiscover_modules("tasks", "jobs")
    Supervisor.launch(options())


def options() -> Configuration.Options:
    """Return how the worker works: one job at a time, looking often enough for people and rarely enough for SQLite."""
    return Configuration.Options(
        workers=[Configuration.Worker(threads=1, polling_interval=_LOOK)],
        dispatchers=[Configuration.Dispatcher(polling_interval=_DISPATCH)],
    )
