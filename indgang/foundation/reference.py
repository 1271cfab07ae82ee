"""References (numre) that a citizen can read aloud: six signs and a check sign, such as "AF4-K7M2".

The reference *is* the row's number, scrambled so that neighbours look different, written in 22 signs that are hard
to confuse by eye, and closed by ISO 7064 Mod 23,22, which finds every single wrong sign. It is no secret: what a
person may see is decided by rights, never by knowing a reference.
"""

from typing import Final

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

ALPHABET: Final = "23456789ACFHJKLMRSUXYZ"
_BASE: Final = len(ALPHABET)
_LENGTH: Final = 6
CAPACITY: Final = _BASE**_LENGTH
_STEP: Final = 70_071_907
_SHIFT: Final = 31_415_927
_BACK: Final = pow(_STEP, -1, CAPACITY)
_LOOKS_LIKE: Final = str.maketrans({"Å": "A", "Æ": "A", "V": "U", "W": "U", "I": "J"})


class BadReference(ValueError):
    """The text is no reference: wrong length, a sign that is never used, or a check sign that does not fit."""


def encode(number: int) -> str:
    """Return the reference of a row number; raises OverflowError beyond 113 million."""
    if not 0 < number < CAPACITY:
        raise OverflowError(f"references end at {CAPACITY}")
    rest = (number * _STEP + _SHIFT) % CAPACITY
    signs = ""
    for _ in range(_LENGTH):
        rest, index = divmod(rest, _BASE)
        signs = ALPHABET[index] + signs
    signs += mod_37_36.calc_check_digit(signs, ALPHABET)
    return f"{signs[:3]}-{signs[3:]}"


def decode(text: str) -> int:
    """Return the row number of a reference as heard or typed: any case, with or without space and hyphen.

    Raises BadReference when it cannot be a reference.
    """
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_LOOKS_LIKE)
    if len(signs) != _LENGTH + 1 or any(sign not in ALPHABET for sign in signs):
        raise BadReference(text)
    try:
        mod_37_36.validate(signs, ALPHABET)
    except ValidationError as error:
        raise BadReference(text) from error
    rest = 0
    for sign in signs[:-1]:
        rest = rest * _BASE + ALPHABET.index(sign)
    return (rest - _SHIFT) * _BACK % CAPACITY


def looks_like(text: str) -> bool:
    """Tell whether the text is a whole, rightly checked reference."""
    try:
        decode(text)
    except BadReference:
        return False
    return True
