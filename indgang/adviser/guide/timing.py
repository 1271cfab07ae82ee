"""When a complaint must be there (klagefrist): the safe day, and never that the time has run out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from indgang.foundation.refusals import Refusal
from indgang.law import telling
from indgang.law.deadlines import Deadline, Delivery, Interruption, Length, compute
from indgang.law.models import Way

from .matters import Matter, asked_about
from .situation import Situation

_SHORT_DAYS: Final = 7
_ACCESS: Final = Length.parse("7wd")
_SLOW_ACCESS: Final = Length.parse("14wd")
_SLOW: Final = "ofl-39"
"""The rule by which slow access can be complained about by itself (langsom aktindsigt)."""
_DATA: Final = Length.parse("1m")


class Hurry(StrEnum):
    """How near the day is (hastegrad)."""

    NONE = "none"
    UNKNOWN = "unknown"
    PLENTY = "plenty"
    SHORT = "short"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Timing:
    """When to send it (tid): the day that is told, how near it is, how it was found, and what goes with it."""

    hurry: Hurry = Hurry.NONE
    send_by: date | None = None
    deadline: Deadline | None = None
    steps: tuple[telling.Step, ...] = ()
    """How the day was found; also where the time has not begun, and the day is told to be on the safe side."""
    says: tuple[str, ...] = ()
    trouble: str = ""
    """What in the answers could not be reckoned with, and what to do about it."""

    @property
    def told_day(self) -> str:
        """The day as it is told, with its weekday: mandag den 30.11.2026."""
        return telling.on(self.send_by) if self.send_by else ""


def timing(situation: Situation, day: date) -> Timing:
    """Return by when to complain, as seen on a day; without a day of receipt there is nothing to reckon with."""
    route = situation.route
    if route is None or route.is_uncertain or not route.length:
        is_decision = asked_about(situation.matter).is_decision
        return Timing(Hurry.UNKNOWN, says=_without_length(situation)) if is_decision else _answer_due(situation, day)
    if situation.happened_on is None:
        return Timing(
            Hurry.UNKNOWN, says=(_("Skriv dagen i feltet ovenfor, så regner vi ud, hvornår du senest skal klage."),)
        )
    return _reckoned(situation, Length.parse(route.length), day)


def _without_length(situation: Situation) -> tuple[str, ...]:
    route = situation.route
    if route is None or route.is_uncertain or route.deadline_text:
        return (
            _("Se dagen i dit brev. Står den der ikke, så spørg den, der har skrevet brevet. Vent ikke for længe."),
        )
    return (_("Vi kender ingen frist her. Skriv, mens du og de andre kan huske det."),)


def _reckoned(situation: Situation, length: Length, day: date) -> Timing:
    received = situation.happened_on
    asked, trouble = _interruptions(situation), ""
    try:
        safe = compute(received, length, delivery=situation.delivery, interruptions=asked)
    except Refusal as refusal:
        asked, trouble = (), refusal.in_full
        safe = compute(received, length, delivery=situation.delivery)
    missing = situation.has_guidance is False
    shown = (
        compute(received, length, delivery=situation.delivery, interruptions=asked, guidance_missing=True)
        if missing
        else safe
    )
    hurry = _hurry(safe.safe_by, day)
    said = _said(hurry, missing=missing, waits=safe.stands_still, court=situation.goes_to_court)
    return Timing(hurry, safe.safe_by, shown, _steps(shown, safe), said, trouble)


def _steps(shown: Deadline, safe: Deadline) -> tuple[telling.Step, ...]:
    if shown.has_begun:
        return shown.steps
    also = telling.Step(safe.received_on, _("For en sikkerheds skyld regner vi fra den dag, brevet kom."))
    return (*shown.steps, also, *safe.steps[1:])


def _interruptions(situation: Situation) -> tuple[Interruption, ...]:
    """Return what stops the time; asking for access stops the time for a complaint, not the one for a court."""
    if situation.access_asked_on is None or situation.goes_to_court:
        return ()
    return (Interruption(situation.access_asked_on, situation.access_answered_on),)


def _hurry(send_by: date | None, day: date) -> Hurry:
    if send_by is None:
        return Hurry.UNKNOWN
    left = (send_by - day).days
    if left < 0:
        return Hurry.PASSED
    return Hurry.SHORT if left <= _SHORT_DAYS else Hurry.PLENTY


def _said(hurry: Hurry, *, missing: bool, waits: bool, court: bool) -> tuple[str, ...]:
    """Return what goes with the day; late or not, the advice is to send it."""
    said = []
    if waits:
        said.append(_("Tiden står stille, mens du venter på at se din sag. Du må gerne klage nu alligevel."))
    if missing:
        said.append(
            _(
                "Der skal stå i brevet, hvordan du klager. Når det mangler, begynder fristen ikke, før du får det at"
                " vide. Klag alligevel inden den dag, der står her. Så er du på den sikre side."
            )
            if not waits
            else _(
                "Der skal stå i brevet, hvordan du klager. Når det mangler, begynder fristen ikke, før du får det at"
                " vide."
            )
        )
    if hurry is Hurry.SHORT:
        said.append(_("Der er kort tid. Send et kort brev nu. Du kan skrive resten senere."))
    if hurry is Hurry.PASSED:
        said.append(
            _(
                "Send klagen alligevel, og gør det i dag. Det er den, der skal se på klagen, som bestemmer, om den kan"
                " tages med. Skriv, hvorfor du ikke har klaget før, for eksempel at du har været syg."
            )
        )
    if hurry in (Hurry.PLENTY, Hurry.SHORT):
        said.append(
            _("Sagen skal være nået frem til domstolen den dag. Et brev til andre stopper ikke fristen.")
            if court
            else _("Klagen skal være nået frem den dag, senest kl. 23.59.")
        )
    return tuple(said)


def _answer_due(situation: Situation, day: date) -> Timing:
    """Return when the citizen should have had an answer, where the law says so."""
    if situation.matter is Matter.ACCESS:
        return _access(situation, day)
    if situation.matter is Matter.DATA:
        return _data(situation)
    if situation.matter in (Matter.WAITING, Matter.NO_ANSWER):
        return Timing(says=_waited(situation, day))
    if situation.route and not situation.route.is_uncertain and situation.route.way == Way.DIRECT:
        return Timing(says=(_("Skriv, mens du kan huske det."),))
    return Timing(says=(_("Skriv, mens du kan huske det. Efter et år bliver det svært at se på."),))


def _access(situation: Situation, day: date) -> Timing:
    general = _(
        "Du skal have svar inden 7 arbejdsdage. Tager det længere tid, skal du have at vide hvorfor og hvornår."
    )
    slow = situation.route is not None and _SLOW in situation.route.rule_list
    if situation.happened_on is None:
        usual = _("Er svaret ikke kommet efter 14 arbejdsdage, kan du klage over, at det tager for lang tid.")
        return Timing(says=(general, usual) if slow else (general,))
    due = compute(situation.happened_on, _ACCESS, delivery=Delivery.HANDED_OVER).safe_by
    late = compute(situation.happened_on, _SLOW_ACCESS, delivery=Delivery.HANDED_OVER).safe_by
    is_past = due is not None and due < day
    told = _("Du skulle have svar eller besked senest %(day)s.") if is_past else _("Du skal have svar senest %(day)s.")
    said = [told % {"day": _written(due)}, general]
    if slow and late and late < day:
        said.append(_("Der er gået mere end 14 arbejdsdage. Du kan klage over, at det tager for lang tid."))
    return Timing(says=tuple(said))


def _data(situation: Situation) -> Timing:
    if situation.happened_on is None:
        return Timing(
            says=(_("Beder du om at se eller få rettet dine oplysninger, skal du have svar inden en måned."),)
        )
    due = compute(situation.happened_on, _DATA, delivery=Delivery.HANDED_OVER)
    said = _("Bad du om at se eller få rettet dine oplysninger, skal du have svar inden en måned: senest %(day)s.")
    return Timing(says=(said % {"day": _written(due.safe_by)},))


def _waited(situation: Situation, day: date) -> tuple[str, ...]:
    said = []
    if situation.happened_on:
        weeks = (day - situation.happened_on).days // 7
        said.append(_("Du har ventet i %(weeks)s uger.") % {"weeks": weeks} if weeks > 1 else "")
    if situation.promised_on and situation.promised_on < day:
        said.append(
            _("Du var lovet svar %(day)s. Skriv den dag i dit brev.") % {"day": _written(situation.promised_on)}
        )
    if situation.matter is Matter.WAITING:
        said.append(
            _(
                "I sociale sager skal kommunen have en frist for hver slags sag, og den skal kunne ses på nettet. Kan"
                " den ikke holdes, skal du have et brev om det."
            )
        )
    said.append(_("Der er ingen frist for at klage over, at det tager tid."))
    return tuple(filter(None, said))


def _written(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
