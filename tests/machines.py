"""Machines on which the real program was set up: once in a run, also when several processes test, and copied then."""

import fcntl
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from .cli.process import Machine

type SetUp = Callable[[Path], Machine]


@pytest.fixture(scope="session")
def with_tables(tmp_path_factory: pytest.TempPathFactory) -> SetUp:
    """Return a machine with tables and nothing in them: `with_tables(folder)`."""
    made = shared_folder(tmp_path_factory) / "with-tables"
    once(made, lambda machine: run(machine, ["migrate"]))
    return lambda folder: copied(made, folder)


@pytest.fixture(scope="session")
def with_example(tmp_path_factory: pytest.TempPathFactory, with_tables: SetUp) -> SetUp:
    """Return a machine with the example's tables loaded, and nobody who can sign in: `with_example(folder)`."""
    made = shared_folder(tmp_path_factory) / "with-example"
    own = made.with_name("egne")

    def load(machine: Machine) -> None:
        with_tables(machine.folder)
        shutil.rmtree(own, ignore_errors=True)
        run(machine, ["load", own, "--example"], ["load", own])

    once(made, load)
    return lambda folder: copied(made, folder)


def run(machine: Machine, *commands: Sequence[object]) -> None:
    for words in commands:
        answer = machine.run(*words)
        assert answer.returncode == 0, answer.stderr


def copied(made: Path, folder: Path) -> Machine:
    shutil.copytree(made, folder)
    return Machine(folder)


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run; each of several processes has one of its own inside it."""
    return factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()


def once(folder: Path, make: Callable[[Machine], None]) -> None:
    """Let whoever comes first make the folder; the others wait. Who dies in the midst of it leaves it to the next."""
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(Machine(folder))
            done.touch()
