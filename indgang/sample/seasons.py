"""What is asked when (sæson): how full each day is, and which tasks have their time of the year."""

from datetime import date
from fnmatch import fnmatchcase
from typing import Final

WEEKDAY: Final = (1.24, 1.06, 0.86, 1.16, 0.72, 0.07, 0.06)
MONTH: Final = (1.20, 1.00, 1.10, 1.03, 0.98, 0.97, 0.66, 1.04, 1.04, 0.98, 1.05, 0.83)
_QUIET: Final = {
    (12, 24): 0.05,
    (12, 31): 0.15,
    (12, 27): 0.5,
    (12, 28): 0.5,
    (12, 29): 0.5,
    (12, 30): 0.5,
}

_SEASONS: Final[tuple[tuple[str, tuple[float, ...]], ...]] = (
    ("pas-hastepas", (0.6, 0.7, 0.9, 1.1, 1.3, 1.8, 2.2, 0.9, 0.6, 0.9, 0.5, 0.6)),
    ("pas-*", (0.9, 1.0, 1.4, 1.7, 1.7, 1.5, 0.8, 0.6, 0.6, 0.7, 0.6, 0.5)),
    ("eu-sygesikringskort", (0.8, 0.9, 0.9, 1.0, 1.5, 2.2, 1.9, 0.7, 0.6, 0.7, 0.4, 0.4)),
    ("aarsopgoerelse", (0.4, 0.7, 4.4, 2.4, 0.9, 0.6, 0.4, 0.5, 0.5, 0.4, 0.5, 0.3)),
    ("forskudsopgoerelse", (1.4, 0.7, 0.7, 0.5, 0.4, 0.4, 0.3, 0.5, 0.5, 0.8, 3.9, 1.9)),
    ("grundskyld-ejendomsskat", (2.6, 1.2, 1.0, 0.8, 0.6, 0.6, 1.6, 0.8, 0.7, 0.6, 0.8, 0.7)),
    ("skoleindskrivning", (1.4, 0.8, 0.6, 0.5, 0.4, 0.4, 0.3, 0.6, 0.8, 2.2, 2.8, 1.2)),
    ("sfo", (0.8, 0.8, 1.0, 1.3, 1.4, 1.2, 0.6, 1.6, 1.0, 0.8, 0.8, 0.7)),
    ("dagtilbud-*", (1.1, 1.0, 1.1, 1.0, 1.0, 0.9, 0.7, 1.3, 1.1, 1.0, 0.9, 0.9)),
    ("varmetillaeg", (2.2, 1.6, 1.1, 0.8, 0.5, 0.4, 0.3, 0.5, 0.9, 1.3, 1.4, 1.0)),
    ("aeldrecheck", (3.6, 1.5, 0.7, 0.6, 0.6, 0.5, 0.4, 0.5, 0.6, 0.8, 1.2, 1.0)),
    ("boligstoette", (1.4, 0.9, 0.9, 0.9, 0.9, 0.8, 0.9, 1.7, 1.4, 0.9, 0.8, 0.5)),
    ("flytning-*", (1.1, 0.9, 0.9, 0.9, 1.0, 1.1, 1.0, 1.6, 1.3, 0.9, 0.8, 0.5)),
    ("su-*", (1.4, 0.8, 0.7, 0.7, 0.7, 0.9, 0.8, 2.2, 1.6, 0.9, 0.7, 0.6)),
    ("snerydning-*", (3.8, 3.4, 1.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 1.0, 2.3)),
    ("hvepse-*", (0.0, 0.0, 0.1, 0.3, 0.8, 1.6, 3.8, 3.9, 1.3, 0.2, 0.0, 0.0)),
    ("rotter", (1.1, 0.9, 0.8, 0.7, 0.7, 0.7, 0.7, 0.9, 1.3, 1.7, 1.5, 1.0)),
    ("hul-i-vej", (1.2, 1.7, 2.0, 1.4, 1.0, 0.8, 0.6, 0.7, 0.7, 0.7, 0.7, 0.5)),
    ("traeer-groent", (0.4, 0.6, 1.0, 1.3, 1.7, 1.6, 1.2, 1.1, 1.0, 1.0, 0.7, 0.4)),
    ("gadelys", (1.7, 1.3, 0.9, 0.6, 0.4, 0.3, 0.3, 0.7, 1.1, 1.6, 1.7, 1.4)),
    ("genbrugsplads", (0.7, 0.7, 1.2, 1.7, 1.6, 1.3, 1.0, 1.0, 0.9, 0.8, 0.6, 0.5)),
    ("borgerlig-vielse", (0.6, 0.7, 0.9, 1.1, 1.5, 1.5, 1.2, 1.4, 1.1, 0.7, 0.6, 0.7)),
    ("bygge*", (0.9, 1.0, 1.4, 1.4, 1.3, 1.1, 0.7, 0.9, 1.0, 0.9, 0.8, 0.6)),
    ("lokalebooking", (1.1, 0.8, 0.9, 1.3, 1.3, 1.1, 0.6, 1.5, 1.2, 0.8, 0.8, 0.6)),
    ("mitid-*", (1.1, 1.0, 1.3, 1.0, 0.9, 0.9, 0.8, 1.0, 1.0, 1.0, 1.1, 0.9)),
    ("gravsted-*", (0.7, 0.8, 1.0, 1.2, 1.3, 1.0, 0.9, 1.0, 1.0, 1.1, 1.2, 0.8)),
)
_ELECTIONS: Final = (
    ("brevstemme", 9.0, 0.02),
    ("hjemmestemme", 8.0, 0.02),
    ("valgkort-valgret", 8.0, 0.15),
)
_ELECTION_MONTHS: Final = frozenset({(2024, 5), (2024, 6), (2025, 10), (2025, 11)})
"""The election to the European Parliament in June 2024 and the municipal one in November 2025."""
_DRIFT: Final = (
    ("digital-id-apps", 1.32),
    ("digitalpost-laeseadgang", 1.15),
    ("mitid-*", 0.90),
    ("digital*", 0.95),
    ("svindel-*", 1.25),
    ("tidsbestilling", 1.10),
    ("aabningstider-kontakt", 0.93),
    ("grundskyld-ejendomsskat", 0.85),
    ("hjemmehjaelp", 1.06),
    ("sundhedskort-nyt", 0.94),
)


def fullness(day: date, *, working: bool) -> float:
    """Return how full the day is beside the mean day; on holidays only messages come."""
    if not working and day.weekday() < 5:
        return 0.06
    return WEEKDAY[day.weekday()] * MONTH[day.month - 1] * _QUIET.get((day.month, day.day), 1.0)


def season(slug: str, year: int, month: int) -> float:
    """Return how much more a task is asked for in the month than in the mean month."""
    for name, high, low in _ELECTIONS:
        if slug == name:
            return high if (year, month) in _ELECTION_MONTHS else low
    for pattern, factors in _SEASONS:
        if fnmatchcase(slug, pattern):
            return factors[month - 1]
    return 1.0


def drift(slug: str) -> float:
    """Return how much more a task is asked for from one year to the next, 1.0 when nothing is known."""
    for pattern, factor in _DRIFT:
        if fnmatchcase(slug, pattern):
            return factor
    return 1.0
