"""The demo (prøv selv): a made-up municipality on this machine, from nothing to a page in the browser."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic, sleep
from types import FrameType
from typing import Final

import click
from django.conf import settings

from indgang.foundation import clock
from indgang.inquiries.models import Inquiry
from indgang.organisation.models import Municipality
from indgang.sample import logins
from indgang.wayfinder.training import train as learn

from .complaints import Complaint
from .migrating import bring_up_to_date
from .samples import build_sample
from .serving import gather_static_files, is_free, server_command

_PORTS: Final = range(8000, 8100)
_PATIENCE: Final = 8.0
_SIZES: Final = click.Choice(["small", "demo"])


@click.command
@click.option(
    "--size", type=click.Choice(["small", "demo"]), default="demo", show_default=True, help="small er hurtig at bygge."
)
@click.option("--port", type=click.IntRange(1, 65535), help="Porten; ellers 8000 eller den næste ledige.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen, der lyttes på.")
def demo(size: str, port: int | None, host: str) -> None:
    """Prøv Indgang med en opdigtet kommune på denne maskine.

    Første gang bygges Fjordby Kommune i datamappen; det tager et par minutter (--size small: et øjeblik). Næste gang
    er den der allerede. Standses med Ctrl-C.
    """
    if settings.PRODUCTION:
        raise Complaint("INDGANG_PRODUCTION er sat. Demoen bygges aldrig i et system i drift.")
    prepare(size)
    chosen = _free_port(host, port)
    gather_static_files()
    _greet(host, chosen)
    run_together([server_command(host, chosen, workers=1), worker_command()])


def prepare(size: str) -> None:
    """Make the database, and the town in it unless there is one."""
    click.echo(f"Data ligger i {settings.DATA}")
    bring_up_to_date()
    if Inquiry.objects.exists():
        click.echo(f"{Municipality.current()} er her allerede.")
        return
    click.echo("Bygger Fjordby Kommune …")
    build_sample(size)
    learn(by=None, at=clock.now(), report=click.echo, force=True)


def _free_port(host: str, port: int | None) -> int:
    if port is not None:
        if not is_free(host, port):
            raise Complaint(f"Port {port} er optaget. Vælg en anden.")
        return port
    for free in _PORTS:
        if is_free(host, free):
            return free
    raise Complaint("Portene 8000-8099 er alle optaget. Vælg en med --port.")


def _greet(host: str, port: int) -> None:
    click.echo(f"\nIndgang: http://{'localhost' if host == '127.0.0.1' else host}:{port}/")
    if people := logins.listed():
        click.echo(f"Log ind med adgangskoden {logins.PASSWORD} som")
    for each in people:
        click.echo(f"  {each.username:10} {each.name}, {each.role}. {each.what_to_try}")
    click.echo("Stands med Ctrl-C.\n")


def worker_command() -> list[str]:
    """Return the command that works the background jobs."""
    return [sys.executable, "-m", "indgang.cli", "worker"]


def run_together(commands: Sequence[Sequence[str]]) -> None:
    """Run commands side by side until one ends or we are told to stop; then end them all."""
    with _stopping_on_signals():
        running = [subprocess.Popen(command, start_new_session=True) for command in commands]
        try:
            while all(process.poll() is None for process in running):
                sleep(0.3)
        except KeyboardInterrupt:
            pass
        finally:
            _end(running)
    if any(process.returncode not in (0, -signal.SIGTERM, -signal.SIGINT) for process in running):
        raise Complaint("Serveren eller baggrundsjobbene gik i stå. Se ovenfor hvorfor.")


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask each process to end, and end what does not listen, its children included."""
    for process in running:
        _signal(process, signal.SIGTERM)
    until = monotonic() + _PATIENCE
    for process in running:
        try:
            process.wait(max(0.1, until - monotonic()))
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process; to kill it means to kill its whole group."""
    if process.poll() is not None:
        return
    if number is signal.SIGKILL:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """Let TERM and a closed window mean the same as Ctrl-C."""
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
