"""Running commands as a person would, with the answer and the exit code in hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indgang.cli.entrance import main

type Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command: `run("journal", "verify")`; a fault of ours fails the test with its traceback."""

    def ran(*words: object, typed: str = "") -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return ran


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    """Files of a command land in the test's own folder."""
    settings.DATA = tmp_path / "data"
    return tmp_path
