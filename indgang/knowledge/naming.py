"""The short name (kode) by which a text stands in an address."""

from typing import Any, Final

from django.db import models
from django.utils.text import slugify

TAKEN: Final = frozenset({"ny", "klart-sprog", "til-mig", "mine-tilbagemeldinger", "beskeder"})
"""Names of pages beside the articles."""
_LONGEST: Final = 70
_DANISH: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


def free_slug(title: str, rows: models.Manager[Any]) -> str:
    """Return a short name made of the title that no row has yet."""
    base = slugify(title.translate(_DANISH))[:_LONGEST].strip("-") or "artikel"
    used = TAKEN | set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in used:
        return base
    return next(name for n in range(2, len(used) + 3) if (name := f"{base}-{n}") not in used)
