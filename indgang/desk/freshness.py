"""How long what was once checked (efterprøvet) may be trusted before it is marked."""

from datetime import date, timedelta
from typing import Final

CONTACT_PERSON: Final = timedelta(days=180)
"""People change desks: half a year."""
FACTS: Final = timedelta(days=365)
"""Rules and other authorities' ways: a year."""


def is_stale(checked_on: date | None, today: date, kept: timedelta) -> bool:
    """Tell whether something was checked too long ago, or never."""
    return checked_on is None or checked_on < today - kept
