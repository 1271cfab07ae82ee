"""Articles for tests, told in one line."""

from datetime import date
from typing import Any

from indgang.knowledge.models import Article, Wording
from indgang.sample.cast import Cast

NEXT_YEAR = date(2027, 9, 1)


def wording(**changes: Any) -> Wording:
    """A short text on passports, for staff unless told."""
    facts = {"title": "Nyt pas", "text": "Kom med dit gamle pas.", "sources": "Pasloven | 01.09.2026"}
    return Wording(**facts | changes)


def article(cast: Cast, **changes: Any) -> Article:
    """Tina's article on passports, unless told otherwise."""
    about = {name: changes.pop(name) for name in ("title", "text", "sources", "audience") if name in changes}
    facts: dict[str, Any] = {"owner": cast.tina, "review_by": NEXT_YEAR, "tasks": [cast.passport], "by": cast.tina}
    return Article.begin(wording(**about), **facts | {"at": cast.at} | changes)
