"""The ways to complain as they come with the product, for tests that need them without a whole catalogue of tasks."""

import csv
from functools import cache

from indgang.law.loading import FOLDER, ROUTES
from indgang.law.models import Route

_WORDS = (
    *("area", "keywords", "law", "decided_by", "body", "length"),
    *("deadline_text", "way", "how", "fee", "rule_codes", "source", "confidence"),
)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FOLDER / ROUTES).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def every_way() -> list[Route]:
    """Return all ways that hold still, not stored."""
    return [
        Route(number=int(row["number"]), **{name: row[name] for name in _WORDS})
        for row in _rows()
        if not row["valid_to"]
    ]


def way(number: int) -> Route:
    """Return one way by its number."""
    return next(each for each in every_way() if each.number == number)
