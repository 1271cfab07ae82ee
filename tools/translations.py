"""Do all screen texts (Danish in the source) have their English? `--write` gathers them, else: check.

Needs Debian's gettext. The compiled catalogue is committed, so that the product itself runs without gettext.
"""

import gettext
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "indgang"
CATALOGUE = Path("locale", "en", "LC_MESSAGES", "django.po")
PROGRAMS = ("xgettext", "msgmerge", "msgattrib", "msgfmt")
SHOWN = 10


def main() -> int:
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        print(f"{', '.join(missing)} not found: install Debian's package 'gettext'.", file=sys.stderr)
        return 1
    return write() if sys.argv[1:] == ["--write"] else check()


def write() -> int:
    catalogue = PACKAGE / CATALOGUE
    before = catalogue.read_text(encoding="utf-8") if catalogue.exists() else ""
    gather(PACKAGE)
    if undated(before) == undated(catalogue.read_text(encoding="utf-8")):
        catalogue.write_text(before, encoding="utf-8")  # a new date alone is no change
    compile_catalogue(catalogue, catalogue.with_suffix(".mo"))
    print("\n".join(faults(PACKAGE)) or "Every screen text has its English.")
    return 0


def check() -> int:
    if not (PACKAGE / CATALOGUE).exists():
        print(f"There is no indgang/{CATALOGUE} yet: run `make translations`.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "indgang")
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
        gather(copy)
        found = faults(copy) + stale_compilation(copy)
    print("\n".join(found) or "Every screen text has its English.")
    return 1 if found else 0


def gather(package: Path) -> None:
    """Let Django find the texts in code and templates and merge them into the catalogue."""
    (package / "locale").mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    options = ["--locale=en", "--no-wrap", "--add-location=file", "--ignore=static/*", "--verbosity=0"]
    command = [sys.executable, "-m", "django", "makemessages", *options]
    subprocess.run(command, cwd=package, env=environment, check=True)


def undated(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith('"POT-Creation-Date:')]


def compile_catalogue(source: Path, target: Path) -> None:
    subprocess.run(["msgfmt", "--check-format", "--output-file", target, source], check=True)


def faults(package: Path) -> list[str]:
    """One line for each text that lacks its English, or has a doubtful or a forgotten one."""
    catalogue = package / CATALOGUE
    return [
        *listed("has no English", catalogue, "--untranslated", "--no-obsolete"),
        *listed(
            "may have outgrown its English (fuzzy)",
            catalogue,
            "--only-fuzzy",
            "--no-obsolete",
        ),
        *listed("is used no more; delete it", catalogue, "--only-obsolete"),
    ]


def listed(complaint: str, catalogue: Path, *selection: str) -> list[str]:
    answer = subprocess.run(
        ["msgattrib", "--no-wrap", *selection, catalogue], capture_output=True, text=True, check=True
    )
    lines = [line.removeprefix("#~ ") for line in answer.stdout.splitlines()]
    texts = [line.removeprefix("msgid ") for line in lines if line.startswith("msgid ") and line != 'msgid ""']
    texts = [text for text in texts if text != '""']
    more = [f"... and {len(texts) - SHOWN} more: {complaint}"] if len(texts) > SHOWN else []
    return [f"{text} {complaint}" for text in texts[:SHOWN]] + more


def stale_compilation(copy: Path) -> list[str]:
    """The committed compiled catalogue must say what the committed readable one says."""
    compiled, fresh = copy / CATALOGUE.with_suffix(".mo"), copy / "fresh.mo"
    compile_catalogue(PACKAGE / CATALOGUE, fresh)
    if compiled.exists() and texts_in(compiled) == texts_in(fresh):
        return []
    return ["The compiled English catalogue is not the readable one's: run `make translations`."]


def texts_in(compiled: Path) -> dict[str, str]:
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    # The header carries dates; the texts are what counts. The standard library offers them in no other way.
    return {key: text for key, text in vars(catalogue)["_catalog"].items() if key}


if __name__ == "__main__":
    sys.exit(main())
