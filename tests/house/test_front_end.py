"""What every page may lean on: a small first view, no inline style or script, and icons that are there."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from indgang import __file__ as package

HOUSE = Path(package).parent
STATIC = Path(settings.STATICFILES_DIRS[0])
TEMPLATES = sorted(path for path in HOUSE.rglob("*.html") if "templates" in path.parts)
FIRST_VIEW = [
    "vendor/dkfds/dkfds.css",
    "css/indgang.css",
    "vendor/htmx/htmx.min.js",
    *sorted(f"js/{path.name}" for path in (STATIC / "js").glob("*.js")),
    "icons/sprite.svg",
]


def test_the_desk_loads_little() -> None:
    sizes = {name: len(gzip.compress((STATIC / name).read_bytes(), 9, mtime=0)) for name in FIRST_VIEW}
    assert sum(sizes.values()) <= 35_500, sizes


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_template_needs_inline_style_or_script(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\s(?:src=|type=\"application/ld\+json\"))", source)


def test_every_icon_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons/sprite.svg").read_text(encoding="utf-8")))
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    named = set(re.findall(r'icon\.html" with name="([^"]+)"|\bicon="([^"]+)"', text))
    assert {first or second for first, second in named} <= drawn


def test_vendored_files_carry_their_licence() -> None:
    for folder in ("vendor/dkfds", "vendor/htmx", "fonts"):
        assert list((STATIC / folder).glob("LICENSE*")), folder
