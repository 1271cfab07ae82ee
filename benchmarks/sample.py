"""How long does it take to build the made-up municipality, and how much room does it need?

    python benchmarks/sample.py                              small and demo on SQLite and PostgreSQL
    python benchmarks/sample.py --sizes large:1000000 --databases sqlite

Seconds are those of the clock; beside them stand those of the processor, builder and database together, which are
steady on a busy machine. Memory is the builder's own.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any, Final

import django
import psycopg

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.house import server  # noqa: E402 - found through the path just named

UNTIL: Final = date(2026, 11, 20)
NAME: Final = "sample"


def main() -> None:
    """Build each size on each database, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="small,demo")
    parser.add_argument("--databases", default=f"{server.SQLITE},{server.POSTGRESQL}")
    parser.add_argument("--inside", metavar="SIZE", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        print(json.dumps(built(asked.inside)))
        return
    print(f"{'':28}{'inquiries':>10}{'seconds':>9}{'CPU s':>8}{'MB':>8}{'MB/100,000':>12}{'memory MB':>11}  parts")
    for kind in asked.databases.split(","):
        for size in asked.sizes.split(","):
            show(kind, size, measured(kind, size))


def measured(kind: str, size: str) -> dict[str, Any]:
    """Build in a process of its own, in an empty database."""
    folder = server.GROUND / NAME
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "indgang.config.settings", "INDGANG_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    postmaster = 0
    if kind == server.POSTGRESQL:
        environment["DATABASE_URL"] = fresh_database()
        postmaster = server._postgresql().get_pid()
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, cwd=ROOT, check=True)
    before = ended_children_seconds(postmaster)
    done = subprocess.run(
        [sys.executable, __file__, "--inside", size], env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    facts: dict[str, Any] = json.loads(done.stdout)
    facts["cpu"] += ended_children_seconds(postmaster) - before
    shutil.rmtree(folder)
    return facts


def ended_children_seconds(pid: int) -> float:
    """Return the processor time of a process's children that have ended: PostgreSQL has one for each connection."""
    if not pid:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def fresh_database() -> str:
    """Return the address of an empty database on the benchmarks' own server."""
    with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {NAME}".encode())
    return server.address(NAME)


def built(size: str) -> dict[str, Any]:
    """Build a size such as demo or large:1000000 in this process."""
    django.setup()
    from indgang.sample.build import build  # noqa: PLC0415 - needs Django to be set up

    name, _colon, inquiries = size.partition(":")
    begun, cpu = time.perf_counter(), time.process_time()
    town = build(name, until=UNTIL, inquiries=int(inquiries) if inquiries else None)
    return {
        "inquiries": town.rows["Inquiry"],
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "bytes": town.bytes,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "parts": {part: round(seconds, 1) for part, seconds in town.seconds.items()},
    }


def show(kind: str, size: str, facts: dict[str, Any]) -> None:
    """Print a line."""
    megabytes = facts["bytes"] / 1e6
    parts = ", ".join(f"{part} {seconds}" for part, seconds in facts["parts"].items())
    print(
        f"{kind:12}{size:16}{facts['inquiries']:10,}{facts['seconds']:9.1f}{facts['cpu']:8.1f}{megabytes:8.0f}"
        f"{megabytes / facts['inquiries'] * 100_000:12.0f}{facts['memory']:11.0f}  {parts}",
        flush=True,
    )


if __name__ == "__main__":
    main()
