"""Deadlines in a letter (frister): what must be done by when, and what the authority itself has promised.

A day that is written stands. A length, such as "inden 4 uger", is reckoned by the rules of law from the day on which
the letter came; when the reader has not told that day, from the letter's own date, and that is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal
from indgang.law.deadlines import Deadline, Delivery, Length, compute

from . import dates, lengths
from .complaining import passage
from .kinds import FoundKind, Kind
from .sheet import Quote, Sheet
from .sureness import Sure
from .whose import DEMAND, THEIRS, is_theirs


class Role(models.TextChoices):
    """What must be done by the deadline (hvad fristen gælder)."""

    APPEAL = "appeal", _("Klage")
    COURT = "court", _("Gå til domstolene")
    HEARING = "hearing", _("Sende dine bemærkninger")
    PAYMENT = "payment", _("Betale")
    MEETING = "meeting", _("Møde op")
    REPLY = "reply", _("Svare eller gøre noget")
    THEIRS = "theirs", _("Det lover myndigheden")


@dataclass(frozen=True, slots=True)
class Arrival:
    """When and how the letter came (modtagelse), as far as the reader has told."""

    received: date | None = None
    delivery: Delivery = Delivery.DIGITAL_POST
    letter_date: date | None = None
    today: date | None = None
    sender: str = ""


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline (frist): its day as it is written or reckoned, how that was done, and the sentence."""

    role: Role
    quote: Quote
    sure: Sure
    day: date | None = None
    length: str = ""
    reckoned: Deadline | None = None
    year_guessed: bool = False
    weekday_wrong: bool = False

    @property
    def length_words(self) -> str:
        """The length in words, such as 4 uger; blank for a written day."""
        return Length.parse(self.length).words if self.length else ""

    @property
    def is_reckoned_from_letter_date(self) -> bool:
        """Tell whether nobody told when the letter came, so that its own date was used."""
        return self.reckoned is not None and self.reckoned.is_uncertain

    def has_passed(self, today: date) -> bool:
        """Tell whether the day lies behind."""
        return self.day is not None and self.day < today


_TRIGGER: Final = re.compile(
    r"\b(?:senest|inden|inden for|indenfor|frist\w*|klagefrist\w*|svarfrist\w*|betalingsfrist\w*|høringsfrist\w*"
    r"|sidste rettidige (?:betalings)?dag|betalingsdato|forfald\w*|betales den|har (?:nu )?(?:ind)?til den"
    r"|har (?:du|I|De)(?= \d+| \w+ (?:dage|uger))"
    r"|(?:du|I) har(?= \w+ (?:dage|uger))|no later than|deadline|within)\b",
    re.IGNORECASE,
)
_NEAR: Final = 70
_LISTED: Final = re.compile(
    r"^\W*(?:(?:man|tirs|ons|tors|fre|lør|søn)dag )?(?:den |d\. )?\d[\w .]{2,20}(?:\d{4}|[a-zæøå])\W*$", re.IGNORECASE
)
"""A day that begins a line of a list of days: "1. juli 2026: senest her skal du have sendt skemaet"."""
_CALL: Final = re.compile(
    r"\b(?:ringe?|skrive?|kontakte?|sige (?:ja|nej|til)|give besked|svare?|oplyse|bestille?"
    r"|tilmelde?)\b",
    re.IGNORECASE,
)
_APPOINTMENT: Final = re.compile(
    r"\b\w*(?:samtale|konsultation|undersøgelse|forundersøgelse|hjemmebesøg|møde(?:t)? (?:hos|med|på)"
    r"|tid (?:hos|til))\b",
    re.IGNORECASE,
)
_BEHIND_ONLY: Final = re.compile(r"^(?:senest|inden|indenfor)$", re.IGNORECASE)
_APPEAL: Final = re.compile(r"\b(?:på)?klage(?:n|r|frist\w*)?\b|\banke\b|\bindbring\w*|\bappeal\w*", re.IGNORECASE)
_COURT: Final = re.compile(r"\b(?:domstolene?|byretten|retten|sagsanlæg|stævning)\b|\b6 måneder\b", re.IGNORECASE)
_PAYMENT: Final = re.compile(
    r"\b(?:betal\w*|forfald\w*|indbetal\w*|rettidige|rate|afgiften|gebyret|beløbet)\b", re.IGNORECASE
)
_HEARING: Final = re.compile(
    r"\b(?:bemærkning\w*|udtal\w*|høring\w*|indsigelse\w*|partshør\w*|kommentar\w*|enig|mener)\b", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"\b(?:kl\.|klokken)", re.IGNORECASE)
_OVER: Final = re.compile(r"\b(?:fristen|betalingsdatoen|forfaldsdatoen) var\b", re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"\b(?:offentlig\w*|bekendtg\w*)\b", re.IGNORECASE)
_FROM_DATE: Final = re.compile(
    r"\b(?:dags dato|brevets dato|dato for (?:dette|vores) brev|datoen (?:på|for) (?:dette )?brev\w*|afsendelse\w*)",
    re.IGNORECASE,
)
_UNDATED: Final = re.compile(
    r"\b(?:inden fristens udløb|hurtigst muligt|snarest(?: muligt)?|uden (?:ugrundet )?ophold|straks|omgående)\b",
    re.IGNORECASE,
)


def find(sheet: Sheet, kind: FoundKind, arrival: Arrival) -> tuple[FoundDeadline, ...]:
    """Return the letter's deadlines, the nearest first; those that could not be reckoned come last."""
    found: list[FoundDeadline] = []
    on_complaining = frozenset(passage(sheet)) if kind.is_decision else frozenset()
    for sentence in sheet.sentences:
        is_on_it = sentence in on_complaining
        for each in (*_told(sentence, is_on_it, kind, arrival), *_meetings(sentence, kind, arrival)):
            if not any(_same(each, other) for other in found):
                found.append(each)
    return tuple(sorted(found, key=lambda each: (each.day is None, each.day or date.max)))


def undated(sheet: Sheet) -> tuple[Quote, ...]:
    """Return the sentences that hurry the reader without telling a day (frist uden dato)."""
    return tuple(
        quote
        for quote in sheet.find(_UNDATED)
        if DEMAND.search(quote.sentence) and not dates.find(quote.sentence, date(2026, 1, 1))
    )


def letter_date(sheet: Sheet, today: date) -> Quote | None:
    """Return where the letter tells its own date (brevdato): the first day of its head, or of its foot."""
    lines = sheet.lines
    labelled = [
        line
        for line in lines
        if re.match(
            r"^\W*(?:(?:brev|faktura|udskrifts|afsendelses)?dato|udstedt|udskrevet|date)\b", line, re.IGNORECASE
        )
    ]
    for line in (*labelled, *lines[:12], *lines[-3:]):
        if len(line) > 75 or _TRIGGER.search(line) or re.search(r"\bkl\.|\bforfald|\bfødt\b", line, re.IGNORECASE):
            continue
        found = next((each for each in dates.find(line, today, forward=False) if not each.year_guessed), None)
        if found:
            return Quote(line, found.begin, found.end)
    return None


def _told(sentence: str, on_complaining: bool, kind: FoundKind, arrival: Arrival) -> Iterator[FoundDeadline]:
    """Return the deadlines that a sentence announces: a day or a length near a word that tells of a deadline."""
    trigger = _TRIGGER.search(sentence)
    if trigger is None or _OVER.search(sentence):
        return
    near = arrival.letter_date or arrival.today
    days = [each for each in dates.find(sentence, near) if not _FROM_DATE.search(sentence[each.begin : each.end])]
    spans = [(each.begin, each.end) for each in days]
    measured = [each for each in lengths.find(sentence) if not _inside(each.begin, spans)]
    for day in days:
        if _belongs(sentence, day.begin, day.end):
            role, sure = _role(sentence, on_complaining, kind, day.begin)
            sure = Sure.UNSURE if day.weekday_wrong else Sure.LIKELY if day.year_guessed and sure == Sure.SURE else sure
            quote = Quote(sentence, day.begin, day.end)
            yield FoundDeadline(
                role, quote, sure, day.day, year_guessed=day.year_guessed, weekday_wrong=day.weekday_wrong
            )
    for length in measured:
        if _belongs(sentence, length.begin, length.end):
            role, sure = _role(sentence, on_complaining, kind, length.begin)
            yield _measured(role, sure, Quote(sentence, length.begin, length.end), length.code, arrival)


def _belongs(sentence: str, begin: int, end: int) -> bool:
    """Tell whether a word of deadlines stands near: before the day, or a noun such as frist behind it."""
    if sentence[end : end + 1] == ":" and _LISTED.match(sentence[:end]):
        return True
    before = sentence[max(0, begin - _NEAR) : begin]
    for found in _TRIGGER.finditer(f"{before}{sentence[begin:end]}"):
        if found.start() <= len(before):
            return True
    return any(not _BEHIND_ONLY.match(found.group()) for found in _TRIGGER.finditer(sentence[end : end + _NEAR // 2]))


def _inside(begin: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= begin < end for start, end in spans)


def _role(sentence: str, on_complaining: bool, kind: FoundKind, begin: int) -> tuple[Role, Sure]:
    """Return what a deadline is for, by its own sentence first, then by the one before and by the kind of letter."""
    if is_theirs(sentence, begin):
        return Role.THEIRS, Sure.LIKELY
    for role, pattern in ((Role.COURT, _COURT), (Role.APPEAL, _APPEAL)):
        if pattern.search(sentence):
            return role, Sure.SURE
    if on_complaining and not _PAYMENT.search(sentence):
        return Role.APPEAL, Sure.LIKELY
    return _role_by_verb(sentence, kind, begin)


def _role_by_verb(sentence: str, kind: FoundKind, begin: int) -> tuple[Role, Sure]:
    clause = sentence[:begin].rsplit(",", 1)[-1]
    is_hearing = bool(_HEARING.search(sentence))
    if _CALL.search(clause) and not is_hearing and not _PAYMENT.search(clause):
        return (Role.HEARING if kind.kind == Kind.HEARING else Role.REPLY), Sure.LIKELY
    if _PAYMENT.search(sentence):
        return Role.PAYMENT, Sure.SURE
    if is_hearing or kind.kind == Kind.HEARING:
        return Role.HEARING, Sure.SURE if is_hearing else Sure.LIKELY
    if THEIRS.search(sentence) and not DEMAND.search(sentence):
        return Role.THEIRS, Sure.LIKELY
    return Role.REPLY, Sure.SURE if DEMAND.search(sentence) else Sure.LIKELY


def _meetings(sentence: str, kind: FoundKind, arrival: Arrival) -> Iterator[FoundDeadline]:
    """Return the appointment: a day with a time or weekday in a summons, elsewhere one near a word such as samtale."""
    is_summons = kind.kind == Kind.SUMMONS
    if not (is_summons or _APPOINTMENT.search(sentence)) or _TRIGGER.search(sentence):
        return
    for day in dates.find(sentence, arrival.letter_date or arrival.today):
        has_clock = bool(_CLOCK.search(sentence))
        is_past = arrival.letter_date is not None and day.day < arrival.letter_date
        if is_past or not (has_clock or (is_summons and "dag" in sentence[day.begin : day.end])):
            continue
        sure = Sure.UNSURE if day.weekday_wrong else Sure.SURE if is_summons else Sure.LIKELY
        quote = Quote(sentence, day.begin, day.end)
        yield FoundDeadline(
            Role.MEETING, quote, sure, day.day, year_guessed=day.year_guessed, weekday_wrong=day.weekday_wrong
        )
        return


def _measured(role: Role, sure: Sure, quote: Quote, code: str, arrival: Arrival) -> FoundDeadline:
    """Return a deadline that is told as a length, with its day where it can be reckoned."""
    reckoned = None if role == Role.THEIRS else _reckoned(quote, code, arrival)
    day = reckoned.safe_by if reckoned else None
    if reckoned is None or reckoned.is_uncertain:
        sure = Sure.LIKELY if sure == Sure.SURE else sure
    return FoundDeadline(role, quote, sure, day, code, reckoned)


def _reckoned(quote: Quote, code: str, arrival: Arrival) -> Deadline | None:
    try:
        length = Length.parse(code)
        if _PUBLISHED.search(quote.sentence):
            return compute(arrival.letter_date, length, delivery=Delivery.PUBLIC_NOTICE, sent=arrival.letter_date)
        if _FROM_DATE.search(quote.sentence) and arrival.letter_date:
            return compute(arrival.letter_date, length, delivery=Delivery.UNKNOWN, sent=arrival.letter_date)
        return compute(
            arrival.received, length, delivery=arrival.delivery, sent=arrival.letter_date, sender=arrival.sender
        )
    except Refusal:  # nobody knows when the letter came, or a slip lies behind: then only the length is told
        return None


def _same(one: FoundDeadline, other: FoundDeadline) -> bool:
    return (one.role, one.day, one.length) == (other.role, other.day, other.length)
