"""Text as it may stand in a document (rensning): without the signs that steer a screen or a printer."""

import unicodedata
from typing import Final

_KEPT: Final = frozenset({"\n", "\u200d", "\u200c", "\u00ad"})
_BREAKS: Final = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n\n", "\x85": "\n", "\t": " ", "\xa0": " "})
_SHOWN_IN_PDF: Final = (
    (0x20, 0x7E),
    (0xA1, 0x24F),
    (0x370, 0x4FF),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x20A0, 0x20BF),
    (0x2190, 0x2193),
    (0x25A1, 0x25A1),
)
_SINGLE: Final = frozenset("\n™−≠≤≥≈")
_STRANGER: Final = "□"


def cleaned(text: str) -> str:
    """Return the text composed, with control signs (styretegn) and what turns the direction of reading left out."""
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", kept)


def printable(text: str) -> str:
    """Return the text with a box for each sign that the fonts of a PDF do not hold, such as a smiley."""
    composed = "".join(sign for sign in text if not unicodedata.combining(sign) and sign not in "\u200d\u200c\u00ad")
    return "".join(sign if _is_shown(sign) else _STRANGER for sign in composed)


_LEFT_OUT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _is_shown(sign: str) -> bool:
    return sign in _SINGLE or any(first <= ord(sign) <= last for first, last in _SHOWN_IN_PDF)
