"""The glossary of official words (ordliste over svære ord), each with a plain one and an explanation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from indgang.foundation import lexicon
from indgang.foundation.tables import Reading

FILE: Final = "hard_words.csv"
FOLDER: Final = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class HardWord:
    """An official word or phrase (svært ord), what to write instead, what it means, and where the law says so."""

    word: str
    plain: str
    explanation: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A hard word as it stands in a text, and how often."""

    entry: HardWord
    typed: str
    times: int


@cache
def glossary() -> dict[str, HardWord]:
    """Return the glossary by word, read once; raises WrongFiles when the file is not in order."""
    reading = Reading(FOLDER)
    table = reading.table(FILE, ["word", "plain", "explanation", "law"])
    entries = {
        word: HardWord(word, line.needed("plain"), line.needed("explanation"), line.text("law"))
        for word, line in table.by("word")
    }
    reading.finish()
    return entries


def find(words: Sequence[str]) -> tuple[FoundWord, ...]:
    """Return the hard words among a text's words, in the order in which they first stand there."""
    small = [word.lower() for word in words]
    times: Counter[str] = Counter()
    typed: dict[str, str] = {}
    taken: set[int] = set()
    for place, phrase in _phrases(small):
        taken |= set(range(place, place + phrase.count(" ") + 1))
        times[phrase] += 1
        typed.setdefault(phrase, phrase)
    for place, word in enumerate(small):
        entry = None if place in taken else _entry(word)
        if entry:
            times[entry] += 1
            typed.setdefault(entry, words[place])
    order = {entry: _first(small, typed[entry]) for entry in times}
    return tuple(
        FoundWord(glossary()[entry], typed[entry], times[entry]) for entry in sorted(times, key=order.__getitem__)
    )


def _phrases(small: Sequence[str]) -> Iterable[tuple[int, str]]:
    starts = _phrase_starts()
    for place, word in enumerate(small):
        for phrase in starts.get(word, ()):
            length = phrase.count(" ") + 1
            if " ".join(small[place : place + length]) == phrase:
                yield place, phrase


@cache
def _phrase_starts() -> dict[str, list[str]]:
    starts: dict[str, list[str]] = {}
    for phrase in glossary():
        if " " in phrase:
            starts.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return starts


def _entry(word: str) -> str | None:
    """Return the glossary's word for a form: as it stands, by its dictionary form, or without its ending."""
    known = glossary()
    for form in (word, lexicon.lemma(word), *_without_ending(word)):
        if form in known:
            return form
    return None


def _without_ending(word: str) -> list[str]:
    """Return what may stand behind a form that the lexicon does not know: noun and verb endings taken off."""
    forms = []
    for ending in ("erne", "ernes", "ene", "en", "et", "er", "s", "t", "ens", "ets", "es"):
        if word.endswith(ending) and len(word) - len(ending) > 4:
            base = word[: -len(ending)]
            forms += [base, f"{base}e"]
    return forms


def _first(small: Sequence[str], typed: str) -> int:
    return small.index(typed.lower().split(" ", 1)[0])
