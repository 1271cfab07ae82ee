"""Imports only fall (design: the house), read from the code itself, also where an import hides in a function."""

import ast
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

import indgang

ROOT: Final = Path(indgang.__file__).parent
FLOORS: Final = [
    {"foundation"},
    {"organisation", "journal"},
    {"catalogue", "citizens"},
    {"knowledge", "law"},
    {"inquiries", "competence", "wayfinder"},
    {"visits", "survey", "adviser"},
    {"results"},
    {"planning"},
    {"sample"},
    {"public", "desk", "api"},
    {"config", "cli"},
]
KNOWN: Final = {app: floor for floor, apps in enumerate(FLOORS) for app in apps}
NEIGHBOURS: Final = {frozenset({"journal", "organisation"}), frozenset({"config", "cli"})}
"""Those on one floor that know each other: the journal's actor is an employee; the command line checks the settings."""


def imported(file: Path) -> set[str]:
    """The apps that a file imports from, relative imports included."""
    module = ["indgang", *file.relative_to(ROOT).with_suffix("").parts]
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = module[: -node.level] if node.level else []
            whole = ".".join([*base, *filter(None, [node.module])])
            names |= {whole, *(f"{whole}.{alias.name}" for alias in node.names)}
    parts = [name.split(".") for name in names]
    return {part[1] for part in parts if part[0] == "indgang" and len(part) > 1 and (ROOT / part[1]).is_dir()}


def apps() -> list[str]:
    return sorted(path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file())


def test_every_app_has_its_floor() -> None:
    assert set(apps()) <= set(KNOWN)


@pytest.mark.parametrize("app", apps())
def test_imports_fall(app: str) -> None:
    climbing = []
    for file in (ROOT / app).rglob("*.py"):
        for other in sorted(imported(file) - {app}):
            beside = KNOWN[other] == KNOWN[app] and frozenset({app, other}) not in NEIGHBOURS
            if KNOWN[other] > KNOWN[app] or beside:
                climbing.append(f"{file.relative_to(ROOT)} imports {other}")
    assert climbing == []


def test_the_linter_is_told_the_same() -> None:
    """`make imports` draws the same picture; a floor missing there would let a climb through."""
    told = (ROOT.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert [app for app in chain(*FLOORS) if f"(indgang.{app})" not in told] == []
