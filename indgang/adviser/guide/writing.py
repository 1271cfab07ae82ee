"""What a complaint should say (klagens indhold), in a few points."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from .matters import Matter, asked_about
from .situation import Situation


def what_to_write(situation: Situation) -> tuple[str, ...]:
    """Return the points that the complaint should hold; little is needed, and more may follow."""
    if situation.route is None:
        return ()
    points = _POINTS.get(situation.matter)
    if points is None:
        points = _decision if asked_about(situation.matter).is_decision else _event
    return (*points(), _("Dit navn, og hvordan de kan få fat i dig. Skriv ikke dit CPR-nummer i en almindelig e-mail."))


def _decision() -> tuple[str, ...]:
    return (
        _("Hvilken afgørelse det er, og hvilken dag den er fra."),
        _("Hvad du mener er forkert, eller hvad de ikke har set på."),
        _("Hvad du gerne vil have i stedet."),
        _("Har du papirer, der viser det, så send dem med. De må gerne komme senere."),
    )


def _event() -> tuple[str, ...]:
    return (
        _("Hvad der skete, hvor og hvornår."),
        _("Hvad det har betydet for dig."),
        _("Hvad du gerne vil have, der sker nu."),
    )


def _waiting() -> tuple[str, ...]:
    return (
        _("Hvad du har søgt eller spurgt om, og hvornår."),
        _("Hvad du har fået lovet, og af hvem."),
        _("Bed om en dag, hvor du får svar, og om navnet på den, der har sagen."),
    )


def _access() -> tuple[str, ...]:
    return (
        _("Hvilken sag du vil se, og hvornår du bad om det."),
        _("Hvad du fik nej til, eller at du ikke har fået svar."),
        _("Skriv, hvis det er din egen sag. Så har du ret til at se mere."),
    )


def _data() -> tuple[str, ...]:
    return (
        _("Hvilke oplysninger det handler om, og hvem der har set dem."),
        _("Hvornår du opdagede det, og hvad kommunen har svaret."),
        _("Hvad du gerne vil have rettet eller slettet."),
    )


def _discrimination() -> tuple[str, ...]:
    return (
        _("Hvad der skete, hvor og hvornår."),
        _("Hvorfor du mener, at der blev gjort forskel på dig."),
        _("Hvem der så det, og hvad der er skrevet om det."),
    )


_POINTS: Final[dict[Matter, Callable[[], tuple[str, ...]]]] = {
    Matter.WAITING: _waiting,
    Matter.NO_ANSWER: _waiting,
    Matter.ACCESS: _access,
    Matter.DATA: _data,
    Matter.DISCRIMINATION: _discrimination,
}
