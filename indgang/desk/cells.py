"""Cells (felter): figures in the words and digits of the reader's language, with the way to what is behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import get_format

from indgang.results.figures import Figure

type Way = Callable[[str], str]
"""Returns the address of the inquiries behind a figure: those of its "med", "uden" or "alle"."""


@dataclass(frozen=True, slots=True)
class Digits:
    """How numbers are written here; asked once a page, since asking is slow."""

    point: str
    thousands: str

    @classmethod
    def here(cls) -> Digits:
        """Return the present language's way."""
        return cls(str(get_format("DECIMAL_SEPARATOR")), str(get_format("THOUSAND_SEPARATOR")))

    def whole(self, number: int) -> str:
        """Write a whole number: 28.123."""
        return f"{number:,}".replace(",", self.thousands)

    def tenths(self, number: float) -> str:
        """Write a number with one decimal: 1,3."""
        return f"{number:.1f}".replace(".", self.point)

    def percent(self, share: float | None) -> str:
        """Write a share: 78,4 %."""
        return "–" if share is None else f"{self.tenths(100 * share)} %"

    def interval(self, figure: Figure) -> str:
        """Write the interval of a share: 77,9–78,9 %."""
        ends = figure.interval
        return f"{self.tenths(100 * ends.low)}–{self.tenths(100 * ends.high)} %" if ends else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it is shown; without digits when it is withheld."""

    hidden: bool
    unsettled: bool = False
    share: str = ""
    interval: str = ""
    hits: str = ""
    misses: str = ""
    total: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    hits_url: str = ""
    misses_url: str = ""
    total_url: str = ""

    @property
    def settled(self) -> bool:
        """Tell whether the figure can be drawn among others: neither withheld nor still on the move."""
        return not self.hidden and not self.unsettled


def cell(
    figure: Figure, digits: Digits, *, hidden: bool = False, way: Way | None = None, unsettled: bool = False
) -> Cell:
    """Write a figure down, with links when its reader may see what is behind it."""
    if hidden:
        return Cell(hidden=True)
    ends = figure.interval
    low, high = (f"{100 * ends.low:.1f}", f"{100 * ends.high:.1f}") if ends else ("", "")
    return Cell(
        hidden=False,
        unsettled=unsettled,
        share=digits.percent(figure.share),
        interval=digits.interval(figure),
        hits=digits.whole(figure.hits),
        misses=digits.whole(figure.misses),
        total=digits.whole(figure.total),
        value="" if figure.share is None else f"{100 * figure.share:.1f}",
        low=low,
        high=high,
        hits_url=way("med") if way and figure.hits else "",
        misses_url=way("uden") if way and figure.misses else "",
        total_url=way("alle") if way and figure.total else "",
    )
