"""Identity (identitet): what in a text could tell who it is about, before it is read by others than the adviser.

The list is long on purpose: a word that is asked about once too often costs a second, a person who is known by all in
a small town cannot be made unknown again. What is found is shown to the adviser, who changes it or gives a reason.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.citizens import cpr
from indgang.foundation import lexicon
from indgang.wayfinder import masking

_MARK: Final = re.compile(r"\[(?:navn|adresse|telefon|mail|nummer|dato)\]")
_MONTHS: Final = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DAYS: Final = re.compile(rf"(?i)\b(?:den\s+)?\d{{1,2}}\.?\s+(?:{_MONTHS})\b|\bden\s+\d{{1,2}}[./]\s?\d{{1,2}}\b")
_AGES: Final = re.compile(r"(?i)\b\d{1,3}[\s-]*(?:år(?:ig|ige|igt|s)?)\b(?:\s+gamm?el|\s+gamle)?")
_CASES: Final = re.compile(r"(?i)\b(?:sags?|journal|j|reference|ref|id)[ .-]*(?:nr|nummer|id)?[ .:]*\d[\w/.-]*")
_WORD: Final = re.compile(r"[A-Za-zÆØÅæøåÉéÄäÖöÜü][\w'’-]*")
_SENTENCE_ENDS: Final = re.compile(r"(?:^|[.!?:\n»\"(–-])\s*$")
_LEAST: Final = 3
_JOBS_FILE: Final = Path(__file__).resolve().parent / "data" / "rare_jobs.txt"


class Trace(models.TextChoices):
    """What a find could be (spor)."""

    CPR = "cpr", _("CPR-nummer")
    NAME = "name", _("navn")
    ADDRESS = "address", _("adresse")
    PHONE = "phone", _("telefonnummer")
    MAIL = "mail", _("e-mailadresse")
    NUMBER = "number", _("nummer")
    DATE = "date", _("dato")
    AGE = "age", _("alder")
    JOB = "job", _("stilling")
    PLACE = "place", _("sted eller navn")
    CASE = "case", _("står i sagens egne oplysninger")


ADVICE: Final = {
    Trace.CPR: _("Slet det. Et CPR-nummer må aldrig stå her."),
    Trace.NAME: _("Skriv »borgeren«, »datteren« eller »sagsbehandleren«."),
    Trace.ADDRESS: _("Slet adressen, eller skriv »i byen« eller »på landet«."),
    Trace.PHONE: _("Slet nummeret."),
    Trace.MAIL: _("Slet adressen."),
    Trace.NUMBER: _("Slet nummeret, eller rund det af."),
    Trace.DATE: _("Skriv »i foråret« eller »tre uger senere«."),
    Trace.AGE: _("Skriv »ung«, »midaldrende« eller »ældre«."),
    Trace.JOB: _("Skriv »har arbejde«, hvis få i kommunen har den stilling."),
    Trace.PLACE: _("Skriv »en skole« eller »et plejehjem« uden navn."),
    Trace.CASE: _("Det står i sagen. Skriv det om, så ingen kan kende det."),
}
FORBIDDEN: Final = frozenset({Trace.CPR})
"""What no reason can let through."""
UNMISTAKABLE: Final = frozenset({Trace.CPR, Trace.PHONE, Trace.MAIL, Trace.ADDRESS, Trace.NUMBER})
"""What never stands in a text that is written in clear from the first (direkte spor)."""
_BY_MARK: Final = {
    masking.NAME: Trace.NAME,
    masking.ADDRESS: Trace.ADDRESS,
    masking.PHONE: Trace.PHONE,
    masking.MAIL: Trace.MAIL,
    masking.NUMBER: Trace.NUMBER,
    masking.DATE: Trace.DATE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that could tell who it is about (fund)."""

    kind: Trace
    words: str

    @property
    def advice(self) -> str:
        """Return what to write instead."""
        return str(ADVICE[self.kind])


def found_in(text: str, known: Iterable[str] = ()) -> list[Found]:
    """Return what could tell who a text is about, each once, the surest kinds first.

    `known` holds texts of the case that name somebody, such as the parties' names; a word of theirs is found as well.
    """
    own = _own_words(known)
    every = [*_numbers(text), *_of_the_case(text, own), *_masked(text), *_told(text), *_names_of_places(text)]
    first: dict[str, Found] = {}
    for each in every:
        words = " ".join(each.words.split())
        if not any(words.lower() in seen for seen in first):
            first[words.lower()] = Found(each.kind, words)
    return list(first.values())


def _numbers(text: str) -> Iterator[Found]:
    for each in cpr.find(text):
        yield Found(Trace.CPR, text[each.start : each.end])


def _own_words(known: Iterable[str]) -> frozenset[str]:
    """Return the words by which the case's people could be known: rare ones, and all that begin with a capital."""
    words = (word for text in known for word in _WORD.findall(text))
    return frozenset(
        word.lower()
        for word in words
        if len(word) >= _LEAST and (word[0].isupper() or not _is_ordinary(word.lower())) and not _is_common(word)
    )


def _is_common(word: str) -> bool:
    """Tell whether a word begins with a capital only because it begins a sentence, such as Borgeren."""
    return _is_ordinary(word.lower()) and not masking.holds_personal_data(f"Jeg hedder {word}")


def _of_the_case(text: str, own: frozenset[str]) -> Iterator[Found]:
    for word in _WORD.findall(text):
        low = word.lower()
        if low in own or (low.endswith("s") and low[:-1] in own):
            yield Found(Trace.CASE, word)


def _masked(text: str) -> Iterator[Found]:
    """Yield what masking would take out; found by laying the masked text over the text."""
    for part in text.split("\n\n"):
        hidden = masking.masked(part)
        marks = _MARK.findall(hidden)
        if not marks:
            continue
        shape = "(.+?)".join(re.escape(piece) for piece in _MARK.split(hidden))
        fits = re.fullmatch(shape, part, re.DOTALL)
        words = fits.groups() if fits else marks
        yield from (Found(_BY_MARK[m], w) for m, w in zip(marks, words, strict=True) if m != w or not fits)


def _told(text: str) -> Iterator[Found]:
    for kind, pattern in ((Trace.DATE, _DAYS), (Trace.AGE, _AGES), (Trace.NUMBER, _CASES)):
        yield from (Found(kind, each[0]) for each in pattern.finditer(text))
    rare = _jobs()
    yield from (Found(Trace.JOB, word) for word in _WORD.findall(text) if word.lower() in rare)


def _names_of_places(text: str) -> Iterator[Found]:
    """Yield capitalised words within a sentence that no dictionary has: schools, homes, firms, villages."""
    for each in _WORD.finditer(text):
        word = each[0]
        if not word[0].isupper() or len(word) < _LEAST or word.isupper():
            continue
        if _SENTENCE_ENDS.search(text[: each.start()]) or _is_ordinary(word.lower()):
            continue
        yield Found(Trace.PLACE, word)


def _is_ordinary(low: str) -> bool:
    return low in lexicon.forms() or low in _HOUSE


@cache
def _jobs() -> frozenset[str]:
    lines = _JOBS_FILE.read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(words | {f"{word}{end}" for word in words for end in ("en", "n", "et", "ens", "ns")})


_HOUSE: Final = frozenset(
    """
    borgeren borgerens borgere borgerservice borgervejleder borgervejlederen digital post mitid nemid cpr
    ankestyrelsen ombudsmanden forvaltningsloven offentlighedsloven retssikkerhedsloven serviceloven jobcenter
    jobcentret kommune kommunen kommunens danmark dansk udbetaling folketingets
    """.split()  # noqa: SIM905 - reads as the text it is
)
