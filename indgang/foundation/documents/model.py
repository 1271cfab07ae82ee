"""What a document (dokument) is made of: a title and blocks of text that carry no markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .cleaning import cleaned

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (overskrift); level 1 is the document's title, so blocks begin at 2."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(cleaned(self.text).split()))
        if not 2 <= self.level <= _DEEPEST:
            raise ValueError(f"a heading's level is 2 to {_DEEPEST}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (afsnit); line breaks stay, and an empty line begins a new paragraph."""

    text: str
    strong: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", cleaned(self.text).strip())

    @property
    def parts(self) -> list[str]:
        """Return the paragraphs of which the text consists."""
        return [part.strip("\n") for part in self.text.split("\n\n") if part.strip()]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list (punktopstilling), with dots or with numbers."""

    items: Sequence[str]
    numbered: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(text for item in self.items if (text := cleaned(item).strip())))


@dataclass(frozen=True, slots=True)
class Table:
    """A table (tabel) with one row of headings; `numeric` names the columns that stand to the right."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.header or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("each row of a table has one cell for each heading")
        object.__setattr__(self, "caption", cleaned(self.caption).strip())
        object.__setattr__(self, "header", tuple(cleaned(cell).strip() for cell in self.header))
        object.__setattr__(self, "rows", tuple(tuple(cleaned(cell).strip() for cell in row) for row in self.rows))
        object.__setattr__(self, "note", cleaned(self.note).strip())


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page (sideskift)."""


type Block = Heading | Paragraph | Bullets | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A text document (dokument) in one language; numbers and dates in it are text already."""

    title: str
    blocks: Sequence[Block]
    language: str = field(default="da", kw_only=True)
    author: str = field(default="", kw_only=True)
    subject: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        for name in ("title", "author", "subject"):
            object.__setattr__(self, name, " ".join(cleaned(getattr(self, name)).split()))
        if not self.title:
            raise ValueError("a document has a title")
        object.__setattr__(self, "blocks", tuple(_without_jumps(self.blocks)))


def _without_jumps(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that say something, with no heading more than one level below the heading before it."""
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            block = replace(block, level=level)
        if _says_something(block):
            yield block


def _says_something(block: Block) -> bool:
    match block:
        case Heading(text) | Paragraph(text):
            return bool(text)
        case Bullets(items):
            return bool(items)
        case _:
            return True
