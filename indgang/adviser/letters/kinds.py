"""The kinds of letter (brevets art), and what a decision gives (udfald)."""

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from .sheet import Quote
from .sureness import Sure


class Kind(models.TextChoices):
    """The kinds of letter (brevets art) that ask different things of the reader."""

    DECISION = "decision", _("Afgørelse")
    REFUSAL = "refusal", _("Afslag")
    HEARING = "hearing", _("Høring før en afgørelse")
    REQUEST = "request", _("Spørgsmål om oplysninger")
    SUMMONS = "summons", _("Indkaldelse til et møde eller en tid")
    INVOICE = "invoice", _("Regning")
    REMINDER = "reminder", _("Rykker eller påmindelse")
    RECEIPT = "receipt", _("Besked om, hvor sagen er")
    INFORMATION = "information", _("Orientering")
    NO_LETTER = "no_letter", _("Ikke et brev fra en myndighed")


class Outcome(models.TextChoices):
    """What a decision gives its reader (udfald)."""

    GRANTED = "granted", _("Du har fået ja")
    PARTLY = "partly", _("Du har fået noget af det, du bad om")
    REFUSED = "refused", _("Du har fået nej")
    BURDEN = "burden", _("Det er noget, du skal gøre, betale eller miste")
    SENT_BACK = "sent_back", _("Sagen skal behandles igen")
    UNKNOWN = "unknown", _("Vi kan ikke se, om det er ja eller nej")


DECISIONS: Final = frozenset({Kind.DECISION, Kind.REFUSAL})


@dataclass(frozen=True, slots=True)
class FoundKind:
    """What kind a letter is, what a decision gives, how sure that is, and by what it was seen."""

    kind: Kind
    outcome: Outcome
    sure: Sure
    signs: tuple[Quote, ...] = ()

    @property
    def is_decision(self) -> bool:
        """Tell whether the letter decides something about the reader, so that the rules of decisions hold."""
        return self.kind in DECISIONS
