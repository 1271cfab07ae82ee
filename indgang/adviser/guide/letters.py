"""The draft letter (udkast til brev) that comes out of the guide.

It is Danish in every language of the pages, since Danish authorities read it; therefore its words are not translated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, Self

from indgang.foundation.documents import Block, Document, Heading, Paragraph
from indgang.law.deadlines import Delivery
from indgang.law.models import Way

from .matters import THE_REST, Matter, asked_about
from .sending import MUNICIPALITY, is_one, recipient
from .situation import Situation
from .timing import Hurry, timing

LONGEST: Final = 6000
_LONGEST_LINE: Final = 200
_LONG: Final = frozenset({"address", "wrong", "wanted"})
_NO_NAME: Final = "[dit navn]"
_NO_WORDS: Final = "[skriv med dine egne ord]"
_NO_REASON: Final = "[skriv hvorfor, for eksempel sygdom]"
_NO_RECIPIENT: Final = "[den, der har truffet afgørelsen]"
_COUNCIL: Final = "Kommunalbestyrelsen"
_NO_OPPONENT: Final = "[skriv, hvem du klager over]"


@dataclass(frozen=True, slots=True)
class Words:
    """What the citizen writes in the letter (borgerens egne ord); it is never kept."""

    name: str = ""
    address: str = ""
    contact: str = ""
    case: str = ""
    wrong: str = ""
    wanted: str = ""

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> Self:
        """Read what was typed into a form."""
        names = [field.name for field in fields(cls)]
        return cls(
            **{name: typed.get(name, "").strip()[: LONGEST if name in _LONG else _LONGEST_LINE] for name in names}
        )


def letter(situation: Situation, words: Words, day: date, *, municipality: str, short: bool = False) -> Document:
    """Return the letter; a short one only says that there is a complaint, and that the reasons follow (kort klage)."""
    late = timing(situation, day).hurry is Hurry.PASSED
    blocks = (
        *_head(situation, words, day, municipality),
        *_body(situation, words, municipality, short=short, late=late),
    )
    return Document(_subject(situation), blocks, author=words.name)


def _head(situation: Situation, words: Words, day: date, municipality: str) -> Iterator[Block]:
    yield Paragraph("\n".join(filter(None, [words.name or _NO_NAME, words.address, words.contact])))
    yield Paragraph(f"Til: {_to(situation, municipality)}\nDato: {_written(day)}")
    if words.case:
        yield Paragraph(f"Sagsnummer: {words.case}")


def _to(situation: Situation, municipality: str) -> str:
    """Return to whom it goes; a choice between several is left to the one who writes."""
    to = recipient(situation)
    if not to:
        return _NO_RECIPIENT
    if not is_one(to):
        return f"[vælg den rigtige: {_inside(to)}]"
    leader = ", til afdelingens leder" if _goes_to_the_leader(situation) else ""
    return f"{municipality}{leader}" if to in (MUNICIPALITY, "Afdelingen") else to


def _goes_to_the_leader(situation: Situation) -> bool:
    route = situation.route
    return route is not None and not route.is_uncertain and route.way == Way.DEPARTMENT


def _against(situation: Situation, municipality: str) -> str:
    """Return over whom it is, for a reader who does not know; empty where the letter goes to them themselves."""
    route = situation.route
    if route is None or route.is_uncertain or route.way not in (Way.DIRECT, Way.PORTAL):
        return ""
    decider = _named(route.decided_by, municipality)
    if asked_about(situation.matter).is_decision:
        return f"Afgørelsen er truffet af: {decider}. Jeg sender en kopi af den med."
    return f"Klagen er over: {_NO_OPPONENT if decider != municipality else decider}"


def _named(decider: str, municipality: str) -> str:
    """Return who decided, with the municipality's name for those outside it."""
    if decider == _COUNCIL:
        return f"{_COUNCIL} i {municipality}"
    if decider.startswith(MUNICIPALITY):
        return municipality + decider.removeprefix(MUNICIPALITY).split(" (")[0]
    return decider


def _body(situation: Situation, words: Words, municipality: str, *, short: bool, late: bool) -> Iterator[Block]:
    yield Paragraph(_opening(situation))
    if against := _against(situation, municipality):
        yield Paragraph(against)
    if situation.asked_department and not asked_about(situation.matter).is_decision:
        yield Paragraph("Jeg har talt med afdelingen om det.")
    if late:
        yield Paragraph(f"Jeg klager først nu, fordi {_NO_REASON}.")
    yield from _short(words) if short else _long(situation, words)
    yield from _requests(situation)
    yield Paragraph("Giv mig besked, når I har fået brevet.")
    yield Paragraph(f"Venlig hilsen\n{words.name or _NO_NAME}")


def _short(words: Words) -> Iterator[Block]:
    if words.wrong:
        yield Paragraph(words.wrong)
    if words.wanted:
        yield Paragraph(f"Det vil jeg gerne have:\n{words.wanted}")
    follows = "Jeg sender en længere begrundelse senere." if words.wrong else "Begrundelsen følger."
    yield Paragraph(f"{follows} Skriv til mig, hvis I skal have den inden en bestemt dag.")


def _long(situation: Situation, words: Words) -> Iterator[Block]:
    is_decision = asked_about(situation.matter).is_decision
    yield Heading("Det mener jeg er forkert" if is_decision else "Det handler det om")
    yield Paragraph(words.wrong or _NO_WORDS)
    if words.wanted:
        yield Heading("Det vil jeg gerne have")
        yield Paragraph(words.wanted)


def _requests(situation: Situation) -> Iterator[Block]:
    if situation.has_guidance is False:
        yield Paragraph("Der stod ikke i brevet, hvor jeg kan klage, og hvornår fristen er. Skriv det til mig.")
    if situation.access_asked_on and not situation.access_answered_on:
        asked = _written(situation.access_asked_on)
        yield Paragraph(f"Jeg bad om aktindsigt den {asked}. Når jeg har set sagen, kan jeg have mere at skrive.")
    yield Paragraph(_asked_for(situation))


def _asked_for(situation: Situation) -> str:
    """Return what the letter asks its reader to do; a body is named only where the route is certain."""
    route = situation.route
    if route and not route.is_uncertain and route.way in (Way.DIRECT, Way.PORTAL):
        return "Jeg beder jer behandle klagen."
    if not asked_about(situation.matter).is_decision:
        return _REQUESTS.get(situation.matter, "Jeg beder om et svar på skrift.")
    if situation.goes_to_court:
        return "Skriv til mig, hvilken domstol jeg skal bruge, og hvilken dag sagen senest skal være der."
    if route is None or route.is_uncertain or route.way != Way.VIA:
        return "Jeg beder jer se på sagen igen. Hører klagen hjemme et andet sted, beder jeg jer sende den videre."
    if not is_one(route.body) or route.body.startswith("Den klageinstans"):
        return "Jeg beder jer se på sagen igen. Får jeg ikke ret, så send klagen videre til klageinstansen."
    return f"Jeg beder jer se på sagen igen. Får jeg ikke ret, så send klagen videre til klageinstansen: {route.body}."


def _subject(situation: Situation) -> str:
    about = situation.route.area if situation.route else ""
    if asked_about(situation.matter).is_decision:
        kind = "Jeg er uenig i en afgørelse" if situation.goes_to_court else "Klage over en afgørelse"
        return f"{kind}: {_inside(about)}"
    if situation.matter is Matter.PRACTICAL and situation.route and situation.route.number != THE_REST:
        return f"Klage: {_inside(about)}"
    return _SUBJECTS.get(situation.matter, "Klage")


def _opening(situation: Situation) -> str:
    on = _written(situation.happened_on)
    if asked_about(situation.matter).is_decision:
        return _over_the_decision(situation, on)
    if situation.promised_on:
        return f"{_asked_on(situation, on)} Jeg blev lovet svar den {_written(situation.promised_on)}."
    return _asked_on(situation, on)


def _over_the_decision(situation: Situation, on: str) -> str:
    said = "Jeg er uenig i afgørelsen" if situation.goes_to_court else "Jeg klager over afgørelsen"
    if not on:
        return f"{said}."
    came = "blev offentliggjort" if situation.delivery is Delivery.PUBLIC_NOTICE else "jeg fik"
    more = " Jeg vil have sagen for domstolen." if situation.goes_to_court else ""
    return f"{said}, som {came} den {on}.{more}"


def _asked_on(situation: Situation, on: str) -> str:
    if on:
        return _OPENINGS.get(situation.matter, "Jeg skriver om noget, der skete den {day}.").format(day=on)
    return _WITHOUT_DAY.get(situation.matter, "Jeg skriver, fordi jeg vil klage.")


def _inside(area: str) -> str:
    """Return the area as it stands inside a sentence; names such as CPR stay."""
    return area[:1].lower() + area[1:] if area[1:2].islower() else area


def _written(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


_SUBJECTS: Final = {
    Matter.WAITING: "Klage over, at min sag tager lang tid",
    Matter.NO_ANSWER: "Jeg mangler svar",
    Matter.HANDLING: "Klage over behandlingen af min sag",
    Matter.PRACTICAL: "Klage over en opgave, der ikke er gjort godt nok",
    Matter.CONDUCT: "Klage over den måde, jeg er blevet behandlet på",
    Matter.ACCESS: "Klage over aktindsigt",
    Matter.DATA: "Klage over brugen af mine personoplysninger",
    Matter.DISCRIMINATION: "Klage over forskelsbehandling",
    Matter.WEBSITE: "Klage over en hjemmeside eller Digital Post",
    Matter.CONTACT: "Klage over, at min kontakt med kommunen er begrænset",
}
_OPENINGS: Final = {
    Matter.WAITING: "Jeg søgte den {day} og har ikke fået en afgørelse.",
    Matter.NO_ANSWER: "Jeg henvendte mig den {day} og har ikke fået svar.",
    Matter.ACCESS: "Jeg bad om aktindsigt den {day}.",
}
_WITHOUT_DAY: Final = {
    Matter.WAITING: "Jeg har ventet længe på en afgørelse.",
    Matter.NO_ANSWER: "Jeg har henvendt mig og har ikke fået svar.",
    Matter.ACCESS: "Jeg har bedt om aktindsigt.",
}
_REQUESTS: Final = {
    Matter.WAITING: "Skriv til mig, hvornår jeg får en afgørelse, og hvem der har min sag.",
    Matter.NO_ANSWER: "Skriv til mig, hvornår jeg får svar, og hvem der har min sag.",
    Matter.ACCESS: "Jeg beder jer sende klagen videre til den, der skal se på den.",
    Matter.CONTACT: "Skriv til mig, hvorfor det er sådan, hvor længe det varer, og hvordan jeg kan få kontakt.",
}
