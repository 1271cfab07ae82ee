"""How long does a search over all inquiries take, and do both databases find the same ten first?

    python benchmarks/inquiry_search.py                                   10,000 inquiries on both databases
    python benchmarks/inquiry_search.py --sizes 100000,1000000

Some 200 searches: words that stand in every tenth inquiry, in one of a hundred, in hardly any, pairs of these, and five
words as they are said. Waiting time of one client inside the server's process, pages in memory; and the processor time
of that process, in which SQLite's own work is contained and PostgreSQL's is not.
"""

import argparse
import json
import os
import statistics
from collections.abc import Sequence
from typing import Any, Final

from benchmarks.house.server import POSTGRESQL, SQLITE, Database

GOAL: Final = 60
"""Milliseconds at 1,000,000 inquiries, 95 of 100 searches."""


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    print(f"goal: p95 below {GOAL} ms at 1,000,000 inquiries")
    columns = ["p50 ms", "p95 ms", "most", "CPU p50", "CPU p95"]
    print(f"{'':21}{'order, person':18}{'searches':>9}{''.join(f'{name:>9}' for name in columns)}   slowest kind")
    print(f"other work on this machine: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for size in map(int, asked.sizes.split(",")):
        found = {kind: _measured(Database(kind, size)) for kind in asked.databases.split(",")}
        tops = [each["tops"] for each in found.values()]
        for other in tops[1:]:
            same = sum(other[text] == top for text, top in tops[0].items())
            print(f"{size:9,} the same ten, in the same order: {same} of {len(other)} searches")


def _measured(database: Database) -> dict[str, Any]:
    database.ready()
    found: dict[str, Any] = json.loads(database.run("-m", "benchmarks.house.searching"))
    for way, by_kind in found["waits"].items():
        waits, worked = zip(*(each for kind in by_kind.values() for each in kind), strict=True)
        typical = {kind: statistics.median(wait for wait, _worked in each) for kind, each in by_kind.items()}
        slowest = max(typical, key=lambda kind: typical[kind])
        print(
            f"{database.kind:11}{database.size:>9,} {way:18}{len(waits):9}{statistics.median(waits):9.1f}"
            f"{_p95(waits):9.1f}{max(waits):9.1f}{statistics.median(worked):9.1f}{_p95(worked):9.1f}"
            f"   {slowest} {typical[slowest]:.1f}",
            flush=True,
        )
    return found


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000", help="numbers of inquiries, with commas")
    parser.add_argument("--databases", default=f"{SQLITE},{POSTGRESQL}", help=f"{SQLITE},{POSTGRESQL}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
