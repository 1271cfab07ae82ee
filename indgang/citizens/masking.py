"""Masking (maskering): what names one person is taken out of a text before its words are kept apart from it.

More is taken than need be, on purpose: eight digits in a row are a telephone number here, whatever else they may be.
"""

import re
from typing import Final

from . import cpr

_SUSPECT: Final = re.compile(r"\d\D{0,3}\d|@")
"""A text without this holds nothing to mask; most texts are such."""
_LETTER: Final = r"[^\s@<>()\[\],;:\"']"
_MAIL: Final = re.compile(rf"(?<!{_LETTER}){_LETTER}*+@{_LETTER}*+")
_MASKED: Final = re.compile(r"\d{6}-····")
_DASHES: Final = r"\-\u2010-\u2015"
_PERSONAL: Final = re.compile(rf"(?<!\d)\d{{6}}\s?[{_DASHES}]?\s{{0,2}}\d{{4}}(?!\d)")
_GROUPS: Final = re.compile(rf"(?<!\d)(?:\+|00)?\d+(?:[\s.{_DASHES}]{{1,3}}\d+)*(?!\d)")
_DATE: Final = re.compile(rf"\d\d?[.{_DASHES}]\d\d?[.{_DASHES}]\d{{4}}|\d{{4}}[.{_DASHES}]\d\d?[.{_DASHES}]\d\d?")
_SIGNS: Final = re.compile(r"\D")
_PHONE: Final = 8
"""So many digits has a Danish telephone number."""


def without_identifiers(text: str) -> str:
    """Return the text without CPR numbers, also masked ones, telephone numbers and e-mail addresses (maskeret)."""
    if not _SUSPECT.search(text):
        return text
    masked, _count = cpr.mask_all(text)
    for shape in (_MAIL, _MASKED, _PERSONAL):
        masked = shape.sub(" ", masked)
    return _GROUPS.sub(_kept, masked)


def _kept(match: re.Match[str]) -> str:
    """Return digits in groups as they are when they are a date or too few for a telephone number, else nothing."""
    said = match[0]
    if len(_SIGNS.sub("", said)) < _PHONE or _DATE.fullmatch(said):
        return said
    return " "
