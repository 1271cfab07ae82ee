"""Uncertainty of shares (andele)."""

from math import sqrt
from typing import Final, NamedTuple

Z95: Final = 1.959963984540054


class Interval(NamedTuple):
    """A 95 % interval of a share; both ends between 0 and 1."""

    low: float
    high: float


def wilson(hits: int, total: int, z: float = Z95) -> Interval | None:
    """Return Wilson's score interval (E. B. Wilson, JASA 22, 1927), or None when there is nothing to count.

    Raises ValueError unless 0 <= hits <= total.
    """
    if not 0 <= hits <= total:
        raise ValueError("hits must lie between 0 and total")
    if total == 0:
        return None
    share = hits / total
    weight = 1 + z * z / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt((share * (1 - share) + z * z / (4 * total)) / total)
    low = 0.0 if hits == 0 else (middle - spread) / weight
    high = 1.0 if hits == total else (middle + spread) / weight
    return Interval(max(0.0, low), min(1.0, high))
