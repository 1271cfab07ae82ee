"""Uncertainty of counts (antal) and of one count beside another; exact, without tables."""

from collections.abc import Callable
from math import exp, inf, lgamma, log
from typing import Final, NamedTuple

_TAIL: Final = 0.025
_STEPS: Final = 60
_MANY: Final = 3_000
"""Beyond this a count's interval is reckoned by Byar's approximation, which is then exact to four figures."""
_Z: Final = 1.959963984540054


class Range(NamedTuple):
    """A 95 % interval of a count or of a ratio; the upper end of a ratio can be without bounds."""

    low: float
    high: float


def of_count(count: int) -> Range:
    """Return the exact interval of the mean behind a count (F. Garwood, Biometrika 28, 1936).

    Raises ValueError for a count below nought.
    """
    if count < 0:
        raise ValueError("a count is not below nought")
    if count > _MANY:
        return _byar(count)
    top = 3.0 * count + 20
    low = _bisected(lambda mean: 1 - _poisson_upto(count - 1, mean), _TAIL, top) if count else 0.0
    high = _bisected(lambda mean: 1 - _poisson_upto(count, mean), 1 - _TAIL, top)
    return Range(low, high)


class Ratio(NamedTuple):
    """How many times as many there were (forhold), with its exact interval."""

    value: float
    low: float
    high: float
    surprise: float
    """How often chance alone would bring so large a difference either way, if nothing had changed."""


def ratio(after: int, before: int, exposure: float = 1.0) -> Ratio | None:
    """Return a count beside an earlier one, where the later had `exposure` times as long, or as many contacts.

    Exact, by the binomial distribution given the sum (Przyborowski & Wilenski, Biometrika 31, 1940); None of noughts.
    Raises ValueError below nought.
    """
    if min(after, before) < 0 or exposure <= 0:
        raise ValueError("counts are not below nought, and there is some exposure")
    total = after + before
    if total == 0:
        return None
    low, high = clopper_pearson(after, total)
    even = exposure / (1 + exposure)
    return Ratio(
        after / before / exposure if before else inf,
        _odds(low) / exposure,
        _odds(high) / exposure,
        min(1.0, 2 * min(_binomial_upto(after, total, even), 1 - _binomial_upto(after - 1, total, even))),
    )


def clopper_pearson(hits: int, total: int) -> Range:
    """Return the exact interval of a share (C. J. Clopper & E. S. Pearson, Biometrika 26, 1934)."""
    low = _bisected(lambda share: 1 - _binomial_upto(hits - 1, total, share), _TAIL, 1.0) if hits else 0.0
    high = _bisected(lambda share: 1 - _binomial_upto(hits, total, share), 1 - _TAIL, 1.0) if hits < total else 1.0
    return Range(low, high)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else inf


def _byar(count: int) -> Range:
    def end(number: float, sign: int) -> float:
        return float(number * (1 - 1 / (9 * number) + sign * _Z / (3 * number**0.5)) ** 3)

    return Range(end(count, -1), end(count + 1, 1))


def _bisected(rising: Callable[[float], float], wanted: float, top: float) -> float:
    """Return where a rising function reaches a value."""
    low, high = 0.0, top
    for _step in range(_STEPS):
        middle = (low + high) / 2
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _poisson_upto(count: int, mean: float) -> float:
    """Return how likely no more than so many are."""
    if count < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    return min(1.0, sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count + 1)))


def _binomial_upto(hits: int, total: int, share: float) -> float:
    if hits < 0:
        return 0.0
    if hits >= total or share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    whole, ups, downs = lgamma(total + 1), log(share), log(1 - share)
    return min(
        1.0,
        sum(
            exp(whole - lgamma(k + 1) - lgamma(total - k + 1) + k * ups + (total - k) * downs) for k in range(hits + 1)
        ),
    )
