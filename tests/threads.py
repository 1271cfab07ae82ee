"""Two people at the same moment: acts that start together, each on a connection of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

type Act = Callable[[], Any]


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database that several threads can write to: on SQLite a copy in a file, locked as in a running system.

    The tests' own SQLite database lives in memory, where one connection is all there is.
    """
    if connection.vendor != "sqlite":
        yield
        return
    memory = connections["default"]
    before = dict(memory.settings_dict)
    with memory.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "shared.sqlite3")])
    memory.settings_dict |= {"NAME": str(tmp_path / "shared.sqlite3"), "OPTIONS": forgetful(before["OPTIONS"])}
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    memory.settings_dict |= before
    connections["default"] = memory


def forgetful(options: dict[str, Any]) -> dict[str, Any]:
    """The same options, but nothing waits for the disk: no test pulls the plug."""
    return options | {"init_command": options["init_command"].replace("synchronous=FULL", "synchronous=OFF")}


def at_once(*acts: Act) -> list[Any]:
    """Start the acts at the same moment, and return what each returned or raised, in their order."""
    start = Barrier(len(acts))

    def run(act: Act) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return act()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
