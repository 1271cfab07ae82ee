"""Texts on their way in (tekster): trimmed, cleared of CPR numbers, and measured."""

from typing import Final

from indgang.citizens import cpr

from .refusals import TooLong

TITLE: Final = 120
ARTICLE: Final = 20_000
SHORT: Final = 2_000
NOTE: Final = 200


def clean(text: str, limit: int) -> str:
    """Return the text as it may be stored; raises TooLong beyond the limit."""
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) <= 2 * limit:  # no use in looking for numbers in what will not be kept
        text, _masked = cpr.mask_all(text)
    if len(text) > limit:
        raise TooLong(length=f"{len(text):,}".replace(",", "."), limit=f"{limit:,}".replace(",", "."))
    return text
