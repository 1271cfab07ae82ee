"""Passive verbs (passiv), as in "ansøgningen behandles": nobody does it, so the reader must guess who."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from indgang.foundation import lexicon

_NO_PASSIVE: Final = frozenset(
    """
    synes findes mødes lykkes trives færdes mindes længes omgås enes skændes slås kendes væmmes undres kysses ses
    høres hedes ældes blues fattes mangles behøves rygtes dages misundes nøjes
    """.split()  # noqa: SIM905 - reads as the text it is
)
"""Words in -s that are not passive, or not only."""
_STRONG: Final = frozenset(
    """
    skrive give tage få bringe sige gøre se lægge sætte finde holde træffe drive bære skyde hjælpe bruge lade gribe
    drikke bide bryde byde flyde fortryde nyde stryge vride vælge tælle fremgå afgive angive indgive udgive oplyse
    beskrive tilskrive underskrive udskrive indskrive foreskrive modtage medtage foretage optage undtage inddrage
    overdrage fradrage fastholde tilbageholde overholde afholde indeholde opretholde pålægge fremlægge forelægge
    fastsætte fortsætte iværksætte nedsætte ansætte forudsætte udsætte betale bestride afskære forbyde tilbyde
    """.split()  # noqa: SIM905 - reads as the text it is
)
"""Verbs whose past the lexicon's rule does not show."""
_BECOMES: Final = frozenset({"blive", "bliver", "blev", "blevet"})
_WITHIN: Final = 3
_PARTICIPLE: Final = re.compile(r"^\w{3,}t$")


def find(words: Sequence[str]) -> tuple[str, ...]:
    """Return the passive verbs of one sentence as they stand there: behandles; bliver sendt."""
    small = [word.lower() for word in words]
    found = [words[place] for place, word in enumerate(small) if _is_passive(word)]
    for place, word in enumerate(small):
        if word in _BECOMES:
            follows = small[place + 1 : place + 1 + _WITHIN]
            found += [f"{words[place]} {each}" for each in follows if _is_participle(each)][:1]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _is_passive(word: str) -> bool:
    if not word.endswith("es") or len(word) < 4 or word in _NO_PASSIVE:
        return False
    return is_verb(word[:-1])


@lru_cache(maxsize=20_000)
def _is_participle(word: str) -> bool:
    if not _PARTICIPLE.match(word):
        return False
    lemma = lexicon.lemma(word)
    return lemma != word and is_verb(lemma)


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Tell whether a word is an infinitive (navnemåde): the lexicon knows its past tense, or it is a strong verb."""
    if not word.endswith("e"):
        return False
    if word in _STRONG:
        return True
    pasts = (f"{word}de", f"{word[:-1]}te")
    return any(lexicon.forms().get(past) == word for past in pasts)
