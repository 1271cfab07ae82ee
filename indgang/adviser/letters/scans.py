"""Slips of scanners and keyboards (læsefejl): 1 for l, 0 for o and ø, rn for m, and Danish letters that were lost.

A word is changed only when it cannot be a word as it stands, and mostly only when the mended one is in the lexicon.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from indgang.foundation import lexicon

_DIGIT_READ_AS_LETTER: Final = (
    (re.compile(r"(?<=\d)[oO](?=\d|\b)"), "0"),
    (re.compile(r"(?<=\d)l(?=\d)|(?<![^\W\d_])l(?=\d\d?[./ ]|\d{2})"), "1"),
)
_I_FOR_L: Final = re.compile(r"(?<=[a-zæøå])I(?=[a-zæøå])")
_RN: Final = re.compile(r"\w*[a-zæøå]rn[a-zæøå]\w*")
_WITH_DIGIT: Final = re.compile(r"\b(?=\w*[a-zæøå])(?=[A-Za-zÆØÅæøå]*[01])[A-Za-zÆØÅæøå01]{3,30}\b")
_STARTS: Final = re.compile(r"^[01](?=[a-zæøå]{3})")
_INSIDE: Final = re.compile(r"(?<=[A-Za-zæøå])[01](?=[a-zæøå])")
_MEANT: Final = {"1": "li", "0": "øo"}
_WORD: Final = re.compile(r"\b[A-Za-z][a-z]{2,24}\b")
_TORN: Final = re.compile(r"\b(?P<one>[a-zæøå]{1,12}) (?P<two>[a-zæøå]{1,12})\b")
_LOST: Final = (("ae", "æ"), ("oe", "ø"), ("aa", "å"), ("o", "ø"), ("a", "å"))
_DANISH: Final = re.compile(r"[æøåÆØÅ]")
_SMALL_WORDS: Final = re.compile(r"\b(?:og|du|dig|til|ikke|det|har|kan|skal|vi)\b", re.IGNORECASE)
_APART: Final = 60
"""So many signs apart, at most, stand such words in Danish."""
_MANY: Final = 3
_LONG: Final = 200
_MOST_DIGITS: Final = 3


def mended(text: str) -> str:
    """Return the text with what a scanner or a foreign keyboard made wrong put right."""
    for pattern, sign in _DIGIT_READ_AS_LETTER:
        text = pattern.sub(sign, text)
    text, slips = _WITH_DIGIT.subn(_without_digit, text)
    text = _RN.sub(_with_m, _I_FOR_L.sub("l", text))
    if slips < _MANY and not _lacks_danish_letters(text):
        return text
    return (
        _TORN.sub(_whole, _WORD.sub(_with_danish_letters, text))
        if slips >= _MANY
        else _WORD.sub(_with_danish_letters, text)
    )


def _lacks_danish_letters(text: str) -> bool:
    """Tell whether a Danish text has no æ, ø or å in it, as one typed on a foreign keyboard."""
    is_danish = len(_SMALL_WORDS.findall(text)) * _APART >= len(text)
    return len(text) >= _LONG and is_danish and not _DANISH.search(text)


def _without_digit(found: re.Match[str]) -> str:
    """Return a word whose 1 or 0 is a letter; as it stands when it may be a code."""
    word = found.group()
    digits = sum(sign in _MEANT for sign in word)
    letters = len(word) - digits
    if digits > _MOST_DIGITS or digits * 2 > letters:
        return word
    known = next((each for each in _spellings(word) if lexicon.is_known(each.lower())), None)
    if known or _STARTS.sub("", word) == word == _INSIDE.sub("", word):
        return known or word
    return _INSIDE.sub(lambda each: _MEANT[each.group()][0], word)


def _spellings(word: str) -> Iterator[str]:
    for signs in product(*(_MEANT.get(sign, sign) for sign in word)):
        yield "".join(signs)


def _with_m(found: re.Match[str]) -> str:
    """Return a word in which a scanner read m as rn, when only the mended word is known."""
    word = found.group()
    better = word.replace("rn", "m")
    return better if not lexicon.is_known(word.lower()) and lexicon.is_known(better.lower()) else word


def _with_danish_letters(found: re.Match[str]) -> str:
    """Return a word with its æ, ø or å again, when it is no word without."""
    word = found.group()
    if lexicon.is_known(word.lower()):
        return word
    for lost, letter in _LOST:
        better = word.replace(lost, letter)
        if better != word and lexicon.is_known(better.lower()):
            return better
    return word


def _whole(found: re.Match[str]) -> str:
    """Return a word that was torn in two, when neither half is a word and the whole is."""
    one, two = found["one"], found["two"]
    whole = f"{one}{two}"
    is_torn = not (lexicon.is_known(one) and lexicon.is_known(two)) and lexicon.is_known(whole)
    return whole if is_torn else found.group()
