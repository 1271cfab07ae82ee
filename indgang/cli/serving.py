"""Serving (servering): the web server with what it needs at start."""

import os
import socket
import sys
from pathlib import Path
from typing import Final

import click
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from .complaints import Complaint
from .migrating import refuse_old_tables

APPLICATION: Final = "indgang.config.asgi:application"
_MOST_WORKERS: Final = 4


@click.command
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen, der lyttes på.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), metavar="TAL", help="Porten.")
@click.option("--workers", type=click.IntRange(1, 64), metavar="TAL", help="Processer; ellers én pr. kerne, højst 4.")
def serve(host: str, port: int, workers: int | None) -> None:
    """Start serveren.

    Den lytter kun på denne maskine, til en anden adresse nævnes; borgere og medarbejdere møder den gennem en
    HTTPS-proxy (se docs/operating.md). Standses med TERM eller Ctrl-C.
    """
    refuse_old_tables()
    refuse_taken(host, port)
    gather_static_files()
    command = server_command(host, port, workers)
    click.echo(f"Indgang svarer på http://{host}:{port}/", err=True)
    os.execv(command[0], command)  # noqa: S606 - granian takes this process's place, and its signals


def server_command(host: str, port: int, workers: int | None = None) -> list[str]:
    """Return the command that serves; idle connections and open streams are cut off three seconds after TERM."""
    return [
        sys.executable,
        "-m",
        "granian",
        APPLICATION,
        "--interface=asginl",
        f"--host={host}",
        f"--port={port}",
        f"--workers={workers or default_workers()}",
        "--workers-kill-timeout=3",
        "--respawn-failed-workers",
        "--no-ws",
        "--log-level=warning",
    ]


def default_workers() -> int:
    """Return one process for each core that this process may use, four at most."""
    return min(len(os.sched_getaffinity(0)), _MOST_WORKERS)


def refuse_taken(host: str, port: int) -> None:
    """Raise a complaint when the address cannot be listened on."""
    if not is_free(host, port):
        raise Complaint(f"Port {port} på {host} er optaget eller ikke tilladt.\nVælg en anden med --port.")


def is_free(host: str, port: int) -> bool:
    """Tell whether the address can be listened on."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise Complaint(f"Adressen {host} kendes ikke.") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
    return True


def gather_static_files() -> None:
    """Gather hashed and compressed static files where the settings ask for them, unless they are fresh."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    if settings.WHITENOISE_USE_FINDERS or _are_fresh(root / "staticfiles.json"):
        return
    click.echo("Samler stilark, skrifter og scripts …", err=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def _are_fresh(manifest: Path) -> bool:
    if not manifest.is_file():
        return False
    made = manifest.stat().st_mtime
    files = ((storage, path) for finder in finders.get_finders() for path, storage in finder.list([]))
    return all(os.path.getmtime(storage.path(path)) < made for storage, path in files)
