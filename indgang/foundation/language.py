"""Danish words (ord) made ready for search: cut, folded and stemmed the same way everywhere."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import snowballstemmer

VERSION: Final = "1"
_WORD: Final = re.compile(r"[0-9a-zæøåäöéü]+")
_LONGEST_WORD: Final = 60
_FOLDS: Final = str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "ü": "y"})
STOP_WORDS: Final = frozenset(
    """
    af alle at blev blive bliver da de dem den denne der deres det dette dig din disse dit dog du efter ej eller en
    end er et for fra ham han hans har have havde hej hende hendes her hos hun hvad hvem hvis hvor hvordan i ikke ind
    jeg jer jo kan kunne kære man mange med meget men mig min mine mit mod må ned noget nogen nogle nu når og også om
    op os over på selv sig skal skulle som så til tak ud under var vi vil ville vor være været
    """.split()  # noqa: SIM905 - reads as the text it is
)


def words(text: str) -> list[str]:
    """Return the text's words in lower case, composed form, foreign vowels folded to the Danish ones.

    Only letters and digits make words, so that no sign means anything to a database; the end of an endless one is cut.
    """
    lowered = unicodedata.normalize("NFC", text).lower().replace("aa", "å")
    return [word[:_LONGEST_WORD] for word in _WORD.findall(lowered.translate(_FOLDS))]


def stems(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order, repeats kept."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the Danish Snowball stem of one lower-case word (stamme)."""
    return str(_STEMMER.stemWord(word))


def distinct_stems(text: str) -> Iterator[str]:
    """Yield each stem of the text once, in the order of first use."""
    yield from dict.fromkeys(stems(text))


_STEMMER: Final = snowballstemmer.stemmer("danish")
