"""How long do many clerks wait who work at the same time?

    python -m benchmarks.load                                        200 clerks on PostgreSQL, half a minute
    python -m benchmarks.load --clerks 200,600,1000,1400 --until 1000

Each clerk thinks for about five seconds (exponentially), then does the next thing: opens the desk, types, registers,
opens an inquiry, looks at a list, searches, hands over. Server, database and all clerks share this machine.
With --until the steps go on to more clerks until the 95th percentile passes so many milliseconds.
"""

import argparse
import random
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.house.browser import Browser, WrongAnswer
from benchmarks.house.server import POSTGRESQL, Database, serving
from benchmarks.house.steps import Step, Town, steps_of

THINKING: Final = 5.0
MIX: Final = {"desk": 30, "suggest": 30, "register": 20, "open": 10, "list": 5, "search": 3, "hand over": 2}


@dataclass(slots=True)
class Day:
    """What all clerks together lived through."""

    ends: float
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def work(self, clerk: Browser, steps: dict[str, Step], dice: random.Random) -> None:
        """Think and act until the day ends."""
        time.sleep(dice.random() * THINKING)
        while time.perf_counter() < self.ends:
            name = dice.choices(list(MIX), list(MIX.values()))[0]
            started = time.perf_counter()
            try:
                steps[name].do(clerk)
            except (WrongAnswer, OSError) as problem:
                with self.lock:
                    self.errors[str(problem)[:120]] += 1
                clerk.close()
            else:
                with self.lock:
                    self.waits[name].append((time.perf_counter() - started) * 1000)
            time.sleep(dice.expovariate(1 / THINKING))


def main() -> None:
    """Let the clerks work, and print how long they waited."""
    asked = _arguments()
    database = Database(asked.database, asked.size)
    town = Town(**database.ready())
    with serving(database, workers=asked.workers) as server:
        for clerks in map(int, asked.clerks.split(",")):
            worst = _told(clerks, _day(clerks, town, server.port, asked.seconds), asked.seconds)
            if asked.until and worst > asked.until:
                break


def _day(clerks: int, town: Town, port: int, seconds: int) -> Day:
    browsers = [Browser(port, town.sessions[n % len(town.sessions)]).opened() for n in range(clerks)]
    day = Day(time.perf_counter() + seconds)
    threads = []
    for number, browser in enumerate(browsers):
        dice = random.Random(number)
        steps = {step.name: step for step in steps_of(town, dice)}
        threads.append(threading.Thread(target=day.work, args=(browser, steps, dice)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for browser in browsers:
        browser.close()
    return day


def _told(clerks: int, day: Day, seconds: int) -> float:
    every = [wait for waits in day.waits.values() for wait in waits]
    print(f"\n{clerks} clerks, {len(every) / seconds:.0f} steps a second, {day.errors.total()} errors")
    for problem, often in day.errors.most_common(3):
        print(f"  {often} × {problem}")
    for name, waits in [*day.waits.items(), ("all", every)]:
        print(f"  {name:10}{len(waits):7,}  p50 {statistics.median(waits):6.0f} ms  p95 {_part(waits, 95):6.0f}"
              f"  p99 {_part(waits, 99):6.0f}", flush=True)  # fmt: skip
    return _part(every, 95)


def _part(waits: Sequence[float], percent: int) -> float:
    return statistics.quantiles(waits, n=100)[percent - 1] if len(waits) > 1 else waits[0]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default=POSTGRESQL)
    parser.add_argument("--size", type=int, default=100_000, help="inquiries in the town")
    parser.add_argument("--clerks", default="200", help="numbers of clerks, with commas")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--until", type=float, default=0, help="stop when p95 passes so many milliseconds")
    return parser.parse_args()


if __name__ == "__main__":
    sys.setswitchinterval(0.001)
    main()
