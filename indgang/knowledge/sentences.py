"""Sentences (sætninger) of a Danish text, cut as a reader hears them.

A point after a number or an abbreviation ends no sentence ("den 1. maj", "stk. 1", "f.eks."); cutting there would make
heavy letters look light. Each heading and each point of a list is a sentence of its own.
"""

import re
from typing import Final

from . import markup

_END: Final = re.compile(r"[.!?…]+[\"”»«')\]]*(?=\s|$)")
_LAST_WORD: Final = re.compile(r"[\w.]+$")
_LONGEST: Final = 20
"""No abbreviation is longer."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_ALWAYS: Final = frozenset(
    """
    f.eks bl.a stk nr kl jf ca pkt mv m.v evt dvs tlf inkl ekskl mht pga hhv vedr afd pr tidl maks sml ang
    lbk dr hr skt udg m.h.t p.g.a d.v.s d sagsnr journalnr j.nr kundenr ds
    """.split()  # noqa: SIM905 - reads as the text it is
)
"""Abbreviations after which a sentence goes on."""
_BEFORE_SMALL: Final = frozenset(
    "osv o.s.v m.m m.fl o.l kr min mio mia etc jan feb mar apr jun jul aug sep sept okt nov dec".split()  # noqa: SIM905
)
"""Abbreviations that a sentence may end with; it goes on when a small letter or a number follows."""


def sentences(text: str) -> list[str]:
    """Return the text's sentences in order, headings and points of lists among them."""
    return [sentence for line in markup.plain(text).splitlines() for sentence in cut(line) if words(sentence)]


def words(sentence: str) -> list[str]:
    """Return the words as they stand; a compound with a hyphen is one word, and so is a number."""
    return _WORD.findall(sentence)


def cut(line: str) -> list[str]:
    """Return the sentences of one line or paragraph of plain text."""
    found, begin = [], 0
    for end in _END.finditer(line):
        if _goes_on(line[begin : end.start()], end.group(), line[end.end() :].lstrip()):
            continue
        found.append(line[begin : end.end()].strip())
        begin = end.end()
    return [each for each in [*found, line[begin:].strip()] if each]


def _goes_on(before: str, mark: str, after: str) -> bool:
    """Tell whether the sentence goes on behind this mark."""
    if mark != "." or not after:
        return False
    last = _LAST_WORD.search(before[-_LONGEST:])
    word = last.group().lower() if last else ""
    follows_small = after[0].islower() or after[0].isdigit()
    if word in _ALWAYS:
        return True
    return follows_small and (word[-1:].isdigit() or word in _BEFORE_SMALL)
