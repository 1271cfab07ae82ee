"""What the kernel says that processes have cost: processor time and memory, children included."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

_PROC: Final = Path("/proc")


class Memory(NamedTuple):
    """Megabytes held: `shared_out` counts what several processes share once in all; `private` is of nobody else."""

    shared_out: float
    private: float


def tree(roots: Iterable[int]) -> set[int]:
    """Return the processes and all that they started and that still live."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(int(folder.name))) is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        if pid not in found:
            found.add(pid)
            waiting += children.get(pid, [])
    return found


def processor_ms(processes: Iterable[int]) -> float:
    """Return the milliseconds of processor that the living threads of these processes have used."""
    spent = 0
    for pid in processes:
        for thread in _threads(pid):
            if lines := _lines(thread / "schedstat"):
                spent += int(lines[0].split()[0])
    return spent / 1e6


def memory(roots: Iterable[int]) -> Memory:
    """Return what the trees hold in memory."""
    shared_out = private = 0
    for pid in tree(roots):
        for line in _lines(_PROC / str(pid) / "smaps_rollup"):
            name, _, rest = line.partition(":")
            if name == "Pss":
                shared_out += int(rest.split()[0])
            elif name in {"Private_Clean", "Private_Dirty"}:
                private += int(rest.split()[0])
    return Memory(shared_out / 1024, private / 1024)


def _parent(pid: int) -> int | None:
    """Return the parent; None when the process is gone."""
    lines = _lines(_PROC / str(pid) / "stat")
    return int(lines[0].rpartition(")")[2].split()[1]) if lines else None


def _threads(pid: int) -> list[Path]:
    try:
        return list((_PROC / str(pid) / "task").iterdir())
    except OSError:
        return []


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
