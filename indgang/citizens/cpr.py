"""CPR numbers (personnumre): checked, masked, and found in free text before they are stored where they do not belong.

A number is right when its date exists; modulus 11 is no longer required (numbers without it have been issued since
2007, CPR-kontoret), so it only tells a likely number from a chance row of digits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from stdnum.dk import cpr as stdnum_cpr
from stdnum.exceptions import InvalidComponent, ValidationError

_DASH: Final = r"[-\u2010-\u2015]"
_SHAPE: Final = re.compile(
    rf"(?<!\d)(?<!\d[.,/-])"
    rf"(\d{{6}}|\d\d[./-]\d\d[./-]\d\d(?=\s?{_DASH}))"
    rf"(?:\s?{_DASH}\s?|\s{{1,2}})?"
    rf"(\d{{4}})(?!\d|[-/]\d)"
)
_SIGNS: Final = re.compile(r"\D")
_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


class BadCpr(ValueError):
    """The text is no CPR number."""


class WrongLength(BadCpr):
    """Not ten digits."""


class NoSuchDate(BadCpr):
    """The first six digits are no date."""


def parse(text: str) -> str:
    """Return the ten digits of a CPR number typed with or without space and hyphen.

    Raises WrongLength or NoSuchDate.
    """
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in stdnum_cpr.compact(text.strip()))
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        raise WrongLength(text)
    try:
        stdnum_cpr.get_birth_date(digits)
    except (InvalidComponent, ValidationError, ValueError) as error:
        raise NoSuchDate(text) from error
    return digits


def born(digits: str) -> date:
    """Return the birthday that the number holds, the century from the seventh digit."""
    day: date = stdnum_cpr.get_birth_date(digits)
    return day


def fits_modulus(digits: str) -> bool:
    """Tell whether the number keeps the old modulus 11 rule."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def masked(digits: str) -> str:
    """Return the number as shown until it is revealed: the birthday stands, the rest is hidden."""
    return f"{digits[:6]}-····"


@dataclass(frozen=True, slots=True)
class Found:
    """A CPR number found in free text."""

    start: int
    end: int
    digits: str


def find(text: str) -> Iterator[Found]:
    """Yield what is most likely CPR numbers in free text (fritekst).

    Ten digits count when they begin with a date and either are written 6-4, or keep modulus 11.
    """
    for match in _SHAPE.finditer(text):
        digits = _SIGNS.sub("", match[1] + match[2])
        try:
            parse(digits)
        except BadCpr:
            continue
        written_apart = match[0] != digits
        if written_apart or fits_modulus(digits):
            yield Found(match.start(), match.end(), digits)


def mask_all(text: str) -> tuple[str, int]:
    """Return the text with every CPR number masked, and how many there were."""
    pieces, last, count = [], 0, 0
    for found in find(text):
        pieces += [text[last : found.start], masked(found.digits)]
        last, count = found.end, count + 1
    return "".join([*pieces, text[last:]]), count
