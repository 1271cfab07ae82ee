"""Letters in English and other languages (breve på andre sprog): told from Danish ones, and read with doubt.

Only Danish is read well. Of English the commonest words of authorities are known, so that a reader who was written to
in English is told of days and rights too; all of it is told as unsure. Of other languages nothing is known.
"""

import re
from collections.abc import Iterable
from typing import Final

from .kinds import Kind

_WORD: Final = re.compile(r"[^\W\d_]+")
_DANISH: Final = re.compile(
    r"\b(?:og|i|at|det|er|en|til|på|for|der|som|med|de|du|din|dit|har|af|ikke|den|kan|vi|jeg|skal|fra|om|et|os|dig)\b",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(
    r"\b(?:the|and|to|of|is|in|you|your|we|for|that|have|not|with|be|are|this|will|on|by|from)\b", re.IGNORECASE
)
_FEWEST: Final = 25
"""A shorter text is taken for Danish: its language cannot be told."""
_DANISH_SHARE: Final = 0.06
_ENGLISH_SHARE: Final = 0.12

_SIGNS: Final = (
    (Kind.DECISION, 5, r"\bdecision\b|\b(?:we have decided|has been granted|have been granted|you will receive)\b"),
    (Kind.DECISION, 4, r"\bappeal (?:the|this|against)\b|\bhow to appeal\b"),
    (
        Kind.REFUSAL,
        6,
        r"\bnot entitled\b|\bcannot grant\b|\b(?:refused|rejected|refusal|turned down)\b|\bdo not meet\b",
    ),
    (Kind.HEARING, 6, r"\bbefore we (?:make|take) a decision\b|\bconsultation of the party\b|\byour comments\b"),
    (Kind.REQUEST, 6, r"\bplease (?:send|submit|provide|upload)\b|\bdocuments? (?:needed|required|missing)\b"),
    (Kind.REQUEST, 4, r"\buntil we have received\b|\bwe need (?:\w+ ){0,3}(?:information|documents?)\b"),
    (Kind.SUMMONS, 6, r"\byou are (?:hereby )?(?:invited|summoned) to\b|\binvitation to\b|\bappointment\b"),
    (Kind.INVOICE, 6, r"\binvoice\b|\bamount due\b|\bplease pay\b|\bpayment is due\b"),
    (Kind.REMINDER, 7, r"\breminder\b|\boverdue\b|\bstill not received\b"),
    (Kind.RECEIPT, 5, r"\bwe have received your\b|\bthank you for your (?:application|complaint|enquiry)\b"),
    (Kind.RECEIPT, 3, r"\bprocessing time\b|\bwill get back to you\b"),
)
PATTERNS: Final = tuple((kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, weight, pattern in _SIGNS)


def is_danish(lines: Iterable[str]) -> bool:
    """Tell whether a text is in Danish, or too short to tell."""
    return _shares(lines)[0] >= _DANISH_SHARE


def is_english(lines: Iterable[str]) -> bool:
    """Tell whether a text is in English."""
    danish, english = _shares(lines)
    return danish < _DANISH_SHARE and english >= _ENGLISH_SHARE


def _shares(lines: Iterable[str]) -> tuple[float, float]:
    text = "\n".join(lines)
    words = len(_WORD.findall(text))
    if words < _FEWEST:
        return 1.0, 0.0
    return len(_DANISH.findall(text)) / words, len(_ENGLISH.findall(text)) / words
