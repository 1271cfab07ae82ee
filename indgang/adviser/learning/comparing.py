"""Comparing (sammenligning): a count beside the one of the time before, said as honestly as few cases allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.foundation.intervals import Interval, wilson
from indgang.foundation.rates import Range, Ratio, of_count, ratio


class Verdict(StrEnum):
    """What a comparison shows (udsagn)."""

    MORE = "more"
    FEWER = "fewer"
    UNSURE = "unsure"
    NOTHING = "nothing"
    ALONE = "alone"


WORDS: Final[dict[Verdict, str | Promise]] = {
    Verdict.MORE: gettext_lazy("Flere end før. Så stor en forskel kommer sjældent af tilfældigheder."),
    Verdict.FEWER: gettext_lazy("Færre end før. Så stor en forskel kommer sjældent af tilfældigheder."),
    Verdict.UNSURE: gettext_lazy("Forskellen kan være tilfældig."),
    Verdict.NOTHING: gettext_lazy("Ingen i nogen af perioderne."),
    Verdict.ALONE: gettext_lazy("Der er ingen henvendelser før at sammenligne med."),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A count with the one before it, where `exposure` is how many times as long or as many the later had."""

    now: int
    before: int
    exposure: float = 1.0
    is_comparable: bool = True
    """Whether anybody came at all in the time before; else nothing can be said of a change."""

    @property
    def ratio(self) -> Ratio | None:
        """How many times as many (forhold)."""
        return ratio(self.now, self.before, self.exposure)

    @property
    def verdict(self) -> Verdict:
        """Return what can be said: only an interval that leaves out 1 is called a difference."""
        found = self.ratio
        if not self.is_comparable:
            return Verdict.ALONE
        if found is None:
            return Verdict.NOTHING
        if found.low > 1:
            return Verdict.MORE
        return Verdict.FEWER if found.high < 1 else Verdict.UNSURE

    @property
    def said(self) -> str:
        """Return the verdict in words."""
        return str(WORDS[self.verdict])

    @property
    def interval(self) -> Range:
        """The exact interval of the count."""
        return of_count(self.now)

    @property
    def ratio_said(self) -> str:
        """Return the ratio with its interval, such as "1,5 gange (0,8–2,9)"."""
        found = self.ratio
        if found is None or not self.before:
            return "–"
        return _("%(times)s gange (%(low)s–%(high)s)") % {
            "times": _short(found.value),
            "low": _short(found.low),
            "high": _short(found.high),
        }


@dataclass(frozen=True, slots=True)
class PerHundred:
    """How many of a hundred contacts had such a point (pr. 100 henvendelser); counts contacts, not points."""

    hits: int
    contacts: int

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share."""
        return wilson(self.hits, self.contacts)

    @property
    def said(self) -> str:
        """Return the rate, such as "12,5"."""
        return _short(100 * self.hits / self.contacts) if self.contacts else "–"

    @property
    def interval_said(self) -> str:
        """Return the interval, such as "8,1–18,9"."""
        found = self.interval
        return f"{_short(100 * found.low)}–{_short(100 * found.high)}" if found else "–"


def expected_by_chance(comparisons: int) -> int:
    """Return how many of so many comparisons look different although nothing changed, on average, rounded up."""
    return -(-comparisons // 20)


def _short(number: float) -> str:
    return "∞" if number == inf else number_format(number, 1)
