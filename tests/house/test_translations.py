"""The English catalogue: complete, certain, true to its source, and compiled as it is read."""

import ast
import gettext
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "indgang/locale/en/LC_MESSAGES/django.po"
LINE = re.compile(r'(?P<part>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (?P<text>".*")|(?P<more>".*")')
FILLED_IN = re.compile(r"%\(\w+\)[.\d]*[a-z]|\{\w*\}|<[^>]+>")
LAST_SIGNS = ".:?…"
CAPITALISED = frozenset(
    {"English", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    | {"Constitution", "Christmas", "New"}
)
"""Words that English writes with a capital wherever they stand: languages, days and holidays."""


@dataclass(slots=True)
class Text:
    """One entry of the catalogue."""

    flags: str = ""
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def danish(self) -> list[str]:
        return [self.parts["msgid"], *(self.parts[name] for name in ("msgid_plural",) if name in self.parts)]

    @property
    def english(self) -> list[str]:
        return [text for name, text in self.parts.items() if name.startswith("msgstr")]


def entries() -> Iterator[Text]:
    """Read the catalogue; its first entry is a header."""
    for block in CATALOGUE.read_text(encoding="utf-8").split("\n\n"):
        entry, part = Text(), ""
        for line in block.splitlines():
            assert not line.startswith("#~"), f"used no more: {line}"
            if line.startswith("#,"):
                entry.flags += line
            elif found := LINE.fullmatch(line):
                part = found["part"] or part
                entry.parts[part] = entry.parts.get(part, "") + ast.literal_eval(found["text"] or found["more"])
        if entry.parts.get("msgid"):
            yield entry


TEXTS = list(entries())


def test_every_text_has_its_english_and_none_is_doubtful() -> None:
    assert len(TEXTS) > 1000
    assert [text.danish[0] for text in TEXTS if not all(text.english)] == []
    assert [text.danish[0] for text in TEXTS if "fuzzy" in text.flags] == []


def test_one_and_many_are_both_told() -> None:
    assert [text.danish[0] for text in TEXTS if len(text.english) != len(text.danish)] == []


def test_english_fills_in_what_danish_does() -> None:
    def filled(texts: list[str]) -> set[str]:
        return {hit for text in texts for hit in FILLED_IN.findall(text)}

    assert [text.danish[0] for text in TEXTS if filled(text.danish) != filled(text.english)] == []


def test_english_begins_and_ends_as_danish_does() -> None:
    for text in TEXTS:
        for danish, english in zip(text.danish, text.english, strict=True):
            assert (danish[-1] in LAST_SIGNS) == (english[-1] in LAST_SIGNS), danish
            assert (len(danish) - len(danish.strip())) == (len(english) - len(english.strip())), danish
            if danish[0].isalpha() and english.split()[0] not in CAPITALISED:
                assert danish[0].isupper() == english[0].isupper(), danish


def test_no_english_is_left_in_danish() -> None:
    letters = [english for text in TEXTS for english in text.english if re.search("[æøåÆØÅ»«]", english)]
    assert letters == []


def test_the_compiled_catalogue_says_what_the_readable_one_says() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    held = {key: text for key, text in vars(compiled)["_catalog"].items() if key}
    said: dict[str | tuple[str, int], str] = {}
    for text in TEXTS:
        key = "\x04".join([*filter(None, [text.parts.get("msgctxt")]), text.parts["msgid"]])
        if "msgid_plural" in text.parts:
            said |= {(key, number): each for number, each in enumerate(text.english)}
        else:
            said[key] = text.english[0]
    assert held == said, "run `make translations`"


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gathering the texts needs Debian's gettext")
def test_no_text_of_the_code_is_missing() -> None:
    told = subprocess.run([sys.executable, ROOT / "tools/translations.py"], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
