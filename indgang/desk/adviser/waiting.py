"""What waits for the adviser (det, der venter), from all areas of the work, the most pressing first."""

from datetime import date
from typing import Final

from . import access_requests, forwarded, learnt, mediated, pending, scoped
from .access import ZoneRequest
from .pieces import Waiting, Waits

WAITERS: Final[tuple[Waits, ...]] = (
    access_requests.waits,
    pending.cases,
    pending.cases_without_day,
    pending.talks_without_note,
    pending.messages,
    scoped.untold,
    forwarded.waiting,
    mediated.waiting,
    learnt.waits,
)
"""Who tells what waits; another area adds its own function here."""


def waiting(request: ZoneRequest, today: date) -> list[Waiting]:
    """Return what waits: what is late first, then by its day; what has no day comes last."""
    lines = [line for waits in WAITERS for line in waits(request, today)]
    return sorted(lines, key=lambda line: (line.state != "is-late", line.due is None, line.due or today))
