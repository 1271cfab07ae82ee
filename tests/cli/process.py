"""The real program in processes of its own, with a data folder of its own, as on a bare machine."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

from tests.plugins.cores import ONE_THREAD

_KEPT = {"PATH", "HOME", "LANG", "PYTHONDONTWRITEBYTECODE", *ONE_THREAD}
_PATIENCE = 60.0
_OPEN_HOUSE = "from indgang.cli.entrance import open_house; open_house()"


class Machine:
    """A machine with an SQLite database in a folder."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name in _KEPT}
        self.environment |= {"INDGANG_DATA": str(folder)} | settings

    def command(self, *words: object) -> list[str]:
        return [sys.executable, "-m", "indgang.cli", *map(str, words)]

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, check=False, timeout=300
        )

    def python(self, code: str) -> str:
        """Run a few lines with the house open, and return what they print."""
        answer = subprocess.run(
            [sys.executable, "-c", f"{_OPEN_HOUSE}\n{code}"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    @contextmanager
    def running(self, *words: object) -> Iterator[subprocess.Popen[bytes]]:
        """Keep a command running, in a process group of its own that is gone afterwards."""
        process = subprocess.Popen(self.command(*words), env=self.environment, start_new_session=True)
        try:
            yield process
        finally:
            kill_group(process)

    @contextmanager
    def serving(self, *words: object) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
        """Serve on a free port until the block ends."""
        port = free_port()
        with self.running("serve", "--port", port, *words) as process:
            wait_for(port, process)
            yield port, process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def comes_true(question: Callable[[], bool], within: float = _PATIENCE) -> bool:
    """Ask until it is so, or too much time has gone: what is true sooner is not waited for."""
    until = monotonic() + within
    while not question():
        if monotonic() > until:
            return False
        sleep(0.05)
    return True


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when the port answers; fail when the process has ended."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            if get(port, "/sundhed/")[0] == 200:
                return
        except OSError:
            sleep(0.1)
    raise TimeoutError("the server never answered")


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a page on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"} | headers)
    response = connection.getresponse()
    answer = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    connection.close()
    return answer


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and everything that it started, at once, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def alive_in_group(leader: int) -> list[int]:
    """Return the processes that still live in a group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == leader and fields[0] != "Z":
                found.append(int(entry.name))
    return found
