"""What a citizen types in the box (borgerens ord), made safe first of all: no number ever reaches an address."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from indgang.citizens import cpr

LONGEST: Final = 300
"""So many letters are read; the rest of a long letter seldom says more about where it belongs."""
HIDDEN: Final = "····"
"""Stands where a number stood."""
_READ: Final = 20_000
_CUT: Final = " …"
_NUMBER: Final = re.compile(r"\d(?:[\s.\-\u2010-\u2015]{0,3}\d){7,}")
_NOTHING: Final = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A citizen's words as they may be shown, kept in an address and looked up."""

    text: str

    @property
    def had_number(self) -> bool:
        """Tell whether a number was taken out."""
        return HIDDEN in self.text

    @property
    def was_long(self) -> bool:
        """Tell whether only the beginning was read."""
        return self.text.endswith(_CUT)

    @property
    def url(self) -> str:
        """The address of the answer."""
        return f"{reverse('public_answer')}?{urlencode({'q': self.text})}"


def asked(typed: str) -> Asked:
    """Take signs that say nothing, CPR numbers and other long numbers, and what is too long, out of what was typed."""
    text = _NOTHING.sub(" ", typed[:_READ]).strip()
    text = _NUMBER.sub(HIDDEN, _without_cpr(text))
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - len(_CUT)].rsplit(' ', 1)[0]}{_CUT}"
    return Asked(text)


def _without_cpr(text: str) -> str:
    pieces, last = [], 0
    for found in cpr.find(text):
        pieces += [text[last : found.start], HIDDEN]
        last = found.end
    return "".join([*pieces, text[last:]])
