"""What does a clerk's step cost? Processor time of server and database together, waiting time, and steps a second.

    python benchmarks/steps.py                                    10,000 inquiries on SQLite
    python benchmarks/steps.py --sizes 10000,100000,1000000 --databases sqlite,postgresql --json steps.json

The steps go over HTTP through the server as a municipality runs it, signed in, with form tokens, and every write is
on disk before it is answered. Processor time is the kernel's account of the whole process tree; it is steady on a
busy machine, waiting time is not.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any, Final

from benchmarks.house import accounts
from benchmarks.house.browser import Browser, WrongAnswer
from benchmarks.house.server import POSTGRESQL, SQLITE, Database, Running, serving
from benchmarks.house.steps import Step, Town, steps_of

WARM_UP: Final = 40
BATCH: Final = 10
CLIENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step cost."""

    step: str
    database: str
    size: int
    cpu_ms: float
    database_ms: float
    typical_ms: float
    p50_ms: float
    p95_ms: float
    a_second: float
    bytes: int


def main() -> None:
    """Measure, print, and write the figures down when asked to."""
    asked = _arguments()
    costs: list[Cost] = []
    print(
        f"{'':32}{'CPU ms':>8}{'database':>10}{'typical':>9}{'p50 ms':>8}{'p95 ms':>8}{f'/s, {CLIENTS}':>8}{'bytes':>9}"
    )
    for kind in asked.databases.split(","):
        for size in map(int, asked.sizes.split(",")):
            for cost in measured(Database(kind, size), asked):
                costs.append(cost)
                print(
                    f"{cost.database:11}{cost.size:>9,} {cost.step:11}{cost.cpu_ms:8.2f}{cost.database_ms:10.2f}"
                    f"{cost.typical_ms:9.2f}{cost.p50_ms:8.1f}{cost.p95_ms:8.1f}{cost.a_second:8.0f}{cost.bytes:9,}",
                    flush=True,
                )
    _print_growth(costs)
    if asked.json:
        with open(asked.json, "w", encoding="utf-8") as file:
            json.dump([asdict(cost) for cost in costs], file, indent=1)


def measured(database: Database, asked: argparse.Namespace) -> Iterator[Cost]:
    """Yield the cost of each step on one database."""
    town = Town(**database.ready())
    only = asked.only.split(",") if asked.only else None
    with serving(database, workers=asked.workers) as server:
        clerks = [Browser(server.port, session).opened() for session in town.sessions[:CLIENTS]]
        for step in steps_of(town, random.Random(3)):
            if only is None or step.name in only:
                yield _cost(step, clerks, server, asked.count)


def _cost(step: Step, clerks: Sequence[Browser], server: Running, count: int) -> Cost:
    """Do a step many times with one client, then with several."""
    if step.prepare:
        step.prepare(clerks[0], WARM_UP + count + max(count // 2, 20) * len(clerks))
    for n in range(WARM_UP):
        step.do(clerks[n % len(clerks)])
    waits: list[float] = []
    sizes: list[int] = []
    all_of_it, database = accounts.tree(server.processes), accounts.tree(server.database.processes)
    accounts_before = accounts.processor_ms(all_of_it), accounts.processor_ms(database)
    batches = [_batch(step, clerks[0], all_of_it, waits, sizes) for _ in range(count // BATCH)]
    spent = accounts.processor_ms(all_of_it) - accounts_before[0]
    spent_by_database = accounts.processor_ms(database) - accounts_before[1]
    return Cost(
        step=step.name,
        database=server.database.kind,
        size=server.database.size,
        cpu_ms=spent / len(waits),
        database_ms=spent_by_database / len(waits),
        typical_ms=statistics.median(batches),
        p50_ms=statistics.median(waits),
        p95_ms=statistics.quantiles(waits, n=20)[-1],
        a_second=_a_second(step.do, clerks, count),
        bytes=int(statistics.median(sizes)),
    )


def _batch(step: Step, clerk: Browser, processes: set[int], waits: list[float], sizes: list[int]) -> float:
    """Do a step some times, and return the processor time of each."""
    before = accounts.processor_ms(processes)
    for _ in range(BATCH):
        started = time.perf_counter()
        answer = step.do(clerk)
        waits.append((time.perf_counter() - started) * 1000)
        sizes.append(len(answer.body))
    return (accounts.processor_ms(processes) - before) / BATCH


def _a_second(do: Callable[[Browser], Any], clerks: Sequence[Browser], count: int) -> float:
    """Return how many steps are done in a second when several clerks ask at once."""
    each = max(count // 2, 20)

    def work(clerk: Browser) -> None:
        for _ in range(each):
            do(clerk)

    started = time.perf_counter()
    with ThreadPoolExecutor(len(clerks)) as pool:
        for done in [pool.submit(work, clerk) for clerk in clerks]:
            done.result()
    return each * len(clerks) / (time.perf_counter() - started)


def _print_growth(costs: Sequence[Cost]) -> None:
    """Tell how much dearer each step is at the largest size than at the smallest."""
    sizes = sorted({cost.size for cost in costs})
    if len(sizes) < 2:
        return
    found = {(cost.database, cost.step, cost.size): cost.cpu_ms for cost in costs}
    print(f"\nGrowth of CPU from {sizes[0]:,} to {sizes[-1]:,} inquiries")
    for (kind, step, size), least in found.items():
        if size == sizes[0]:
            print(f"{kind:12}{step:12}{found[kind, step, sizes[-1]] / least:6.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000", help="numbers of inquiries, with commas")
    parser.add_argument("--databases", default=SQLITE, help=f"{SQLITE},{POSTGRESQL}")
    parser.add_argument("--count", type=int, default=200, help="how often each step is measured")
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--only", default="", help="names of steps, with commas")
    parser.add_argument("--json", default="", help="write the figures to this file as well")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except WrongAnswer as problem:
        sys.exit(str(problem))
