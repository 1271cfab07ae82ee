"""How a complaint is made, where it is sent, and what happens then (klagens vej)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from indgang.law.models import Route, Way

from .matters import Matter, asked_about
from .situation import Situation

_REASSESSED: Final = "rsl-66"
"""The rule by which the decision is looked at again within four weeks (genvurdering)."""
_SENT_ON: Final = "ofl-37-2"
"""The rule by which a complaint about access is sent on within seven working days."""
MUNICIPALITY: Final = "Kommunen"
"""What the list of ways calls the municipality."""


@dataclass(frozen=True, slots=True)
class Sending:
    """How, to whom, and what then (sådan gør du); `to` names the recipient for the letter."""

    to: str
    how: tuple[str, ...]
    where: tuple[str, ...]
    afterwards: tuple[str, ...]


def sending(situation: Situation) -> Sending:
    """Return how a complaint goes its way; where the way is not certain, whoever decided can tell."""
    route = situation.route
    if route is None:
        return Sending("", (), (), ())
    if route.is_uncertain:
        return _ask_first(route, situation.matter)
    if situation.matter is Matter.ACCESS:
        return _access(route)
    if route.way == Way.NONE and not asked_about(situation.matter).is_decision:
        return _to_the_department(route, situation.matter)
    return _WAYS[Way(route.way)](route, situation.matter)


def is_one(name: str) -> bool:
    """Tell whether the list of ways names one recipient, and not a choice between several."""
    return bool(name) and " eller " not in name and ";" not in name


def recipient(situation: Situation) -> str:
    """Return to whom the letter goes (modtager); empty when nobody is certain."""
    return sending(situation).to


def _any_form() -> tuple[str, ...]:
    return (
        _("Du kan skrive, ringe eller komme forbi. Et kort brev er nok."),
        _("Du må gerne få en anden til at hjælpe dig. Skal en anden klage for dig, så skriv en fuldmagt."),
    )


def _ask_first(route: Route, _matter: Matter) -> Sending:
    return Sending(
        to=route.decided_by,
        how=(
            _("Skriv kort, at du klager, og bed om at få at vide, hvem der skal se på klagen."),
            _("Har du sendt klagen til den forkerte, skal de så vidt muligt sende den videre til den rigtige."),
        ),
        where=(_("Send klagen til den, der har sagen, og bed dem sende den videre til den rigtige."),),
        afterwards=(_("De skal fortælle dig, hvor klagen hører hjemme, og hvad der sker nu."),),
    )


def _via(route: Route, _matter: Matter) -> Sending:
    return Sending(
        to=route.decided_by,
        how=_any_form(),
        where=(
            _to_the_decider(route),
            _("Send den ikke selv til klageinstansen. Så går der kun længere tid."),
        ),
        afterwards=(
            _("De ser på din sag igen. Det skal ske inden 4 uger.")
            if _REASSESSED in route.rule_list
            else _("De ser på din sag igen, før de sender klagen videre."),
            _("Får du ret, får du en ny afgørelse."),
            _("Får du ikke ret, sender de klagen videre til klageinstansen. Du skal ikke gøre noget selv."),
            _("Spørg, om afgørelsen gælder, mens de ser på klagen."),
        ),
    )


def _to_the_decider(route: Route) -> str:
    """Return where it goes, by name when the list of ways names one."""
    if route.decided_by == MUNICIPALITY:
        return _("Send klagen til den afdeling i kommunen, der har truffet afgørelsen.")
    if is_one(route.decided_by):
        return _("Send klagen til %(decider)s. Det er dem, der har truffet afgørelsen.") % {"decider": route.decided_by}
    return _("Send klagen til den, der har truffet afgørelsen.")


def _access(route: Route) -> Sending:
    """The days are those of offentlighedsloven; what stops a time is asking for one's own case."""
    if _SENT_ON in route.rule_list:
        afterwards = (
            _("De skal sende klagen videre så hurtigt som muligt, som regel inden 7 arbejdsdage."),
            _("Klageinstansen skal som regel være færdig inden 20 arbejdsdage. Ellers får du at vide hvorfor."),
        )
    else:
        afterwards = (
            _("Klagen går samme vej som en klage over sagen selv. De skal sende den videre til klageinstansen."),
            _("Har du bedt om at se din sag, før klagefristen er gået, så står fristen stille, til du får svar."),
        )
    return Sending(
        to=route.decided_by,
        how=_any_form(),
        where=(_("Send klagen til den, der har sagen. De sender den videre til den rigtige."),),
        afterwards=afterwards,
    )


def _direct(route: Route, _matter: Matter) -> Sending:
    return Sending(
        to=route.body,
        how=_any_form()[1:],
        where=(
            _("Send klagen direkte til %(body)s.") % {"body": route.body},
            _("Send en kopi af den afgørelse eller det svar, det handler om."),
        ),
        afterwards=(
            _("De skriver til dig, når de har fået klagen."),
            _("De spørger som regel den, du klager over, før de svarer dig."),
        ),
    )


def _portal(route: Route, _matter: Matter) -> Sending:
    return Sending(
        to=route.body,
        how=(
            _("Klag gennem Klageportalen på nettet. En klage, der kommer på en anden måde, kan blive afvist."),
            _("Kan du ikke bruge portalen, så bed kommunen om at blive fritaget."),
            _("Der er et gebyr. Se beløbet, før du sender. Du får det tilbage, hvis du får helt eller delvist ret."),
        ),
        where=(
            _("Vælg i portalen den kommune, der har truffet afgørelsen."),
            _("Lav brevet her, og kopier teksten ind i portalen."),
        ),
        afterwards=(
            _("Kommunen ser klagen først og kan ændre afgørelsen."),
            _("Ændrer den ikke noget, går klagen videre til klageinstansen."),
        ),
    )


def _court(route: Route, _matter: Matter) -> Sending:
    return Sending(
        to=route.decided_by,
        how=(
            _("Sagen skal for en domstol. Et brev til dem, der har truffet afgørelsen, er ikke nok."),
            _("Få råd, før du går i gang: det kan koste penge at tabe."),
            _("Retshjælpen giver gratis råd. Se også, om din forsikring dækker."),
        ),
        where=(_("Spørg den, der har truffet afgørelsen, hvilken domstol du skal bruge."),),
        afterwards=(_("Domstolen hører begge parter og afgør sagen."),),
    )


def _to_the_department(route: Route, matter: Matter) -> Sending:
    """Nobody above decides: the leader looks at it, and what is left is the adviser and the Ombudsman."""
    outside = _("Ingen klageinstans ser på sagen bagefter.") if matter is Matter.DECISION else ""
    return Sending(
        to=route.decided_by,
        how=_any_form(),
        where=(_to_the_leader(matter),),
        afterwards=tuple(
            filter(
                None,
                (
                    _("Lederen ser på det og svarer dig. Bed om at få et svar på skrift."),
                    outside,
                    _next_body(route),
                    _("Kommer du ikke videre, så gå til borgervejlederen. Det er gratis."),
                    _("Til sidst kan du klage til Folketingets Ombudsmand. Gør det inden et år."),
                ),
            )
        ),
    )


def _to_the_leader(matter: Matter) -> str:
    if asked_about(matter).is_decision:
        return _("Send klagen til den, der har truffet afgørelsen, og skriv »Til lederen« øverst.")
    return _("Send brevet til den afdeling, det handler om, og skriv »Til lederen« øverst.")


def _next_body(route: Route) -> str:
    """Return where to go with what the department does not put right, where somebody outside hears complaints."""
    if route.way != Way.NONE or not route.is_appealable:
        return ""
    return _("Hjælper det ikke, så gå til klageinstansen: %(body)s.") % {"body": route.body}


_WAYS: Final[dict[Way, Callable[[Route, Matter], Sending]]] = {
    Way.VIA: _via,
    Way.DIRECT: _direct,
    Way.PORTAL: _portal,
    Way.COURT: _court,
    Way.DEPARTMENT: _to_the_department,
    Way.NONE: _ask_first,
}
