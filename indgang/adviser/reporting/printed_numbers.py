"""Numbers as they are printed in Danish reports (trykte tal): 1.234, 12,5 %, ca. 225, under 5, a dash or a star."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

LARGEST: Final = 1_000_000_000
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_DIGITS: Final = r"(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d{1,4})?|\d+\.\d{1,2}"
_AFTER: Final = r"(?: ?(?:%|pct\.?|procent|kr\.?|timer|dage|arbejdsdage|stk\.?)| ?\*+)?"
_EXACT: Final = re.compile(rf"(?:kr\.? ?)?(?P<sign>[-+−–] ?)?(?P<number>{_DIGITS}){_AFTER}")
_BEFORE: Final = (
    r"under|over|ca\.?|cirka|omkring|knap|godt|næsten|mindst|højst|op til|færre end|mindre end|flere end|mere end"
)
_ABOUT: Final = re.compile(rf"(?:(?:{_BEFORE}) |[<>≤≥~]=? ?)(?:{_DIGITS}){_AFTER}")
_BETWEEN: Final = re.compile(rf"(?:mellem )?(?:{_DIGITS}) ?(?:[-–—]|til|og) ?(?:{_DIGITS}){_AFTER}")
_ENGLISH: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2},\d{3}\.\d+|[1-9]\d{0,2},\d{3}")
_SIGNS: Final = re.compile(r"[-–—−.…·•*:x]+|\(.{1,3}\)")
_SAID: Final = frozenset(
    [
        "i.o.",
        "io",
        "u.o.",
        "i/o",
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "ikke oplyst",
        "uoplyst",
        "ikke opgjort",
        "ikke talt",
        "ukendt",
        "skjult",
        "diskretioneret",
        "få",
        "ingen data",
    ]
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed number: its words as they stood, and what can be added up, if it is a number at all."""

    text: str
    value: Decimal | None

    @property
    def is_percentage(self) -> bool:
        """Tell whether it is a share of a hundred."""
        return "%" in self.text or "pct" in self.text.casefold() or "procent" in self.text.casefold()


class Ambiguous(ValueError):
    """The comma can stand before decimals or after thousands."""


class NotPrinted(ValueError):
    """It is neither a number nor a sign that stands in a number's place."""


def printed(words: str) -> Printed:
    """Return a printed number; raises Ambiguous for 1,234 and NotPrinted for what is no number."""
    text = _SPACES.sub(" ", words).strip()
    plain = text.casefold()
    if _ENGLISH.fullmatch(plain):
        raise Ambiguous(text)
    found = _EXACT.fullmatch(plain)
    if found:
        return Printed(text, _valued(found["number"], found["sign"] or ""))
    if not plain or plain in _SAID or any(each.fullmatch(plain) for each in (_SIGNS, _ABOUT, _BETWEEN)):
        return Printed(text, None)
    raise NotPrinted(text)


def _valued(number: str, sign: str) -> Decimal:
    is_decimal = re.fullmatch(r"\d+\.\d{1,2}", number)
    digits = number if is_decimal else number.replace(".", "").replace(" ", "").replace(",", ".")
    value = Decimal(digits)
    if value > LARGEST:
        raise NotPrinted(number)
    return -value if sign.strip() in {"-", "−", "–"} else value
