"""Clock hours (timer): 72 hours are 72 hours, over weekends, holidays and the nights when clocks change."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from .deadlines import Length, Unit, check_reach
from .refusals import UnreadableLength
from .telling import Step, on

ZONE: Final = ZoneInfo("Europe/Copenhagen")
BREACH: Final = Length(72, Unit.HOURS)
"""How soon a personal data breach is told to Datatilsynet (databeskyttelsesforordningen art. 33)."""


@dataclass(frozen=True, slots=True)
class HourDeadline:
    """A deadline in hours (timefrist)."""

    begins_at: datetime
    ends_at: datetime
    steps: tuple[Step, ...]


def compute_hours(known_at: datetime, length: Length = BREACH) -> HourDeadline:
    """Reckon hours from the moment when somebody knew; a moment without a zone is one of Danish clocks.

    Raises UnreadableLength, DayOutOfReach.
    """
    if length.unit is not Unit.HOURS or length.count < 1:
        raise UnreadableLength(written=str(length))
    begins = known_at.replace(tzinfo=ZONE) if known_at.tzinfo is None else known_at.astimezone(ZONE)
    check_reach(begins.date())
    ends = (begins.astimezone(UTC) + timedelta(hours=length.count)).astimezone(ZONE)
    return HourDeadline(begins, ends, (_begun(begins), _ended(ends, length)))


def _begun(at: datetime) -> Step:
    return Step(at.date(), _("Tiden regnes fra %(day)s kl. %(clock)s.") % _facts(at))


def _ended(at: datetime, length: Length) -> Step:
    said = _("%(length)s senere er %(day)s kl. %(clock)s. Alle timer tæller, også i weekender og på helligdage.")
    return Step(at.date(), said % (_facts(at) | {"length": length.words}))


def _facts(at: datetime) -> dict[str, str]:
    return {"day": on(at.date()), "clock": f"{at:%H.%M}"}
