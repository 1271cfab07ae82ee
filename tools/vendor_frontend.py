# /// script
# requires-python = ">=3.12"
# dependencies = ["tinycss2"]
# ///
"""Takes the front-end packages from npm and writes pruned copies, with their licences, into the repository.

Run it with `uv run tools/vendor_frontend.py`. What is taken, and what is kept of it, stands in `vendor_frontend.toml`
beside this file. The same versions give the same files.
"""

import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "indgang" / "static"
PLAN: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

ALLOWED = set(PLAN["css"]["classes"])
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
NEGATION = re.compile(r":not\([^()]*\)")
URL = re.compile(r"url\((['\"]?)([^)'\"]+)\1\)")


def unpack(name: str, into: Path) -> Path:
    """Fetch one package with npm, refuse another content than the one we know, and return its folder."""
    wanted = PLAN["packages"][name]
    command = ["npm", "pack", "--silent", f"{name}@{wanted['version']}"]
    printed = subprocess.run(command, cwd=into, check=True, capture_output=True, text=True).stdout
    archive = into / printed.strip().splitlines()[-1]
    if hashlib.sha256(archive.read_bytes()).hexdigest() != wanted["sha256"]:
        raise SystemExit(f"{archive.name} is not the package that was vendored before; nothing is written.")
    folder = into / name
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def selectors_of(prelude: str) -> Iterator[str]:
    """Split a rule's selector list at its outer commas."""
    depth, start = 0, 0
    for place, sign in enumerate(prelude):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield prelude[start:place].strip()
            start = place + 1
    yield prelude[start:].strip()


def is_wanted(selector: str) -> bool:
    """Whether a selector speaks only of classes that the product uses."""
    positive = NEGATION.sub("", selector)
    if any(re.search(pattern, positive) for pattern in PLAN["css"]["without"]):
        return False
    return set(CLASS.findall(positive)) <= ALLOWED


def plain(selector: str) -> str:
    """The selector without negations of classes that no page of ours has."""
    return NEGATION.sub(lambda found: found[0] if set(CLASS.findall(found[0])) <= ALLOWED else "", selector)


def compact(text: str) -> str:
    """Remove white space that a browser does not need."""
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};,>])\s*", r"\1", text).replace(": ", ":").strip()


def declarations_of(rule: QualifiedRule) -> str:
    """A rule's declarations without vendor prefixes, with the municipality's colours as custom properties."""
    parts = []
    for node in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration) and not node.name.startswith("-"):
            value = tinycss2.serialize(node.value).strip()
            parts.append(f"{node.name}:{value}{'!important' if node.important else ''}")
    text = compact(";".join(parts))
    for colour, token in PLAN["css"]["colours"].items():
        text = text.replace(colour, token)
    return text


def pruned(nodes: Sequence[Node]) -> str:
    """The rules that the product uses, in their order."""
    kept = []
    for node in nodes:
        if isinstance(node, QualifiedRule):
            wanted = [plain(text) for text in selectors_of(tinycss2.serialize(node.prelude)) if is_wanted(text)]
            body = declarations_of(node)
            if wanted and body:
                kept.append(f"{compact(','.join(wanted))}{{{body}}}")
        elif isinstance(node, AtRule) and node.at_keyword == "media" and node.content is not None:
            query = tinycss2.serialize(node.prelude).strip()
            inner = "" if "print" in query else pruned(tinycss2.parse_rule_list(node.content, True, True))
            if inner:
                kept.append(f"@media {compact(query)}{{{inner}}}")
    return "\n".join(kept)


def write(path: Path, content: str | bytes) -> None:
    """Write one file of the repository, making its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def vendor_dkfds(package: Path) -> None:
    """The common design's stylesheet, the images it names, its fonts and its icons."""
    source = (package / "dist" / "css" / "dkfds.css").read_text(encoding="utf-8")
    css = pruned(tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True))
    target = STATIC / "vendor" / "dkfds"
    shutil.rmtree(target, ignore_errors=True)
    for _, address in sorted(set(URL.findall(css))):
        image = (package / "dist" / "css" / address).resolve()
        write(target / "img" / image.name, image.read_bytes())
    css = URL.sub(lambda found: f'url("img/{Path(found[2]).name}")', css)
    version = PLAN["packages"]["dkfds"]["version"]
    heading = f"/* DKFDS {version}, pruned; see LICENSE.md. Made by tools/vendor_frontend.py */"
    write(target / "dkfds.css", f"{heading}\n@layer dkfds{{\n{css}\n}}\n")
    write(target / "LICENSE.md", (package / "LICENSE.md").read_bytes())
    vendor_fonts(package)
    vendor_icons(package)


def vendor_fonts(package: Path) -> None:
    """IBM Plex Sans in the weights we use, in the maker's own Latin cut."""
    for name in PLAN["fonts"]["files"]:
        write(STATIC / "fonts" / name, (package / PLAN["fonts"]["folder"] / name).read_bytes())
    write(STATIC / "fonts" / "LICENSE.txt", (package / PLAN["fonts"]["licence"]).read_bytes())


def vendor_icons(package: Path) -> None:
    """One sprite with a symbol for each icon we name."""
    symbols = []
    for name in sorted(PLAN["icons"]["names"]):
        drawing = (package / "src" / "img" / "svg-icons" / f"{name}.svg").read_text(encoding="utf-8")
        box = re.search(r'viewBox="([^"]+)"', drawing)
        inner = re.sub(r"</?svg[^>]*>", "", drawing).strip()
        symbols.append(f'<symbol id="{name}" viewBox="{box[1] if box else "0 0 24 24"}">{inner}</symbol>')
    write(
        STATIC / "icons" / "sprite.svg",
        '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n",
    )


def vendor_htmx(package: Path) -> None:
    """The one script library, as published, without the comment that names its source map."""
    script = (package / "dist" / "htmx.min.js").read_text(encoding="utf-8")
    target = STATIC / "vendor" / "htmx"
    write(target / "htmx.min.js", re.sub(r"\n?//# sourceMappingURL=.*", "", script).rstrip() + "\n")
    write(target / "LICENSE", (package / "LICENSE").read_bytes())


def vendor_axe(package: Path) -> None:
    """The accessibility checker that the browser tests load into each page."""
    target = ROOT / "tests" / "browser" / "vendor"
    write(target / "axe.min.js", (package / "axe.min.js").read_bytes())
    write(target / "LICENSE", (package / "LICENSE").read_bytes())


def main() -> None:
    """Fetch all packages, then write what we keep."""
    steps = {"dkfds": vendor_dkfds, "htmx.org": vendor_htmx, "axe-core": vendor_axe}
    with tempfile.TemporaryDirectory() as work:
        packages = {name: unpack(name, Path(work)) for name in steps}
        for name, vendor in steps.items():
            vendor(packages[name])


if __name__ == "__main__":
    main()
