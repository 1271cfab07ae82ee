"""Danish words (ord) made ready for search: cut, folded and stemmed the same way everywhere."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import snowballstemmer

from . import compounds, lexicon

VERSION: Final = "2"
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
    """Return the stem (stamme) of one lower-case word: the Danish Snowball stem of its dictionary form."""
    if word in _OWN_STEMS:
        return _OWN_STEMS[word]
    lemma = lexicon.lemma(word)
    if word in lexicon.forms() and (whole := lemma.removesuffix("e")).endswith(_MEANINGFUL_ENDINGS):
        return whole
    return str(_STEMMER.stemWord(lemma))


@lru_cache(maxsize=100_000)
def part_stems(word: str) -> tuple[str, ...]:
    """Return the stems of a compound's parts, and of theirs: sygesikringskort has sygesikring, kort, syge, sikring."""
    found = compounds.parts(lexicon.lemma(word)) or compounds.parts(word)
    deeper = [inner for part in found for inner in compounds.parts(part)]
    return tuple(dict.fromkeys(stem(part) for part in (*found, *deeper)))


def distinct_stems(text: str) -> Iterator[str]:
    """Yield each stem of the text once, in the order of first use."""
    yield from dict.fromkeys(stems(text))


_STEMMER: Final = snowballstemmer.stemmer("danish")
_MEANINGFUL_ENDINGS: Final = ("ig", "ighed")
"""Endings that make another word, which the stemmer would cut off: billig is not bil, lejlighed is not leje."""
_OWN_STEMS: Final = {
    **dict.fromkeys(("pas", "pass", "passet", "passene", "passets"), "pas"),
    **dict.fromkeys(("pasning", "passe", "passer", "passede", "passes"), "passe"),
    **dict.fromkeys(("død", "døde", "dødt", "døden", "dødsfald"), "død"),
    **dict.fromkeys(("skat", "skatten", "skatter", "skatte"), "skat"),
}
"""Words whose dictionary form or stem is another common word's."""
