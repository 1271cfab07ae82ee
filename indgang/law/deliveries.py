"""How a decision reached the citizen (forkyndelse, levering), and how long letters take."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from .calendars import CERTAIN
from .lengths import Length, Unit
from .refusals import NoPostTime, UnreadableLength

FILE: Final = Path(__file__).resolve().parent / "data" / "post_times.csv"
_WORKDAYS: Final = 5


class Delivery(models.TextChoices):
    """The way in which the decision came (leveringsmåde)."""

    DIGITAL_POST = "digital_post", _("Digital Post")
    HANDED_OVER = "handed_over", _("Afleveret eller sagt direkte til borgeren")
    LETTER = "letter", _("Almindeligt brev")
    PUBLIC_NOTICE = "public_notice", _("Offentlig bekendtgørelse")
    UNKNOWN = "unknown", _("Dagen kendes ikke")


@dataclass(frozen=True, slots=True)
class PostDays:
    """How long a letter was deemed to be on its way in given years (postgang).

    `days` is a length such as 6wd, or five numbers of days: for a letter of a Monday, a Tuesday, and so on to Friday.
    """

    sender: str
    days: str
    valid_from: date | None
    valid_to: date | None
    """The first day on which it holds no longer."""
    is_uncertain: bool

    def holds_on(self, day: date) -> bool:
        """Tell whether it is the rule for letters of this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def arrival(self, sent: date) -> date:
        """Return the day on which a letter of that day is deemed to have come."""
        if "," not in self.days:
            return Length.parse(self.days).after(sent, CERTAIN)
        monday_first = read_days(self.days)
        posted = sent if sent.weekday() < _WORKDAYS else sent + timedelta(days=7 - sent.weekday())
        return posted + timedelta(days=monday_first[posted.weekday()])


def read_days(written: str) -> Sequence[int]:
    """Read how long letters take: five numbers divided by commas, or a length. Raises UnreadableLength."""
    if "," not in written:
        length = Length.parse(written)
        if length.unit not in {Unit.DAYS, Unit.WORKING_DAYS}:
            raise UnreadableLength(written=written)
        return [length.count] * _WORKDAYS
    numbers = [part.strip() for part in written.split(",")]
    if len(numbers) != _WORKDAYS or not all(number.isdecimal() and len(number) < 3 for number in numbers):
        raise UnreadableLength(written=written)
    return [int(number) for number in numbers]


def post_days_for(sent: date, sender: str = "", among: Iterable[PostDays] | None = None) -> PostDays:
    """Return the rule for a letter of that day: the sender's own, or the general one. Raises NoPostTime."""
    holding = [each for each in (shipped() if among is None else among) if each.holds_on(sent)]
    for name in (sender, ""):
        if found := [each for each in holding if each.sender == name]:
            return found[-1]
    raise NoPostTime(day=f"{sent:%d.%m.%Y}")


@cache
def shipped() -> tuple[PostDays, ...]:
    """Return the rules that come with the product; a municipality's own stand in the database (`PostTime`)."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(_read(row) for row in csv.DictReader(lines))


def _read(row: dict[str, str]) -> PostDays:
    return PostDays(
        row["sender"],
        row["days"],
        date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        row["confidence"] == "low",
    )
