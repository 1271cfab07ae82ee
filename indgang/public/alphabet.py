"""The Danish alphabet (alfabetet): æ, ø and å come last, aa is an å, and foreign vowels stand by their neighbours."""

import unicodedata
from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_LAST: Final = {"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|", "aa": "}"}


def in_order(text: str) -> str:
    """Return a key by which texts stand in Danish alphabetical order, whatever the database's own."""
    key = unicodedata.normalize("NFC", text).casefold()
    for letter, place in _LAST.items():
        key = key.replace(letter, place)
    plain = unicodedata.normalize("NFD", key)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def letter_of(text: str) -> str:
    """Return the letter under which a text stands; "#" when it begins with no letter."""
    first = in_order(text)[:1]
    letter = {place: letter for letter, place in _LAST.items() if letter in LETTERS}.get(first, first)
    return letter if letter and letter in LETTERS else "#"
