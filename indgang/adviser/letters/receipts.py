"""What may be told to a department (kvittering): the findings as signed codes, so that no letter is kept for it."""

import secrets
from dataclasses import dataclass
from typing import Final

from django.core import signing

from .explaining import Explained
from .kinds import Kind
from .points import Point, Shortcoming, points
from .refusals import StaleExplanation

_SALT: Final = "letter"
_SECONDS: Final = 2 * 60 * 60


@dataclass(frozen=True, slots=True)
class Receipt:
    """A letter's findings without the letter: kind, readability, points and the department that was found."""

    token: str
    kind: Kind
    lix: int
    department: str
    points: tuple[Point, ...]


def write(letter: Explained) -> str:
    """Return the findings, signed, as they stand in a form; blank when there is nothing to tell."""
    told = points(letter)
    if not told:
        return ""
    department = letter.sender.department if letter.sender else ""
    content = {
        "token": secrets.token_urlsafe(24),
        "kind": letter.kind.kind.value,
        "lix": letter.examined.shown_lix,
        "department": department,
        "points": [[each.shortcoming.value, each.figure] for each in told],
    }
    return signing.dumps(content, salt=_SALT, compress=True)


def read(written: str) -> Receipt:
    """Return the findings of a form. Raises StaleExplanation when they are old, or not ours."""
    try:
        content = signing.loads(written, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        raise StaleExplanation from None
    told = tuple(Point(Shortcoming(code), figure) for code, figure in content["points"])
    return Receipt(content["token"], Kind(content["kind"]), content["lix"], content["department"], told)
