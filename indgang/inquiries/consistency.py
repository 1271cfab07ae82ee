"""Whether the inquiries' own columns say the same as the rows behind them (modsigelser); nothing should be found."""

from dataclasses import dataclass
from typing import Final

from django.db.models import F, FilteredRelation, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from . import retokenising
from .models import Inquiry

_EXAMPLES: Final = 5


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One way in which a column and its rows disagree (modsigelse): how often, and some of the references."""

    rule: str
    sentence: str | LazyText
    count: int
    examples: list[str]

    def __str__(self) -> str:
        return f"{self.sentence} ({self.count}: {', '.join(self.examples)})"


def contradictions() -> list[Contradiction]:
    """Look through all inquiries and return every kind of contradiction that there is."""
    told = Inquiry.objects.alias(
        solution=FilteredRelation("solutions", condition=Q(solutions__withdrawn_at__isnull=True)),
        handover=FilteredRelation("handovers", condition=Q(handovers__ended_at__isnull=True)),
        promise_row=FilteredRelation("promises", condition=Q(promises__replaced_at__isnull=True)),
    )
    found = []
    for rule, sentence, wrong in _RULES:
        numbers = list(told.filter(wrong).order_by("pk").values_list("pk", flat=True)[:_EXAMPLES])
        if numbers:
            count = told.filter(wrong).count()
            found.append(Contradiction(rule, sentence, count, [Inquiry(pk=number).reference for number in numbers]))
    return [*found, *_stale_words()]


def _stale_words() -> list[Contradiction]:
    count, numbers = retokenising.stale(_EXAMPLES)
    sentence = _("Søgeord er skåret efter ældre regler. Kør `indgang reindex`, eller vent til i nat.")
    examples = [Inquiry(pk=number).reference for number in numbers]
    return [Contradiction("words", sentence, count, examples)] if count else []


def _differ(column: str, said: str) -> Q:
    """Tell where two columns hold different values, or only one of them holds any."""
    return (
        Q(**{f"{column}__lt": F(said)})
        | Q(**{f"{column}__gt": F(said)})
        | Q(**{f"{column}__isnull": True, f"{said}__isnull": False})
        | Q(**{f"{column}__isnull": False, f"{said}__isnull": True})
    )


_RULES: Final[tuple[tuple[str, str | LazyText, Q], ...]] = (
    ("solved_at", _("Afsluttet passer ikke med løsningen."), _differ("solved_at", "solution__at")),
    ("discarded_at", _("Udtaget passer ikke med udtagelsen."), _differ("discarded_at", "discards__at")),
    ("at_department", _("Afdelingen passer ikke med overdragelsen."), _differ("at_department", "handover__department")),
    ("accepted_at", _("Modtagelsen passer ikke med overdragelsen."), _differ("accepted_at", "handover__accepted_at")),
    ("promised_for", _("Den lovede dato passer ikke med løftet."), _differ("promised_for", "promise_row__due")),
    (
        "closed_at_department",
        _("En afsluttet henvendelse ligger stadig hos en afdeling."),
        Q(at_department__isnull=False) & (Q(solved_at__isnull=False) | Q(discarded_at__isnull=False)),
    ),
    ("opened_at", _("Åbnet passer ikke med kontakten."), _differ("opened_at", "opened_in__started_at")),
    ("channel", _("Kanalen passer ikke med kontakten."), _differ("channel", "opened_in__channel")),
    ("centre", _("Centret passer ikke med kontakten."), _differ("centre", "opened_in__centre")),
)
