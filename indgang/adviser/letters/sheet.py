"""The letter as it is read (brevets tekst): lines mended and joined, cut in sentences, and quoted from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from indgang.knowledge import sentences

from .layout import flat
from .scans import mended

LONGEST: Final = 30_000
"""So many signs are read; no letter to a citizen is longer."""
_LONGEST_LINE: Final = 600
"""A line is cut here, so that no text, however strange, takes long to read."""
_ENDLESS: Final = re.compile(r"(\w{60})\w+")
_PIECE: Final = re.compile(rf"\S.{{0,{_LONGEST_LINE}}}(?=\s|$)|\S.{{0,{_LONGEST_LINE}}}")
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SPACES: Final = re.compile(r"[^\S\n]")
_BEFORE_MARK: Final = re.compile(r" +([,.;:!?])(?=\s|$)")
_LEANS_ON: Final = re.compile(
    r"(?:^|[ (])(?:den|d\.|til|at|i|på|for|og|eller|af|fra|med|inden|senest|som|en|et|din|dit|§)$"
)
_HYPHEN: Final = re.compile(r"(?<=[a-zæøå])-\n(?!(?:og|eller|samt)\b)(?=[a-zæøå])")
_POINT: Final = re.compile(r"^(?:[-–•*·▪●◦‣□■➢✓\uf0b7]|o(?= )|\d{1,2} ?[.)]|[a-h]\))\s+(?=\S)")
_DATED_POINT: Final = re.compile(r"^\d{1,2}\. ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
_ENDS: Final = (".", "!", "?", ":", ";")
_WRAPPED: Final = 45
_FULL: Final = 60
_LABEL: Final = re.compile(r"^[A-ZÆØÅ][\w .-]{1,25}: ")


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence (citat) in which something was found, and the part of it that told."""

    sentence: str
    begin: int = 0
    end: int = 0

    @property
    def before(self) -> str:
        """What stands before the part that told."""
        return self.sentence[: self.begin]

    @property
    def marked(self) -> str:
        """The part that told."""
        return self.sentence[self.begin : self.end]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.sentence[self.end :]


@dataclass(frozen=True)
class Sheet:
    """A letter's text in order."""

    lines: tuple[str, ...]

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """All sentences; a heading, an address line and a point are sentences of their own."""
        return tuple(sentence for line in self.lines for sentence in sentences.cut(line))

    @cached_property
    def body(self) -> str:
        """What is running text: neither the head, nor addresses, nor the signature."""
        running = [line for line in self.lines if len(line) >= _FULL or (line.endswith(_ENDS) and line.count(" ") > 2)]
        return "\n\n".join(running)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Short lines that end without a point: subject, headings, names."""
        return tuple(line for line in self.lines if len(line) <= 90 and not line.endswith(_ENDS))

    @cached_property
    def words(self) -> int:
        """How many words there are."""
        return sum(len(sentences.words(line)) for line in self.lines)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Quote]:
        """Return each first place in a sentence that a pattern tells of."""
        for sentence in self.sentences:
            if found := pattern.search(sentence):
                yield Quote(sentence, found.start(), found.end())

    def first(self, pattern: re.Pattern[str]) -> Quote | None:
        """Return the first such place."""
        return next(self.find(pattern), None)


def sheet(text: str) -> Sheet:
    """Return a text as it was meant: slips of the scanner mended, wrapped lines joined, columns parted."""
    text = _ENDLESS.sub(r"\1", text[:LONGEST])
    text = _SPACES.sub(" ", flat(_INVISIBLE.sub("", text.replace("\r\n", "\n"))))
    text = _HYPHEN.sub("", re.sub(r" +\n", "\n", text))
    text = mended(_BEFORE_MARK.sub(r"\1", text))
    lines = [re.sub(r" +", " ", line).strip() for line in text.split("\n")]
    return Sheet(tuple(piece for line in _joined(lines) for piece in _pieces(line)))


def _pieces(line: str) -> list[str]:
    return [line] if len(line) <= _LONGEST_LINE else _PIECE.findall(line)


def _joined(lines: list[str]) -> Iterator[str]:
    """Return paragraphs: a line that was wrapped goes on in the next."""
    whole = last = ""
    for line in lines:
        if whole and line and _goes_on(last, line):
            whole = f"{whole} {line}"
        else:
            if whole:
                yield _without_point(whole)
            whole = line
        last = line
    if whole:
        yield _without_point(whole)


def _goes_on(last: str, line: str) -> bool:
    if _POINT.match(line) and not _DATED_POINT.match(line):
        return False
    if _LEANS_ON.search(last):
        return True
    if last.endswith(_ENDS):
        return len(last) >= _FULL and not _LABEL.match(line) and last.endswith(".")
    starts_small = line[0].islower() or line[0] in "§("
    if starts_small:
        return len(last) >= _WRAPPED or last.endswith(",") or len(last.split()) > 3
    return len(last) >= _FULL and not _LABEL.match(line)


def _without_point(line: str) -> str:
    return line if _DATED_POINT.match(line) else _POINT.sub("", line)
