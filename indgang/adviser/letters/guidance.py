"""Appeal guidance (klagevejledning): whether a decision has it, and what it must tell: body, time and where to.

Forvaltningsloven § 25: a written decision that can be appealed tells the body, the way and the time, unless the reader
fully wins. Where it is missing, the time does not begin to run until it has been given.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.law.lengths import Length, Unit

from . import lengths
from .complaining import passage
from .kinds import FoundKind, Outcome
from .sheet import Quote, Sheet
from .whose import is_theirs


class State(models.TextChoices):
    """What can be said of a letter's appeal guidance (klagevejledning)."""

    COMPLETE = "complete", _("Klagevejledningen er der")
    NO_TIME = "no_time", _("Klagevejledningen nævner ingen frist")
    PARTIAL = "partial", _("Klagevejledningen ser ud til at mangle noget")
    MISSING = "missing", _("Vi fandt ingen klagevejledning")
    FINAL = "final", _("Afgørelsen kan ikke påklages videre")
    NOT_NEEDED = "not_needed", _("Klagevejledning er ikke nødvendig, når du får fuldt medhold")
    NO_DECISION = "", _("Brevet er ikke en afgørelse")


class Doubt(models.TextChoices):
    """Why a guidance that is there may be wrong (tvivl)."""

    BODY_GONE = "body_gone", _("Brevet nævner en klageinstans, der så vidt vi ved ikke findes længere")
    TIME_SHORT = "time_short", _("Klagefristen i brevet er kortere, end den plejer at være")


BODIES: Final = (
    "Ankestyrelsen",
    "Byggeklageenheden",
    "Planklagenævnet",
    "Miljø- og Fødevareklagenævnet",
    "Klagenævnet for Specialundervisning",
    "Styrelsen for Patientklager",
    "Trafikstyrelsen",
    "Vejdirektoratet",
    "Skatteankestyrelsen",
    "Digitaliseringsministeriet",
    "Indenrigs- og Sundhedsministeriet",
    "Ligebehandlingsnævnet",
    "Den Nationale Klageinstans mod Mobning",
    "Datatilsynet",
    "Klagenævnet for Udbud",
    "Energiklagenævnet",
    "Flygtningenævnet",
    "Udlændingenævnet",
    "Ankenævnet for Uddannelsesstøtteordningerne",
    "Klagenævnet for Ejendomsformidlere",
    "Familieretshuset",
    "Rigspolitiet",
    "Justitsministeriet",
    "Motorankenævnet",
    "Vurderingsankenævnet",
    "Landsskatteretten",
)
OPEN_ENDED: Final = ("Ankestyrelsen", "Datatilsynet", "Ligebehandlingsnævnet")
"""Bodies to which some complaints have no time limit in law (aktindsigt, personal data, discrimination)."""
_GONE: Final = re.compile(
    r"\b(?:statsforvaltningen|statsamtet|(?:de )?(?:det )?sociale (?:anke)?nævn|beskæftigelsesankenævnet"
    r"|natur- og miljøklagenævnet|naturklagenævnet|miljøklagenævnet)\b",
    re.IGNORECASE,
)
"""Bodies that once heard complaints and were closed or merged into others."""
_BODY: Final = re.compile("|".join(re.escape(name) for name in sorted(BODIES, key=len, reverse=True)), re.IGNORECASE)
_OTHER_BODY: Final = re.compile(r"\b[A-ZÆØÅ]\w*(?:klagenævn|ankenævn|nævn)et\b")
_TELLS: Final = re.compile(
    r"\bklag\w*|\bpåklag\w*|\banke[sr]?\b|\bindbring\w*|\bprøve[ts]\b|\bappeal\w*|\b(?:retten|nævnet"
    r"|styrelsen) ser på\b|\bfamilieretten\b",
    re.IGNORECASE,
)
_FINAL: Final = re.compile(
    r"\b(?:er endelig|kan ikke (?:på)?klages?|ikke klage(?:s)? over|kan du ikke klage|ikke indbringes for anden)\b",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"\b(?:frem|ind)?send(?:er|es|e)?\b(?! vi)(?:.{0,60}\b(?:til|hos|på|via|os)\b)|\b(?:skrive?|ringe?|mail"
    r"|henvend\w*|kontakte?|møde? op)\b.{0,40}\b(?:klag\w*|os|til|på)\b"
    r"|\bklag(?:er|e)?\b.{0,60}\b(?:på|via) \S*(?:\.dk|portalen)|\bklageportalen\b|\bklage(?:skema|formular)"
    r"|\bstiles til\b|\bsend your appeal\b"
    r"|\bklage (?:\w+ ){0,3}til (?:ydelse|borgerservice|kommunen|afdeling|jobcent|os)\w*|\b(?:vi skal have"
    r"|skal vi (?:have|høre)|høre fra (?:dig|jer))\b"
    r"|\b(?:klagen?|den) skal (?:\w+ ){0,2}(?:være )?(?:hos os|fremme|modtaget (?:her|hos|af)"
    r"|indgives til|indgivet til"
    r"|afleveres (?:til|hos))|\bklag til (?!Ankestyrelsen|\w+nævnet|\w+styrelsen)|\b(?:mundtligt|skriftligt)\b"
    r"|\b\d{4} [A-ZÆØÅ]\w+|\b\S+@\S+\.\w+",
    re.IGNORECASE,
)
_AUTHORITY_CLOCK: Final = re.compile(
    r"\b(?:vi ser|vi vurderer|genvurder\w*|som inden|sender (?:vi|den)|behandle\w*)\b", re.IGNORECASE
)
_UNTIL: Final = re.compile(r"\b(?:senest|inden|frist\w*|før)\b", re.IGNORECASE)
_DATE_LIKE: Final = re.compile(r"\d{1,2}\. ?[a-z]{3}|\d{1,2}[./-]\d{1,2}")


_DAYS: Final = {Unit.HOURS: 0, Unit.DAYS: 1, Unit.WORKING_DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}
"""About how many days each is, at least: to see which of two lengths is the shorter."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a letter says on appealing (klagevejledning), and what it leaves out."""

    state: State
    body: str = ""
    length: str = ""
    has_time: bool = False
    has_way: bool = False
    quotes: tuple[Quote, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def lacks_body(self) -> bool:
        """Tell whether a guidance that is there does not say who hears the complaint."""
        return self.state in (State.PARTIAL, State.NO_TIME) and not self.body

    @property
    def lacks_time(self) -> bool:
        """Tell whether a guidance that is there names no time limit."""
        return self.state in (State.PARTIAL, State.NO_TIME) and not self.has_time

    @property
    def lacks_way(self) -> bool:
        """Tell whether a guidance that is there does not say where to send the complaint."""
        return self.state in (State.PARTIAL, State.NO_TIME) and not self.has_way

    @property
    def may_stop_the_clock(self) -> bool:
        """Tell whether the time for complaining may not have begun, since the guidance is missing or thin."""
        return self.state in (State.MISSING, State.PARTIAL)


def find(sheet: Sheet, kind: FoundKind, appeals: Mapping[str, str] | None = None) -> Guidance:
    """Return what the letter says on appealing; a letter that decides nothing needs no guidance.

    `appeals` is how long one has to each body; a guidance that says less, or names a body that is gone, gives doubt.
    """
    if not kind.is_decision:
        return Guidance(State.NO_DECISION)
    near = passage(sheet)
    if final := sheet.first(_FINAL):
        return Guidance(State.FINAL, quotes=(final,))
    if not any(_TELLS.search(sentence) for sentence in near):
        state = State.NOT_NEEDED if kind.outcome == Outcome.GRANTED else State.MISSING
        return Guidance(state)
    return _weighed(near, appeals or {})


def _weighed(near: Sequence[str], appeals: Mapping[str, str]) -> Guidance:
    body, quotes = _body(near)
    length, has_time = "", False
    for sentence in near:
        found = next((each for each in lengths.find(sentence) if not _is_theirs(sentence, each.begin)), None)
        if found and not length:
            length, has_time = found.code, True
            quotes.append(Quote(sentence, found.begin, found.end))
        elif not has_time and _UNTIL.search(sentence) and _DATE_LIKE.search(sentence):
            has_time = True
    way = next((Quote(each, hit.start(), hit.end()) for each in near if (hit := _WHERE.search(each))), None)
    quotes += [way] if way else []
    state = _state(body, has_time, bool(way))
    doubts = tuple(_doubts(near, body, length, appeals))
    return Guidance(state, body, length, has_time, bool(way), _once(quotes), doubts)


def _doubts(near: Sequence[str], body: str, length: str, appeals: Mapping[str, str]) -> Iterator[Doubt]:
    if not body and any(_GONE.search(sentence) for sentence in near):
        yield Doubt.BODY_GONE
    usual = next((each for name, each in appeals.items() if body and name.startswith(body)), "")
    if usual and length and _days(length) < _days(usual):
        yield Doubt.TIME_SHORT


def _days(length: str) -> int:
    parsed = Length.parse(length)
    return parsed.count * _DAYS[parsed.unit]


def _once(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return each sentence once, with the first part of it that told."""
    return tuple({quote.sentence: quote for quote in reversed(quotes)}.values())[::-1]


def _state(body: str, has_time: bool, has_way: bool) -> State:
    if body and has_time and has_way:
        return State.COMPLETE
    if body in OPEN_ENDED and has_way:
        return State.NO_TIME
    return State.PARTIAL


def _is_theirs(sentence: str, begin: int) -> bool:
    """Tell whether a length is the authority's own clock: "vi ser på sagen igen inden 4 uger"."""
    return bool(_AUTHORITY_CLOCK.search(sentence[:begin].rsplit(",", 1)[-1])) or is_theirs(sentence, begin)


def _body(near: Sequence[str]) -> tuple[str, list[Quote]]:
    for pattern in (_BODY, _OTHER_BODY):
        for sentence in near:
            if found := pattern.search(sentence):
                name = next((each for each in BODIES if each.lower() == found.group().lower()), found.group())
                return name, [Quote(sentence, found.start(), found.end())]
    return "", []
