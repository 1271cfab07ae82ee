"""Free text (fritekst) on its way in: measured, and cleared of CPR numbers."""

from typing import Final, NamedTuple

from indgang.citizens import cpr

from .refusals import TextTooLong

LIMIT: Final = 20_000
SUBJECT_LIMIT: Final = 200
REASON_LIMIT: Final = 200


class CleanText(NamedTuple):
    """A text that may be stored, and how many CPR numbers were masked in it."""

    text: str
    masked: int


def clean(text: str, limit: int = LIMIT) -> CleanText:
    """Return the text trimmed and with CPR numbers masked; raises TextTooLong beyond the limit."""
    text = text.replace("\x00", "").strip()
    if len(text) > 2 * limit:  # no use in looking for numbers in what will not be kept
        raise _too_long(text, limit)
    cleaned = CleanText(*cpr.mask_all(text))
    if len(cleaned.text) > limit:  # measured as it will be stored: a mask has one sign more than ten digits
        raise _too_long(cleaned.text, limit)
    return cleaned


def _too_long(text: str, limit: int) -> TextTooLong:
    return TextTooLong(length=f"{len(text):,}".replace(",", "."), limit=f"{limit:,}".replace(",", "."))
