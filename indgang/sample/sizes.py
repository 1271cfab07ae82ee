"""How large the made-up municipality is built (størrelse)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class Size:
    """How long the town lives, how much is asked in a year, and how many live there."""

    name: str
    days: int
    inquiries: int
    inhabitants: int
    keeps_rows: bool = False
    has_adviser: bool = True

    def first_day(self, until: date) -> date:
        """Return the day on which the town's story begins."""
        return until - timedelta(days=self.days - 1)


SMALL: Final = Size("small", days=56, inquiries=1_500, inhabitants=1_200, keeps_rows=True)
"""Eight weeks, for tests."""
DEMO: Final = Size("demo", days=1_096, inquiries=360_000, inhabitants=38_000)
"""Three years, for showing."""
_MOST_INHABITANTS: Final = 200_000


def large(inquiries: int) -> Size:
    """Return three years with so many inquiries, for measuring."""
    people = min(_MOST_INHABITANTS, max(SMALL.inhabitants, inquiries * DEMO.inhabitants // DEMO.inquiries))
    return replace(DEMO, name="large", inquiries=inquiries, inhabitants=people, has_adviser=False)


def named(name: str, inquiries: int | None = None) -> Size:
    """Return the size of a name; `large` may be told how many inquiries. Raises ValueError for other names."""
    if name == "large":
        return large(inquiries or 1_000_000)
    for size in (SMALL, DEMO):
        if size.name == name:
            return size
    raise ValueError(f"the size is small, demo or large, not {name!r}")
