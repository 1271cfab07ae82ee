"""A whole house from the command line, in real processes: made, served, kept, stopped."""

import os
import signal
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.machines import SetUp

from .process import Machine, alive_in_group, comes_true, free_port, get

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, with_example: SetUp) -> Machine:
    return with_example(tmp_path_factory.mktemp("house") / "data")


def test_the_server_answers_and_ends_when_told(machine: Machine) -> None:
    with machine.serving("--workers", "2") as (port, process):
        status, headers, page = get(port, "/log-ind/")
        assert (status, b"Indgang" in page) == (200, True)
        assert "script-src 'self'" in headers["content-security-policy"]
        assert len(alive_in_group(process.pid)) >= 3
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(60) in (0, -signal.SIGTERM)
        assert comes_true(lambda: alive_in_group(process.pid) == [])


def answers(port: int) -> bool:
    """Tell whether somebody listens and is well."""
    with suppress(OSError):
        return get(port, "/sundhed/")[0] == 200
    return False


def test_a_worker_that_dies_is_replaced(machine: Machine) -> None:
    with machine.serving("--workers", "2") as (port, process):
        whole = alive_in_group(process.pid)
        victim = next(pid for pid in reversed(whole) if pid != process.pid)
        os.kill(victim, signal.SIGKILL)
        assert comes_true(lambda: is_replaced(victim, alive_in_group(process.pid), len(whole)) and answers(port))


def test_a_taken_port_is_told(machine: Machine) -> None:
    with machine.serving("--workers", "1") as (port, _process):
        answer = machine.run("serve", "--port", port)
        assert answer.returncode == 2
        assert f"Port {port} på 127.0.0.1 er optaget" in answer.stderr


def test_static_files_are_hashed_and_compressed_where_asked_for(machine: Machine, tmp_path: Path) -> None:
    hashed = Machine(machine.folder, INDGANG_HASHED_FILES="1")
    with hashed.serving("--workers", "1") as (port, _process):
        page = get(port, "/log-ind/")[2].decode()
        [address] = [part.split('"')[0] for part in page.split('href="') if part.startswith("/static/css/indgang.")]
        status, headers, _body = get(port, address, **{"Accept-Encoding": "br"})
        assert status == 200
        assert headers["content-encoding"] == "br"
        assert "immutable" in headers["cache-control"]


def is_replaced(victim: int, alive: list[int], whole: int) -> bool:
    return victim not in alive and len(alive) >= whole


def at_work(machine: Machine) -> list[str]:
    """What the worker's processes have signed in as; only then have all of them learnt to end when told."""
    with closing(sqlite3.connect(machine.folder / "indgang.sqlite3")) as opened:
        return [kind for (kind,) in opened.execute("SELECT kind FROM steady_queue_process")]


def test_the_worker_starts_and_ends_when_told(machine: Machine) -> None:
    with machine.running("worker") as process:
        assert comes_true(lambda: set(at_work(machine)) == {"supervisor", "worker", "dispatcher", "scheduler"})
        assert process.poll() is None
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(60) in (0, -signal.SIGTERM)
        assert comes_true(lambda: alive_in_group(process.pid) == [])


def test_a_backup_taken_while_in_use_is_whole_and_never_written_over(machine: Machine, tmp_path: Path) -> None:
    with machine.serving("--workers", "1"):
        answer = machine.run("backup", tmp_path / "kopi.sqlite3")
        assert answer.returncode == 0, answer.stderr
    copy = tmp_path / "kopi.sqlite3"
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM organisation_centre").fetchall() == [(4,)]
    assert copy.stat().st_mode & 0o077 == 0
    assert machine.run("backup", copy).returncode == 2


def test_a_backup_can_be_put_back(machine: Machine, tmp_path: Path) -> None:
    machine.run("backup", tmp_path / "kopi.sqlite3")
    restored = Machine(tmp_path / "data")
    restored.folder.mkdir()
    (tmp_path / "kopi.sqlite3").rename(restored.folder / "indgang.sqlite3")
    answer = restored.run("check", "--full")
    assert answer.returncode == 0, answer.stdout
    assert restored.run("user", "list").stdout == machine.run("user", "list").stdout


def test_an_export_holds_nobody_back(machine: Machine, tmp_path: Path) -> None:
    answer = machine.run("export", tmp_path / "ud")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "ud" / "catalogue_task.csv").is_file()


def test_a_port_is_free_for_the_next(machine: Machine) -> None:
    port = free_port()
    for _time in range(2):
        with machine.running("serve", "--port", port, "--workers", "1") as process:
            assert comes_true(lambda: answers(port))
            assert process.poll() is None
