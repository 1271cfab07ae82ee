"""Where do the milliseconds of a step go? Each part's processor time, the parts inside it not counted twice.

    python benchmarks/breakdown.py                                 10,000 inquiries on SQLite
    python benchmarks/breakdown.py --database postgresql --size 100000
    python benchmarks/breakdown.py --functions open                the dearest functions of one step

Counts the processor time of one process without the network, so that the parts can be told apart; PostgreSQL's own
time is not in it: `benchmarks/steps.py` tells the whole cost, and the database's share.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.house.server import POSTGRESQL, SQLITE, Database

COUNT: Final = 200


def main() -> None:
    """Fill the database if need be, and count in a process that has its settings."""
    asked = _arguments()
    database = Database(asked.database, asked.size)
    database.ready()
    inside = [sys.executable, "-m", "benchmarks.house.inside", asked.functions, str(asked.count)]
    subprocess.run(inside, env=database.environment, cwd=Path(__file__).parent.parent, check=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default=SQLITE, choices=[SQLITE, POSTGRESQL])
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--functions", default="", help="list the functions of this step")
    return parser.parse_args()


if __name__ == "__main__":
    main()
