"""Does each step in this process and prints where its time went: `python -m benchmarks.house.inside STEP COUNT`."""

import cProfile
import pstats
import random
import sys

from .spans import REST, Clock, LocalBrowser
from .steps import Step, Town, steps_of
from .town import town


def main(wanted: str, count: int) -> None:
    """Do every step, or tell of the functions of one."""
    clock = Clock()
    if not wanted:
        clock.install()
    known = Town(**town())
    clerk = LocalBrowser(80, known.sessions[0]).opened()
    for step in steps_of(known, random.Random(3)):
        if wanted in ("", step.name):
            _prepare(step, clerk, count)
            _functions(step, clerk, count) if wanted else _parts(step, clerk, clock, count)


def _prepare(step: Step, clerk: LocalBrowser, count: int) -> None:
    warm = 30
    if step.prepare:
        step.prepare(clerk, count + warm)
    for _ in range(warm):
        step.do(clerk)


def _parts(step: Step, clerk: LocalBrowser, clock: Clock, count: int) -> None:
    clock.clear()
    for _ in range(count):
        step.do(clerk)
    print(f"\n{step.name}: {sum(clock.spent.values()) / count:.2f} ms")
    for part, spent in sorted(clock.spent.items(), key=lambda each: -each[1]):
        often = "" if part == REST else f"{clock.calls[part] / count:8.1f} times"
        print(f"  {part:38}{spent / count:8.2f} ms{often}")


def _functions(step: Step, clerk: LocalBrowser, count: int) -> None:
    profile = cProfile.Profile()
    with profile:
        for _ in range(count):
            step.do(clerk)
    figures = pstats.Stats(profile, stream=sys.stdout)
    print(f"{step.name}: {figures.total_tt / count * 1000:.2f} ms with the profiler's own cost")  # type: ignore[attr-defined]
    figures.sort_stats("tottime").print_stats(45)
    figures.sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
