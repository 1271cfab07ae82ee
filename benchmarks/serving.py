"""Which way of serving costs least? The same pages under the house's entrance, Django's own, and WSGI.

    python benchmarks/serving.py                        the sign-in page and the desk, 10,000 inquiries on SQLite
    python benchmarks/serving.py --database postgresql --seconds 10

Processor time is the kernel's account of the server's whole process tree, threads that have ended included; it is
steady on a busy machine. Requests a second and waiting times are with CLIENTS readers on the same machine, and are not.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.house.accounts import memory, tree
from benchmarks.house.browser import Browser, WrongAnswer
from benchmarks.house.server import POSTGRESQL, ROOT, SQLITE, Database

CLIENTS: Final = 6
WARM_UP: Final = 100
TICK: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Way:
    """One way of serving."""

    name: str
    application: str
    options: tuple[str, ...]
    threads: str = "2"
    workers: int = 1


ASGI: Final = ("--interface=asginl",)
_ONE: Final = "--blocking-threads=1"
WAYS: Final = (
    Way("house ASGI, 1 thread", "indgang.config.asgi:application", ASGI, threads="1"),
    Way("house ASGI, 2 threads", "indgang.config.asgi:application", ASGI),
    Way("house ASGI, 4 threads", "indgang.config.asgi:application", ASGI, threads="4"),
    Way("stock ASGI", "benchmarks.house.stock:application", ASGI),
    Way("WSGI, 1 thread", "benchmarks.house.plain:application", ("--interface=wsgi", _ONE)),
    Way("WSGI, 2 threads", "benchmarks.house.plain:application", ("--interface=wsgi", "--blocking-threads=2")),
    Way("house ASGI, 2 processes", "indgang.config.asgi:application", ASGI, workers=2),
    Way("stock ASGI, 2 processes", "benchmarks.house.stock:application", ASGI, workers=2),
    Way("WSGI, 2 processes", "benchmarks.house.plain:application", ("--interface=wsgi", _ONE), workers=2),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page cost one way."""

    cpu_ms: float
    a_second: float
    p50_ms: float
    p95_ms: float


def main() -> None:
    asked = _arguments()
    database = Database(asked.database, asked.size)
    session = database.ready()["sessions"][0]
    print(f"{asked.database}, {asked.size:,} inquiries, {CLIENTS} readers, {asked.seconds} s each")
    print(f"{'':26}{'page':12}{'CPU ms':>8}{'/s':>7}{'p50 ms':>8}{'p95 ms':>8}{'MB':>7}")
    for way in WAYS:
        if asked.only and asked.only not in way.name:
            continue
        with serving(database, way) as (port, root):
            for name, path, key in (("sign-in", "/log-ind/", "none"), ("desk", "/", session)):
                cost = measured(port, root, path, key, asked.seconds)
                held = memory([root]).shared_out
                print(
                    f"{way.name:26}{name:12}{cost.cpu_ms:8.2f}{cost.a_second:7.0f}{cost.p50_ms:8.1f}{cost.p95_ms:8.1f}"
                    f"{held:7.0f}",
                    flush=True,
                )


def measured(port: int, root: int, path: str, session: str, seconds: float) -> Cost:
    """Ask for a page over and over, and return what it cost."""
    for _ in range(WARM_UP):
        _ask(Browser(port, session), path)
    before, started = processor_ms(root), time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as readers:
        waits = [
            wait
            for waits in readers.map(lambda _n: _read(port, session, path, seconds), range(CLIENTS))
            for wait in waits
        ]
    took, spent = time.perf_counter() - started, processor_ms(root) - before
    cuts = statistics.quantiles(waits, n=20)
    return Cost(spent / len(waits), len(waits) / took, 1000 * statistics.median(waits), 1000 * cuts[-1])


def _read(port: int, session: str, path: str, seconds: float) -> list[float]:
    browser, until, waits = Browser(port, session), time.perf_counter() + seconds, []
    while (began := time.perf_counter()) < until:
        _ask(browser, path)
        waits.append(time.perf_counter() - began)
    browser.close()
    return waits


def _ask(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    if answer.status != 200:
        raise WrongAnswer(f"{path}: {answer.status}")


def processor_ms(root: int) -> float:
    """Return the processor time of a process tree, with that of threads and children that have ended."""
    ticks = 0
    for pid in tree([root]):
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / TICK


@contextmanager
def serving(database: Database, way: Way) -> Iterator[tuple[int, int]]:
    """Serve one way until the block ends; yields the port and the root of the processes."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
    command = [sys.executable, "-m", "granian", way.application, *way.options, f"--port={port}", "--log-level=error"]
    command += [f"--workers={way.workers}", "--workers-kill-timeout=3", "--http=1", "--no-ws"]
    environment = database.environment | {"INDGANG_THREADS": way.threads}
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("The server did not start.")
        with suppress(OSError, WrongAnswer):
            _ask(Browser(port, "none"), "/sundhed/")
            return
        time.sleep(0.05)
    raise SystemExit("The server gave no answer.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default=SQLITE, choices=[SQLITE, POSTGRESQL])
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--only", default="", help="ways whose name holds this")
    return parser.parse_args()


if __name__ == "__main__":
    main()
