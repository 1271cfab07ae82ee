"""The guide's answer (råd): what to do first, who decides, by when, how, what to write, and what happens then."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from indgang.law.models import Route, Way

from .matters import Matter, asked_about
from .sending import Sending, sending
from .situation import Situation
from .timing import Hurry, Timing, timing
from .writing import what_to_write

_USUAL: Final = "rsl-66"
"""The rule on which the usual way rests; the guide tells that way in its own words."""
_STATEMENT: Final = "web-4"
"""The rule by which a site tells whom to write to when it cannot be used (tilgængelighedserklæring)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What a citizen is told (vejledning); what nobody has confirmed is not among it."""

    is_decision: bool
    first: tuple[str, ...]
    decided_by: str
    body: str
    """Who hears the complaint; empty where that is not certain."""
    doubt: tuple[str, ...]
    """Why the route is not certain, and who can tell."""
    timing: Timing
    sending: Sending
    write: tuple[str, ...]
    further: tuple[str, ...]
    special: str
    """What is particular to this way to complain, in the words of the list of ways; empty for the usual way."""

    @property
    def short_notice(self) -> bool:
        """Tell whether a short notice should go at once, with the reasons to follow (kort klage)."""
        return self.timing.hurry in (Hurry.SHORT, Hurry.PASSED)


def advise(situation: Situation, day: date) -> Advice:
    """Return what somebody in this situation should do, as seen on a day."""
    route = situation.route
    is_certain = route is not None and not route.is_uncertain
    return Advice(
        is_decision=asked_about(situation.matter).is_decision,
        first=_first(situation),
        decided_by=route.decided_by if route else "",
        body=route.body if route and is_certain else "",
        doubt=() if is_certain or route is None else _doubt(),
        timing=timing(situation, day),
        sending=sending(situation),
        write=what_to_write(situation),
        further=_further(situation),
        special=route.how if route and is_certain and not _is_told(situation, route) else "",
    )


def _is_told(situation: Situation, route: Route) -> bool:
    """Tell whether the guide's own words say all that the list of ways does."""
    return _USUAL in route.rule_list or situation.matter is Matter.ACCESS


def _first(situation: Situation) -> tuple[str, ...]:
    """The decision's own guidance comes before all that this guide knows."""
    if situation.matter is Matter.STAFF:
        return (
            _("Tal med din leder, din tillidsrepræsentant eller din fagforening om løn, tone og arbejde."),
            _("Vil du fortælle om noget ulovligt, så brug kommunens whistleblowerordning. Den er lukket for andre."),
            _("Borgervejlederen må ikke gå ind i sager om ansatte. Skriv derfor ikke om det her."),
        )
    if situation.matter is Matter.AFTERWARDS:
        return (
            _("Brug først alle andre måder at klage på."),
            _("Find den sidste afgørelse frem. Se, hvilken dag den er fra."),
        )
    if asked_about(situation.matter).is_decision:
        return (*_own_guidance(situation), *_ask_meanwhile(situation))
    return _department_first(situation)


def _own_guidance(situation: Situation) -> tuple[str, ...]:
    if situation.has_guidance is False:
        return (
            _("Se brevet igennem en gang til. Det, der står om at klage, står tit til sidst."),
            _("Står det der ikke, så bed om det: du har ret til at få at vide, hvor og hvornår du kan klage."),
        )
    return (_("Læs først, hvad der står i brevet om at klage. Står der noget andet end her, så gælder brevet."),)


def _ask_meanwhile(situation: Situation) -> tuple[str, ...]:
    if situation.asked_department or not asked_about(situation.matter).department:
        return ()
    return (_("Spørg gerne sagsbehandleren om det, du ikke forstår. Men vent ikke med klagen: fristen løber imens."),)


def _department_first(situation: Situation) -> tuple[str, ...]:
    if not asked_about(situation.matter).department:
        return (
            _("Se, om du har fået et svar med en klagevejledning. Står der noget andet end her, så gælder svaret."),
        )
    if situation.asked_department:
        return (_after_asking(situation.route),)
    return (_before_complaining(situation),)


def _after_asking(route: Route | None) -> str:
    if route and not route.is_uncertain and route.way == Way.DIRECT:
        return _("Du har talt med dem om det. Nu kan du klage.")
    return _("Du har talt med afdelingen. Næste skridt er at skrive til lederen, så der skal svares på skrift.")


def _before_complaining(situation: Situation) -> str:
    """Return whom to turn to first; much is put right at once."""
    said = {
        Matter.WAITING: _("Spørg først sagsbehandleren, hvor langt sagen er, og hvilken dag du får en afgørelse."),
        Matter.NO_ANSWER: _("Spørg først en gang til, og bed om en dag, hvor du får svar."),
        Matter.DATA: _(
            "Spørg først kommunens databeskyttelsesrådgiver, hvad der er sket. Du må også klage med det samme."
        ),
        Matter.PRACTICAL: _(
            "Tal først med dem, der gør arbejdet, eller deres leder. Tit kan det rettes med det samme."
        ),
        Matter.DISCRIMINATION: _("Sig først til dem, der har gjort det, hvad du mener. Skriv ned, hvad de svarer."),
    }
    if situation.route and _STATEMENT in situation.route.rule_list:
        return _("Skriv først til dem, der har siden. Adressen står i deres tilgængelighedserklæring.")
    usual = _("Tal først med sagsbehandleren eller lederen om det, der er sket. Tit kan det rettes med det samme.")
    return said.get(situation.matter, usual)


def _doubt() -> tuple[str, ...]:
    return (
        _("Vi er ikke sikre på, hvem der skal se på klagen her. Derfor skriver vi ingen navne og ingen frist."),
        _("Den, der har sagen, skal kunne sige det. Borgervejlederen hjælper dig gerne med at spørge."),
    )


def _further(situation: Situation) -> tuple[str, ...]:
    if situation.matter is Matter.STAFF:
        return ()
    if situation.matter is Matter.AFTERWARDS:
        return (
            _(
                "Folketingets Ombudsmand kan se på sagen, når den er afgjort til sidst. Klag inden et år på"
                " ombudsmanden.dk."
            ),
            _("Ankestyrelsen fører tilsyn med, at kommuner følger loven. Den vælger selv, hvad den tager op."),
            _("Domstolene kan også afgøre sagen. Få råd om det først, for eksempel i retshjælpen."),
        )
    return (
        _("Borgervejlederen kan forklare brevet, hjælpe dig med klagen og få dialogen i gang igen. Det er gratis."),
        _("Borgervejlederen kan ikke ændre afgørelsen."),
    )
