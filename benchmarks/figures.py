"""What do the figures cost? Folding three years, and the page in its dearest forms, with queries counted.

    python benchmarks/figures.py                              360,000 inquiries on SQLite and on PostgreSQL
    python benchmarks/figures.py --databases sqlite --size 100000

Seconds and milliseconds are those of the clock, and beside them those of this process's processor, which are steady on
a busy machine; PostgreSQL works in a process of its own, so there the clock tells more.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.house.server import POSTGRESQL, SQLITE, Database

ROUNDS: Final = 20
PAGES: Final = {
    "12 months": "?periode=12m",
    "12 months by task": "?periode=12m&fordelt=opgave",
    "this month": "?periode=maaned",
    "three years": "?periode=alt",
    "three years by task": "?periode=alt&fordelt=opgave&tal=verified",
    "three years by week": "?periode=alt&fordelt=uge&trin=uge&alle=1",
    "three years, a centre by task": "?periode=alt&center={centre}&fordelt=opgave",
    "three years, a task by centre": "?periode=alt&opgave={task}&fordelt=center",
    "behind: not counted, 12 months": "bag/?periode=12m&del=uden",
    "behind: a task, three years": "bag/?periode=alt&opgave={task}&del=uden",
    "self-service, 12 months": "selvbetjening/?periode=12m",
    "self-service, three years": "selvbetjening/?periode=alt&alle=1",
    "file: three years by task": "regneark/?periode=alt&fordelt=opgave",
}


def main() -> None:
    """Fill each database if need be, and measure in a process that has its settings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--databases", default=f"{SQLITE},{POSTGRESQL}")
    parser.add_argument("--size", type=int, default=360_000)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        measure()
        return
    for kind in asked.databases.split(","):
        database = Database(kind, asked.size)
        database.ready()
        print(f"\n{kind}, {asked.size:,} inquiries", flush=True)
        print(database.run(__file__, "--inside"), end="", flush=True)


def measure() -> None:
    """Fold everything, then what changed, then ask for each page."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 - needs Django to be set up
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from indgang.catalogue.models import Task  # noqa: PLC0415
    from indgang.foundation import clock  # noqa: PLC0415
    from indgang.organisation.models import Centre, Employee  # noqa: PLC0415
    from indgang.organisation.rights import Role  # noqa: PLC0415
    from indgang.results import folding  # noqa: PLC0415
    from indgang.results.models import DayFact, FoldedDay, JournalMark, SpanFact  # noqa: PLC0415

    for model in (FoldedDay, DayFact, SpanFact, JournalMark):
        model.objects.all().delete()
    now = clock.now()
    timed("fold all days", lambda: folding.fold_changes(at=now))
    timed("fold what changed: nothing", lambda: folding.fold_changes(at=now))
    timed("fold the last fortnight", lambda: folding.fold_changes(at=now, again=folding.LATE))
    print(f"{'':36}{DayFact.objects.count():>9,} day facts {SpanFact.objects.count():>9,} of weeks and months")

    client = Client(SERVER_NAME="localhost")
    chief = Employee.objects.holding(Role.CHIEF).active().first()
    assert chief
    client.force_login(chief, backend="indgang.organisation.backends.EmployeeBackend")
    task = Task.objects.order_by("-frequency", "pk").values_list("slug", flat=True)[0]
    names = {"centre": Centre.objects.values_list("slug", flat=True)[0], "task": task}
    print(f"{'':36}{'median ms':>10}{'p95 ms':>8}{'CPU ms':>8}{'queries':>9}{'kB':>6}")
    for name, query in PAGES.items():
        address = f"/tal/{query.format(**names)}"
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, answer.status_code
        asked = len(queries)  # before the next request clears them
        waits, cpu = rounds(lambda address=address: client.get(address))
        print(
            f"{name:36}{statistics.median(waits):10.1f}{sorted(waits)[int(0.95 * len(waits)) - 1]:8.1f}{cpu:8.1f}"
            f"{asked:9}{len(answer.content) / 1000:6.0f}"
        )


def timed(name: str, work: Callable[[], Any]) -> None:
    """Do something once and print how long it took."""
    begun, cpu = time.perf_counter(), time.process_time()
    days = work()
    print(f"{name:36}{time.perf_counter() - begun:9.2f} s {time.process_time() - cpu:9.2f} CPU s {days:6} days")


def rounds(ask: Callable[[], Any]) -> tuple[list[float], float]:
    """Ask some times; return the waits, and the processor time of one, all in milliseconds."""
    ask()
    waits, cpu = [], time.process_time()
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        waits.append(1000 * (time.perf_counter() - begun))
    return waits, 1000 * (time.process_time() - cpu) / ROUNDS


if __name__ == "__main__":
    main()
