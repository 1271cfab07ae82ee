"""The metrics (måltal): each figure's one definition, printed beside it wherever it is shown.

A metric names two counts (see `conditions`): its hits, and the total that they are a share of. A changed definition
gets a new version; facts counted by an older one are then counted anew.
"""

from typing import ClassVar, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

POPULATION: Final = _(
    "Henvendelser, der er åbnet i perioden, også de anonyme. Fejlregistrerede, prøver, spam og dem, der er lagt"
    " sammen med en anden, tæller ikke med."
)


class Metric:
    """A share with a definition (måltal)."""

    slug: ClassVar[str]
    number: ClassVar[int]
    version: ClassVar[int] = 1
    name: ClassVar[str | Promise]
    sentence: ClassVar[str | Promise]
    numerator: ClassVar[str | Promise]
    denominator: ClassVar[str | Promise]
    population: ClassVar[str | Promise] = POPULATION
    hits: ClassVar[str]
    total: ClassVar[str] = "population"
    has_target: ClassVar[bool] = False
    more_is_better: ClassVar[bool] = True


class Solved(Metric):
    """Definition 1, the policy's 80 % (løst i Borgerservice)."""

    slug = "solved"
    number = 1
    name = _("Løst i Borgerservice")
    sentence = _(
        "Borgerservices egne medarbejdere har løst henvendelsen, vejledt om den eller vist selvbetjening, uden at en"
        " afdeling havde taget imod den forinden."
    )
    numerator = _(
        "Henvendelser, hvis gældende løsning er givet af Borgerservice med udfaldet løst, vejledt eller selvbetjening"
        " vist, og hvor ingen afdeling havde taget imod en overdragelse før løsningen."
    )
    denominator = _("Alle henvendelser i perioden. De åbne er med, så andelen stiger, når de løses.")
    hits = "solved"
    has_target = True


class SolvedFirst(Metric):
    """Definition 2 (løst ved første kontakt)."""

    slug = "solved_first"
    number = 2
    name = _("Løst ved første kontakt")
    sentence = _("Som løst i Borgerservice, og løsningen blev givet i den kontakt, der åbnede henvendelsen.")
    numerator = _("Henvendelser løst i Borgerservice, hvis løsning hører til den kontakt, der åbnede dem.")
    denominator = Solved.denominator
    hits = "solved_first"


class Verified(Metric):
    """Definition 3, as 1 (bekræftet løst)."""

    slug = "verified"
    number = 3
    name = _("Bekræftet løst")
    sentence = _(
        "Som løst i Borgerservice, og borgeren kom ikke igen med det samme inden 14 dage: henvendelsen blev ikke"
        " genåbnet, og borgeren åbnede ingen ny om samme opgave. Kan kun opgøres, når borgeren er kendt. Løsninger,"
        " der er under 14 dage gamle, og hvor borgeren ikke er kommet igen, afventer og tæller først med bagefter."
        " En henvendelse uden opgave kan kun ses at komme igen, når den genåbnes."
    )
    numerator = _("Henvendelser fra kendte borgere, løst i Borgerservice, hvor borgeren blev væk i 14 dage.")
    denominator = _("Henvendelser fra kendte borgere, også de åbne, men uden dem, der afventer.")
    hits = "verified"
    total = "decided"


class VerifiedFirst(Verified):
    """Definition 3, as 2 (bekræftet løst ved første kontakt)."""

    slug = "verified_first"
    name = _("Bekræftet løst ved første kontakt")
    numerator = _(
        "Henvendelser fra kendte borgere, løst ved første kontakt i Borgerservice, hvor borgeren blev væk i 14 dage."
    )
    hits = "verified_first"


class PassedOn(Metric):
    """Definition 4, as the citizen meets it (henvist til andre)."""

    slug = "passed_on"
    number = 4
    name = _("Henvist til andre")
    sentence = _("Borgeren fik at vide, at han eller hun måtte henvende sig et andet sted.")
    numerator = _("Henvendelser, hvis gældende løsning har udfaldet henvist til anden myndighed eller fejlhenvist.")
    denominator = Solved.denominator
    hits = "told_elsewhere"
    more_is_better = False


class HandedOver(PassedOn):
    """Definition 4, as the house sees it (overdraget)."""

    slug = "handed_over"
    name = _("Overdraget til en afdeling")
    sentence = _("Henvendelsen blev overdraget mindst én gang. Antallet af overdragelser står ved siden af.")
    numerator = _("Henvendelser med mindst én overdragelse, også når den blev trukket eller sendt tilbage.")
    hits = "handed_over"


class SelfServiceShown(Metric):
    """Definition 5, how often the policy's self-service is offered (selvbetjening vist)."""

    slug = "self_service"
    number = 5
    name = _("Selvbetjening vist")
    sentence = _("Borgeren fik vist, hvordan man selv klarer det på nettet.")
    numerator = _(
        "Henvendelser, hvis gældende løsning har udfaldet selvbetjening vist. Er en af dem genåbnet og løst på en"
        " anden måde, tæller den ikke med."
    )
    denominator = Solved.denominator
    hits = "shown"


METRICS: Final[dict[str, Metric]] = {
    metric.slug: metric()
    for metric in (Solved, SolvedFirst, Verified, VerifiedFirst, PassedOn, HandedOver, SelfServiceShown)
}

DEFINITIONS: Final = ".".join(str(metric.version) for metric in METRICS.values())
"""The versions by which facts are counted."""
