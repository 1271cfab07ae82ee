"""The product as a browser meets it: its own server, and a database of its own that is made new for each test."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connections

from indgang.config.asgi import HouseHandler
from indgang.config.environment import sqlite
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast
from tests.plugins.tables import kept_tables

from .server import PATIENCE, Server
from .town import Town, lived_in

PASSWORD = "et-langt-kodeord-til-prøver"


class House:
    """A server on a database that remembers the moments to which it can be put back."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "house.sqlite3"
        self._folder = folder
        self._moments: dict[str, sqlite3.Connection] = {}
        self._town: Town | None = None
        with own_database(self.file), kept_tables():
            call_command("migrate", verbosity=0)
            self.cast: Cast = build_cast()
            Employee.objects.update(password=make_password(PASSWORD))
        self._remember("moved in")
        self.server = Server(HouseHandler())

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


@contextmanager
def own_database(file: Path) -> Iterator[None]:
    """Let this process speak with the SQLite database in the file, and with its usual one afterwards."""
    usual, usual_settings = connections["default"], connections.settings["default"]
    own = sqlite(file)
    own["OPTIONS"]["init_command"] = own["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    connections.settings["default"] = {**usual_settings, **own}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"], connections.settings["default"] = usual, usual_settings
