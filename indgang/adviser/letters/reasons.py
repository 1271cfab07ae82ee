"""Reasons (begrundelse): the rules and the considerations that a decision must tell (forvaltningsloven §§ 22, 24)."""

import re
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from .complaining import passage
from .kinds import FoundKind, Outcome
from .sheet import Quote, Sheet


class Stated(models.TextChoices):
    """How much of its reasons a decision tells."""

    GIVEN = "given", _("Brevet siger både hvorfor og efter hvilken regel")
    THIN = "thin", _("Vi kan ikke se hele begrundelsen")
    MISSING = "missing", _("Vi fandt ingen begrundelse")
    NOT_NEEDED = "", _("Her kræves ingen begrundelse")


_RULE: Final = re.compile(
    r"\bsection \d+\w*(?: \(\d\))? of the \w+|\b\w*(?:lov(?:en|ens|s)?|bekendtgørelse\w*|reglement\w*"
    r"|regulativ\w*|vedtægt\w*"
    r"|lov om [\w ]{3,50}?)\b[^.]{0,25}?(?:§+ ?\d+(?: ?[a-z]\b)?|§|bilag|kapitel)"
    r"|§+ ?\d+[^.]{0,60}\b(?:i|af) (?:\w+ )?\w*(?:lov|bekendtgørelse|vedtægt)\w*",
    re.IGNORECASE,
)
_WHY: Final = re.compile(
    r"\b(?:lagt|lægger|har vi lagt|der er lagt) (?:især |særlig |blandt andet |bl\.a\. )?(?:vægt )på"
    r"|\blagt vægt\b|\blægger(?: \w+)* vægt\b"
    r"|\b(?:vi|kommunen|udvalget|nævnet) (?:mener|synes|vurderer ikke)\b|\befter vores (?:opfattelse"
    r"|vurdering)\b|\bud fra\b|\bhar oplyst\b"
    r"|\ber (?:det )?en betingelse\b|\ber grænsen\b"
    r"|\bfordi\b|\bårsagen er\b|\bvi begrunder\b|\b(?:vores )?begrundelse er\b|\bskyldes\b"
    r"|\bdet skyldes\b|\bbegrundelsen? er\b"
    r"|\bidet\b|\beftersom\b|, (?:og )?da \w+|, for (?:du|I|der|det|vi|din|dit|dine|jeres|det)\b"
    r"|, for \w+(?:en|et|erne) \w+r\b|\bbaggrunden (?:er|for)\b|\bpå (?:den|denne) baggrund\b|\bårsag(?:en)? til\b"
    r"|\bdet følger af\b|\bkonkret vurdering\b|\bviste (?:det sig|vores|vi)\b|\bkan (?:vi|man) se\b"
    r"|\bbygger (?:vi )?\w* ?på\b"
    r"|\b(?:vi vurderer(?: derfor)?|har vurderet),? at\b(?!.{0,30}\bikke (?:opfylder|er berettiget|har ret))"
    r"|\bderfor\b|\bhensynet til\b|\bhenset til\b|\bpå grund af\b|\baf hensyn til\b"
    r"|\blægger (?:\w+ )?til grund\b|\bsamlet vurdering\b|\bbecause\b|\bdo not meet\b|\baf den grund\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a decision says on why (begrundelse)."""

    stated: Stated
    rule: Quote | None = None
    why: Quote | None = None


def find(sheet: Sheet, kind: FoundKind) -> Reasons:
    """Return the reasons that a decision tells; one that gives all that was asked for needs none.

    Where it tells how to complain, we do not trust ourselves to have seen that it gives all.
    """
    rule, why = sheet.first(_RULE), sheet.first(_WHY)
    gives_all = kind.outcome == Outcome.GRANTED and not passage(sheet)
    if not kind.is_decision or gives_all:
        return Reasons(Stated.NOT_NEEDED, rule, why)
    if rule and why:
        return Reasons(Stated.GIVEN, rule, why)
    return Reasons(Stated.THIN if rule or why else Stated.MISSING, rule, why)
