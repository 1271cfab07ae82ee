"""Plain text with a little structure (enkel tekst): headings, paragraphs, lists and links, and never any HTML.

A line that begins with ## is a heading, with - a point, with 1. a step; an empty line ends a paragraph. A link is a
bare address, or [a name](https://example.dk).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_POINT: Final = re.compile(r"^\s*[-*•]\s+(.*)$")
_STEP: Final = re.compile(r"^\s*\d{1,2}[.)]\s+(.*)$")
_HEADING: Final = re.compile(r"^\s*#{1,4}\s+(.*)$")
_LINK: Final = re.compile(
    r"\[(?P<name>[^\]\n]{1,200})\]\((?P<to>[^()\s]{1,500})\)"
    r"|(?P<bare>https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])"
)
_SAFE: Final = re.compile(r"^(https?://[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d ]+|/(?!/)[\w\-./?=&%#]*)$", re.ASCII)
"""Where a link may lead: the web, a mailbox, a telephone, or a page of ours."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text: a heading, a paragraph, or a list of points or steps."""

    kind: str
    """heading, paragraph, points or steps."""
    lines: tuple[str, ...] = field(default=())

    @property
    def html(self) -> SafeString:
        """The first line, escaped, with its links."""
        return linked(self.lines[0])

    @property
    def items(self) -> list[SafeString]:
        """The lines of a list, escaped, with their links."""
        return [linked(line) for line in self.lines]


def blocks(text: str) -> list[Block]:
    """Return the pieces of a text in order."""
    found: list[Block] = []
    for kind, group in groupby(_kinds(text), key=lambda each: each[0]):
        lines = tuple(line for _kind, line in group)
        if kind == "paragraph":
            found.append(Block(kind, (" ".join(lines),)))
        elif kind == "heading":
            found += [Block(kind, (line,)) for line in lines]
        elif kind:
            found.append(Block(kind, lines))
    return found


@lru_cache(maxsize=500)
def drawn(text: str, level: int = 2) -> SafeString:
    """Return the whole text for a page, headings of this level; drawn once for each text."""
    return format_html_join("\n", "{}", ((_drawn(block, level),) for block in blocks(text)))


def linked(line: str) -> SafeString:
    """Return a line escaped, its links made; a link that leads anywhere else stays as it was written."""
    pieces, end = [], 0
    for hit in _LINK.finditer(line):
        name, to = hit["name"] or hit["bare"], hit["to"] or hit["bare"]
        if not _SAFE.match(to):
            continue
        pieces += [(line[end : hit.start()],), (format_html('<a href="{}">{}</a>', to, name),)]
        end = hit.end()
    return format_html_join("", "{}", [*pieces, (line[end:],)])


def plain(text: str) -> str:
    """Return the text as it is read aloud: links by their names, marks gone, one block a line."""
    return "\n".join(_unlinked(line) for block in blocks(text) for line in block.lines)


def _drawn(block: Block, level: int) -> SafeString:
    if block.kind == "heading":
        return format_html("<h{}>{}</h{}>", level, block.html, level)
    if block.kind == "paragraph":
        return format_html("<p>{}</p>", block.html)
    items = format_html_join("", "<li>{}</li>", ((item,) for item in block.items))
    return format_html("<ul>{}</ul>" if block.kind == "points" else "<ol>{}</ol>", items)


def _unlinked(line: str) -> str:
    return _LINK.sub(lambda hit: hit["name"] or "", line)


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line with the kind of block it belongs to; an empty line ends a block."""
    for raw in text.splitlines():
        line = raw.strip()
        for kind, form in (("heading", _HEADING), ("points", _POINT), ("steps", _STEP)):
            if hit := form.match(line):
                yield kind, hit[1].strip()
                break
        else:
            yield ("paragraph" if line else ""), line
