"""The product as a browser meets it: its own web server, on a database of its own that is made new for each test."""

import asyncio
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connections
from granian.constants import Interfaces
from granian.server.embed import Server

from indgang.config.asgi import HouseHandler
from indgang.config.environment import sqlite
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast

from .town import Town, lived_in

HOST = "127.0.0.1"
PASSWORD = "et-langt-kodeord-til-prøver"
PATIENCE = 20.0


class House:
    """Granian in a thread of this process, so that a test can turn the product's clock and stop the server."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "house.sqlite3"
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._folder = folder
        self._moments: dict[str, sqlite3.Connection] = {}
        self._town: Town | None = None
        with self.own_database():
            call_command("migrate", verbosity=0)
            self.cast: Cast = build_cast()
            Employee.objects.update(password=make_password(PASSWORD))
        self._remember("moved in")
        self._application = HouseHandler()
        self._running: tuple[threading.Thread, Server, asyncio.AbstractEventLoop] | None = None

    @contextmanager
    def own_database(self) -> Iterator[None]:
        """Let this process speak with the house's database, and with its usual one afterwards."""
        usual, usual_settings = connections["default"], connections.settings["default"]
        own = sqlite(self.file)
        own["OPTIONS"]["init_command"] = own["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        connections.settings["default"] = {**usual_settings, **own}
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"], connections.settings["default"] = usual, usual_settings

    def renew(self) -> None:
        """Put the database back to how the cast left it, with nothing registered."""
        self._return_to("moved in")

    def live_in(self) -> Town:
        """Put a little of everything into the database; it is built once, and copied after that."""
        if self._town is None:
            self._town = lived_in(deepcopy(self.cast), self._folder)
            self._remember("lived in")
        self._return_to("lived in")
        return deepcopy(self._town)

    def _remember(self, moment: str) -> None:
        self._moments[moment] = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(self.file)) as used:
            used.backup(self._moments[moment])

    def _return_to(self, moment: str) -> None:
        with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as used:
            self._moments[moment].backup(used)

    def open(self) -> None:
        """Start the server, unless it runs."""
        if self._running:
            return
        started = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._serve(started)), daemon=True, name="house")
        thread.start()
        started.wait(PATIENCE)
        self._wait_for_an_answer()

    async def _serve(self, started: threading.Event) -> None:
        server = Server(self._application, HOST, self.port, interface=Interfaces.ASGINL, log_enabled=False)
        self._running = (threading.current_thread(), server, asyncio.get_running_loop())
        started.set()
        await server.serve()

    def close(self) -> None:
        """Stop the server; nobody listens any more."""
        if not self._running:
            return
        thread, server, loop = self._running
        loop.call_soon_threadsafe(server.stop)
        thread.join(PATIENCE)
        self._running = None

    def _wait_for_an_answer(self) -> None:
        until = monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
            except OSError:
                if monotonic() > until:
                    raise
                sleep(0.01)
            else:
                return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: Any = probe.getsockname()[1]
    return int(port)
