"""Slips of the finger (tastefejl), made on purpose to measure what they cost."""

from random import Random
from typing import Final

_SHORTEST: Final = 4
_NEIGHBOURS: Final = {
    "a": "sq", "b": "vn", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
    "l": "kæ", "m": "n", "n": "bm", "o": "ip", "p": "oå", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "y": "tu", "æ": "lø", "ø": "æ", "å": "p",
}  # fmt: skip
"""Keys beside each other on a Danish keyboard."""


def with_a_slip(text: str, seed: int) -> str:
    """Return the text with one slip in one of its longer words: a letter left out, doubled, exchanged or mistaken.

    The same seed makes the same slip; a text without a word of four letters stays as it is.
    """
    chance = Random(f"{seed} {text}")  # noqa: S311 - no secret, and the same each time
    words = text.split(" ")
    longer = [place for place, word in enumerate(words) if sum(sign.isalpha() for sign in word) >= _SHORTEST]
    if not longer:
        return text
    place = chance.choice(longer)
    words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, sign, after = word[:at], word[at], word[at + 1 :]
    match chance.randrange(4):
        case 0:
            return before + after
        case 1:
            return before + sign + sign + after
        case 2:
            return before + after[:1] + sign + after[1:]
        case _:
            return before + chance.choice(_NEIGHBOURS.get(sign.lower(), sign)) + after
