"""What people say and clerks write (ordlyd): phrases and notes from the sample's files, with small variations."""

from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from indgang.inquiries import tokens

FOLDER: Final = Path(__file__).resolve().parent / "data"

_DETAILS: Final = (
    "Skal bruges inden på fredag.",
    "Borgeren ringer fra arbejde og kan bedst om eftermiddagen.",
    "Har prøvet selv på nettet, men gik i stå undervejs.",
    "Er lige flyttet hertil og kender ikke gangen endnu.",
    "Vil helst have svar på telefonen.",
    "Havde et brev med, som var svært at forstå.",
    "Taler mest engelsk.",
    "Spurgte også sidste år om det samme.",
    "Har allerede været i to afdelinger.",
    "Kommer på vegne af sin mor.",
    "Er bekymret for, om fristen er overskredet.",
    "Fik at vide af naboen, at man skulle herind.",
    "Har papirerne liggende derhjemme og kan sende dem.",
    "Kan ikke få appen til at virke på den nye telefon.",
    "Det haster lidt, for familien rejser snart.",
    "Synes, at hjemmesiden siger noget andet.",
    "Vil gerne vide, hvor lang tid det plejer at tage.",
    "Var glad for hjælpen sidst.",
    "Skal afsted igen om lidt, bussen går.",
    "Har skrevet for en uge siden og ikke hørt noget.",
    "Ved ikke, hvem der ellers kan svare på det.",
    "Er i tvivl om, hvad det koster.",
    "Vil gerne have det på skrift.",
    "Datteren hjælper normalt, men er på ferie.",
)
_DISCARDED: Final = {
    "mistaken": ("Oprettet på forkert borger.", "Trykkede forkert, ingen henvendelse.", "Forkert opgave valgt."),
    "test": ("Oplæring af ny kollega.", "Prøve efter opdatering."),
    "spam": ("Reklame.", "Automatisk mail uden indhold."),
}
_REOPENED: Final = (
    "Kom tilbage, det var ikke løst.",
    "Svaret dækkede ikke det hele.",
    "Ny oplysning ændrer svaret.",
    "Brevet kom aldrig frem.",
    "Virkede ikke derhjemme.",
)


class Said(NamedTuple):
    """A text and its search words."""

    text: str
    tokens: tuple[str, ...]


class Opening(NamedTuple):
    """What an inquiry begins with."""

    subject: str
    text: str
    tokens: tuple[str, ...]


NOTHING: Final = Said("", ())


class Wording:
    """All phrases and notes, each cut into search words once."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._phrases = _said_by_key(FOLDER / "phrases.tsv")
        self._notes = _said_by_key(FOLDER / "notes.tsv")
        self._details = [said(text) for text in _DETAILS]
        self._discarded = {kind: [said(text) for text in texts] for kind, texts in _DISCARDED.items()}
        self._reopened = [said(text) for text in _REOPENED]
        self._everything = [each for phrases in self._phrases.values() for each in phrases]

    def opening(self, slug: str, title: Said, channel: str) -> Opening:
        """Return what is written when an inquiry is registered; often short, sometimes nothing, now and then long."""
        dice = self._dice
        chance = dice.random()
        spoken = channel in {"phone", "in_person"}
        if spoken and chance < 0.13:
            return Opening("", "", title.tokens)
        pieces = [self._pick(self._phrases.get(slug) or self._everything)]
        if chance > 0.975:
            pieces += self._long_story(slug)
        elif chance > 0.62:
            pieces.append(self._pick(self._details))
        text = " ".join([*(_closed(each.text) for each in pieces[:-1]), pieces[-1].text])
        found = title.tokens + tuple(token for each in pieces for token in each.tokens)
        if spoken and dice.random() < 0.6:
            return Opening("", text, found)
        if dice.random() < 0.5:
            return Opening(title.text, text, found)
        return Opening(_subject(pieces[0].text), text, found)

    def note(self, kind: str) -> Said:
        """Return a note of a kind."""
        return self._pick(self._notes[kind])

    def maybe_note(self, kind: str, share: float) -> Said:
        """Return a note of a kind in a share of the cases, else nothing."""
        return self._pick(self._notes[kind]) if self._dice.random() < share else NOTHING

    def why_discarded(self, kind: str) -> Said:
        """Return a reason for taking an inquiry out."""
        return self._pick(self._discarded[kind])

    def why_reopened(self) -> Said:
        """Return a reason for opening an inquiry again."""
        return self._pick(self._reopened)

    def _long_story(self, slug: str) -> list[Said]:
        phrases, count = self._phrases.get(slug) or self._everything, 6 + int(self._dice.random() * 12)
        return [self._pick(self._details if number % 2 else phrases) for number in range(count)]

    def _pick(self, choices: list[Said]) -> Said:
        return choices[int(self._dice.random() * len(choices))]


def said(text: str) -> Said:
    """Return a text with its search words."""
    return Said(text, tuple(tokens.tokens(text)))


def _closed(text: str) -> str:
    """Return a text that another may follow."""
    return text if text[-1] in ".?!" else f"{text}."


def _subject(phrase: str) -> str:
    """Return the first words of what was said, as one writes them over a message."""
    words = " ".join(phrase.split()[:6]).rstrip(",.?!")
    return words[:1].upper() + words[1:]


def pairs(path: Path) -> list[tuple[str, str]]:
    """Return the two columns of a file."""
    lines = path.read_text("utf-8").splitlines()
    return [(key, value) for key, _tab, value in (line.partition("\t") for line in lines) if key]


def _said_by_key(path: Path) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for key, text in pairs(path):
        found[key].append(said(text))
    return dict(found)
