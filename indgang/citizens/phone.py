"""Telephone numbers (telefonnumre) as they are kept and looked up, however they were typed."""

import re
from typing import Final

from . import cpr

_DIGITS: Final = re.compile(r"\+?\d+")
_DENMARK: Final = re.compile(r"^(\+|00)45(?=\d{8}$)")
_BETWEEN: Final = re.compile(r"[\s.-]")


def dialled(text: str) -> str:
    """Return the digits without spaces and Denmark's code; other text as it is. A CPR number is masked."""
    compact = _DENMARK.sub("", _BETWEEN.sub("", text))
    if not _DIGITS.fullmatch(compact):
        return cpr.mask_all(text.strip())[0]
    try:
        return cpr.masked(cpr.parse(compact))
    except cpr.BadCpr:
        return compact
