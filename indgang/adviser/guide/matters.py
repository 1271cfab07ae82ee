"""What a complaint can be about (sagens art), in the words of those who come with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Matter(models.TextChoices):
    """What it is about (hvad handler det om); the value stands in addresses."""

    DECISION = "afgoerelse", _("Jeg er uenig i en afgørelse")
    WAITING = "ventetid", _("Det tager for lang tid")
    NO_ANSWER = "manglende-svar", _("Jeg får ikke svar")
    HANDLING = "sagsbehandling", _("Min sag er ikke behandlet rigtigt")
    CONDUCT = "behandling", _("Jeg er blevet dårligt behandlet")
    PRACTICAL = "praktisk-opgave", _("Noget praktisk er ikke gjort godt nok")
    ACCESS = "aktindsigt", _("Jeg kan ikke få lov at se min sag")
    DATA = "personoplysninger", _("Det handler om mine personoplysninger")
    DISCRIMINATION = "forskelsbehandling", _("Jeg er blevet gjort forskel på")
    CONTACT = "begraenset-kontakt", _("Jeg må ikke komme, ringe eller skrive")
    WEBSITE = "hjemmeside", _("Jeg kan ikke bruge hjemmesiden eller Digital Post")
    OTHER_AUTHORITY = "anden-myndighed", _("Det er ikke kommunen, jeg er uenig med")
    AFTERWARDS = "efter-klagen", _("Jeg har klaget, og det hjalp ikke")
    STAFF = "eget-arbejde", _("Det handler om mit eget arbejde i kommunen")


HINTS: Final[dict[Matter, Promise]] = {
    Matter.DECISION: _("Du har fået et ja, et nej eller et krav, og du mener, at det er forkert."),
    Matter.WAITING: _("Din sag ligger længe, uden at der kommer en afgørelse."),
    Matter.NO_ANSWER: _("Du har skrevet eller ringet, og ingen vender tilbage."),
    Matter.HANDLING: _("Du er ikke hørt, du mangler en begrundelse, eller du er vejledt forkert."),
    Matter.CONDUCT: _("En ansat har talt til dig eller mødt dig på en måde, der ikke er i orden."),
    Matter.PRACTICAL: _("For eksempel pleje, skole, børnepasning, vej, affald eller rotter."),
    Matter.ACCESS: _("Du har bedt om aktindsigt og har fået nej eller intet svar."),
    Matter.DATA: _("Nogen har set, delt eller gemt noget om dig, som de ikke måtte."),
    Matter.DISCRIMINATION: _("På grund af for eksempel køn, alder, handicap, tro eller hudfarve."),
    Matter.CONTACT: _("Kommunen har sat grænser for, hvor eller hvordan du må henvende dig."),
    Matter.WEBSITE: _("Siden virker ikke med dit hjælpemiddel, eller du vil fritages for Digital Post."),
    Matter.OTHER_AUTHORITY: _("For eksempel Udbetaling Danmark, skat, en udlejer eller en nabo."),
    Matter.AFTERWARDS: _("Din klage er afgjort til sidst, og du er stadig uenig."),
    Matter.STAFF: _("Du er ansat, eller du vil fortælle om noget ulovligt på din arbejdsplads."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the guide asks about a matter: the words for its day, and which further questions make sense."""

    day: str | Promise = ""
    is_decision: bool = False
    promised: bool = False
    department: bool = True


_ASKED: Final[dict[Matter, Asked]] = {
    Matter.DECISION: Asked(_("Hvornår fik du afgørelsen?"), is_decision=True),
    Matter.WAITING: Asked(_("Hvornår søgte eller skrev du?"), promised=True),
    Matter.NO_ANSWER: Asked(_("Hvornår henvendte du dig?"), promised=True),
    Matter.ACCESS: Asked(_("Hvornår bad du om aktindsigt?"), department=False),
    Matter.OTHER_AUTHORITY: Asked(_("Hvornår fik du afgørelsen?"), is_decision=True, department=False),
    Matter.DATA: Asked(_("Hvornår skete det, eller hvornår skrev du?")),
}
_HAPPENED: Final = Asked(_("Hvornår skete det?"))

_ELSEWHERE: Final[dict[Matter, frozenset[int]]] = {
    Matter.WAITING: frozenset({72}),
    Matter.NO_ANSWER: frozenset({72}),
    Matter.HANDLING: frozenset({72}),
    Matter.CONDUCT: frozenset({72}),
    Matter.PRACTICAL: frozenset({31, 36, 44, 45, 47, 56, 70, 72}),
    Matter.ACCESS: frozenset({59, 60}),
    Matter.DATA: frozenset({61}),
    Matter.DISCRIMINATION: frozenset({62}),
    Matter.CONTACT: frozenset({71}),
    Matter.WEBSITE: frozenset({68, 69}),
    Matter.OTHER_AUTHORITY: frozenset({6, 22, 23, 24, 25, 26, 27, 49, 50, 57, 63, 64, 65, 67}),
    Matter.AFTERWARDS: frozenset(),
    Matter.STAFF: frozenset(),
}
"""The numbers of the ways to complain that belong to a matter; decisions have all but those that are no decisions."""
_NO_DECISIONS: Final = frozenset({31, 47, 56, 59, 60, 61, 62, 69, 71, 72})

THE_REST: Final = 72
"""The way for what the municipality does, or does not do, that has no way of its own."""

NAMED: Final[dict[tuple[Matter, int], str]] = {
    (Matter.PRACTICAL, THE_REST): "Pleje, skole, rengøring eller andet, som kommunen gør",
    (Matter.ACCESS, 59): "Sagen er ikke min egen (offentlighedsloven)",
    (Matter.ACCESS, 60): "Sagen er min egen (partsaktindsigt)",
}
"""Ways that are called something else where one has said what it is about."""


def named(matter: Matter, number: int, area: str) -> str:
    """Return what a way is called where it is chosen (emne); in Danish, as all of the list of ways is."""
    return NAMED.get((matter, number), area)


def asked_about(matter: Matter) -> Asked:
    """Return what the guide asks about a matter (spørgsmål)."""
    return _ASKED.get(matter, _HAPPENED)


def has_one_way(matter: Matter) -> bool:
    """Tell whether there is but one way to complain about this, so that nobody has to choose (eneste klagevej)."""
    return len(_ELSEWHERE.get(matter, ())) == 1


def belongs_to(matter: Matter) -> Callable[[int], bool]:
    """Return the test that tells whether a way to complain belongs to a matter, by its number (klagevej).

    A way that a municipality adds belongs to decisions until somebody says otherwise.
    """
    if matter is Matter.DECISION:
        return lambda number: number not in _NO_DECISIONS
    return _ELSEWHERE[matter].__contains__
