"""Days and moments as people write them on the command line (skrevne datoer)."""

from datetime import date, datetime
from typing import Final

from .refusals import UnreadableDay, UnreadableMoment

_DANISH_DAY: Final = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")


def day(written: str) -> date:
    """Read a day written as 2026-12-24 or 24.12.2026. Raises UnreadableDay."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        pass
    for form in _DANISH_DAY:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    raise UnreadableDay(written=written)


def moment(written: str) -> datetime:
    """Read a moment written as 2026-12-24T14:30, without a time zone of its own. Raises UnreadableMoment."""
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        raise UnreadableMoment(written=written) from None
    if len(written.strip()) <= len("2026-12-24"):
        raise UnreadableMoment(written=written)
    return read
