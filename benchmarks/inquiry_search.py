"""How long does a search over all inquiries take, and do both databases find the same ten first?

    python benchmarks/inquiry_search.py                                   10,000 inquiries on both databases
    python benchmarks/inquiry_search.py --sizes 100000,1000000

Some 200 searches: words that stand in every tenth inquiry, in one of a hundred, in hardly any, pairs of these, and five
words as they are said. Waiting time of one client inside the server's process, pages in memory.
"""

import argparse
import json
import statistics
from typing import Any, Final

from benchmarks.house.server import POSTGRESQL, SQLITE, Database

GOAL: Final = 60
"""Milliseconds at 1,000,000 inquiries, 95 of 100 searches."""


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    print(f"goal: p95 below {GOAL} ms at 1,000,000 inquiries")
    print(f"{'':21}{'order, person':18}{'searches':>9}{'p50 ms':>9}{'p95 ms':>9}{'most':>9}   slowest kind")
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
        waits = [wait for waits in by_kind.values() for wait in waits]
        slowest = max(by_kind, key=lambda kind: statistics.median(by_kind[kind]))
        print(
            f"{database.kind:11}{database.size:>9,} {way:18}{len(waits):9}{statistics.median(waits):9.1f}"
            f"{statistics.quantiles(waits, n=20)[-1]:9.1f}{max(waits):9.1f}   {slowest}"
            f" {statistics.median(by_kind[slowest]):.1f}",
            flush=True,
        )
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000", help="numbers of inquiries, with commas")
    parser.add_argument("--databases", default=f"{SQLITE},{POSTGRESQL}", help=f"{SQLITE},{POSTGRESQL}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
