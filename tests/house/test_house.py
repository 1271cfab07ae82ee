"""The house's own rules: what no tracked file may say, how files are named, how long they may be."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 350
NAMES_THAT_SAY_NOTHING = {"utils.py", "helpers.py", "services.py", "signals.py"}

# Written so that they do not match themselves: this file is tracked too.
REGISTRIES = [
    name.replace(" ", ".") for name in ("pypi org", "files pythonhosted org", "registry npmjs org", "deb debian org")
]
MACHINE_PATHS = [
    r"/[w]ork/(main|shared|\.)",
    r"/[t]mp/brief",
    r"(?<![\w/.}])/[r]oot/",
    r"(?<![\w/.}])/[h]ome/\w",
]
FOREIGN = re.compile("|".join([re.escape(host) for host in REGISTRIES] + MACHINE_PATHS))


def tracked_files() -> list[Path]:
    """The files under version control; of an unpacked archive, all but hidden and made ones."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made = {"build", "data", "staticfiles", "__pycache__", "node_modules"}
    parts = ((path, path.relative_to(ROOT).parts) for path in ROOT.rglob("*") if path.is_file())
    return [path for path, names in parts if not made & set(names) and not names[0].startswith(".venv")]


def python_files() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py"]


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    found = []
    for path in tracked_files():
        lines = path.read_bytes().decode("utf-8", errors="ignore").splitlines()
        found += [
            f"{path.relative_to(ROOT)}:{n}: {hit[0]}"
            for n, line in enumerate(lines, 1)
            if (hit := FOREIGN.search(line))
        ]
    assert found == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert named([path for path in python_files() if path.name in NAMES_THAT_SAY_NOTHING]) == []


def test_no_python_file_is_long() -> None:
    files = [path for path in python_files() if "migrations" not in path.parts]
    assert named([path for path in files if len(path.read_text().splitlines()) > LONGEST_FILE]) == []


def test_every_app_has_one_migration_head() -> None:
    graph = MigrationLoader(None).graph
    heads = [app for app, _ in graph.leaf_nodes()]
    assert sorted(heads) == sorted(set(heads))


def test_migrations_are_named_for_what_they_do() -> None:
    migrations = [path for path in python_files() if path.parent.name == "migrations"]
    assert named([path for path in migrations if re.match(r"\d{4}_auto_", path.name)]) == []


def test_every_requirement_is_pinned_by_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text().strip())
        assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == [], path.name


@pytest.mark.parametrize(("file", "groups"), [("base", ["build"]), ("dev", ["build", "dev"]), ("browser", ["browser"])])
def test_every_dependency_is_among_the_pins(file: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = list(project["project"]["dependencies"])
    wanted += [entry for group in groups for entry in project["dependency-groups"][group]]
    pinned = {line.split("==")[0] for line in (ROOT / f"requirements/{file}.txt").read_text().splitlines()}
    assert {re.split(r"[\[~=<>! ]", entry)[0] for entry in wanted} - pinned == set()
