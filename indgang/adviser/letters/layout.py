"""How a letter stands on paper (opsætning): page heads and feet, columns, and labels with their value on the next line.

A page's head stands in the middle of a sentence that goes on over the page; a table's row is one statement; and a label
such as Sagsnummer tells nothing without what stands below it.
"""

import re
from collections.abc import Iterator
from typing import Final

_PAGE: Final = re.compile(
    r"(?:^|[\s·|,;–-])(?:side|page)\s*\d{1,2}(?:\s*(?:af|ud af|of|/)\s*\d{1,2})?\s*[-–|·]?\s*$", re.IGNORECASE
)
_LONE_PAGE: Final = re.compile(r"^\s*(?:[-–]\s*\d{1,2}\s*[-–]|\d{1,2}\s*/\s*\d{1,2}|\d{1,2}\s+af\s+\d{1,2})\s*$")
_COUNTED: Final = re.compile(r"(?:\s{3,}|\t)(?P<number>\d{1,2})\s*$")
_NEW_PAGE: Final = "\f"
_ENDS: Final = (".", "!", "?", ":")
_COLUMNS: Final = re.compile(r" {3,}|\t+")
_FIGURE: Final = re.compile(
    r"^(?=.*\d)(?:[-+]?[\d.,:/ -]+|(?:den |d\. )?\d{1,2}\. ?[a-zæøå]{3,9}\.? \d{4})"
    r"(?:,-|[%]|kr\.?|DKK|stk\.?|timer|t\.?)?(?:(?:/| pr\. )[a-zæøå]+\.?)?$",
    re.IGNORECASE,
)
_PER: Final = re.compile(r"(?:(?:/| pr\. )[a-zæøå]+|stk|t)\.$")
"""The point of an abbreviation in the middle of a row, which ends no sentence there."""
_LETTER: Final = re.compile(r"[^\W\d_]{2}")
_LABEL: Final = re.compile(
    r"^(?:brev|faktura|udskrifts)?dato\s*:?$|^(?:sags?|journal|j\.? ?|faktura|kunde|afgifts|bilags)-?"
    r"(?:nummer|nr\.?|id\.?)\s*:?$|^(?:vores |vor )?ref(?:erence)?\.?\s*:?$|^(?:case"
    r"|our ref)(?: (?:number|no\.?))?\s*:?$",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 40
_LONGEST_FURNITURE: Final = 200
"""No head of a page and no row of a table is longer; so no line, however strange, takes long."""
_LONGEST_VALUE: Final = 45


def flat(text: str) -> str:
    """Return the text as it is read aloud: without page heads, each cell or row on a line, labels with their value."""
    lines = _without_furniture(text.replace(_NEW_PAGE, f"\n{_NEW_PAGE}\n").split("\n"))
    return "\n".join(_labelled([cell for line in lines for cell in _cells(line)]))


def _without_furniture(lines: list[str]) -> list[str]:
    """Return the lines without what is printed anew on each page; its first appearance stays, without the number."""
    kept: list[str] = []
    seen: set[str] = set()
    is_after_break = is_open = False
    for line in lines:
        said = line.strip()
        rest = _furniture(line, seen)
        if said == _NEW_PAGE or (rest is not None and (not rest or _key(rest) in seen)):
            is_open = is_open or _drop_page_end(kept, seen)
            is_after_break = True
        elif is_after_break and (not said or _key(said) in seen):
            continue
        else:
            if is_after_break and not is_open:
                kept.append("")
            is_after_break = is_open = False
            kept.append(line if rest is None else rest)
            seen.add(_key(kept[-1]))
    return kept


def _furniture(line: str, seen: set[str]) -> str | None:
    """Return what stands beside a page number, None when the line has none."""
    if len(line) > _LONGEST_FURNITURE:
        return None
    if _LONE_PAGE.match(line):
        return ""
    if found := _PAGE.search(line):
        return line[: found.start()].rstrip(" -–|·,;")
    counted = _COUNTED.search(line)
    if counted is None:
        return None
    rest = line[: counted.start()].strip()
    return rest if int(counted["number"]) == 1 or _key(rest) in seen else None


def _drop_page_end(kept: list[str], seen: set[str]) -> bool:
    """Take the empty lines at the end of a page away; tell whether its last sentence goes on over the page."""
    while kept and not kept[-1].strip():
        kept.pop()
    return bool(kept) and bool(seen) and not kept[-1].rstrip().endswith(_ENDS) and len(kept[-1]) >= _LONGEST_LABEL


def _key(line: str) -> str:
    return " ".join(line.lower().split())


def _cells(line: str) -> Iterator[str]:
    """Return a line's cells; figures stay with the words before them, so that a row of a table is one statement."""
    cells = [cell for cell in _COLUMNS.split(line.strip()) if cell]
    rows: list[str] = []
    for cell in cells:
        is_figure = len(cell) <= _LONGEST_VALUE and _FIGURE.match(cell)
        if rows and is_figure and len(rows[-1]) <= _LONGEST_FURNITURE and _LETTER.search(rows[-1]):
            rows[-1] = f"{_PER.sub(_bare, rows[-1])} {cell}"
        else:
            rows.append(cell)
    if len(cells) < 2:
        yield cells[0] if cells else ""
        return
    yield ""
    for row in rows:
        yield from (row, "")


def _bare(found: re.Match[str]) -> str:
    return found.group().rstrip(".")


def _labelled(lines: list[str]) -> Iterator[str]:
    """Return the lines, a label that stands alone joined with its value below."""
    waiting = ""
    for line in lines:
        said = line.strip()
        if waiting and not said:
            continue
        if waiting and len(said) <= _LONGEST_VALUE and any(sign.isdigit() for sign in said):
            yield f"{waiting} {said}"
            waiting = ""
            continue
        if waiting:
            yield waiting
            waiting = ""
        if _LABEL.match(said):
            waiting = said
        else:
            yield line
    if waiting:
        yield waiting
