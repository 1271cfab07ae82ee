"""A meeting as a calendar file (kalenderfil), in the municipality's time with its changes between summer and winter."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from indgang.adviser.models import MediationMeeting, Words

ZONE: Final = ZoneInfo("Europe/Copenhagen")
_AWAY: Final = "CANCELLED"


def calendar_file(meeting: MediationMeeting, *, at: datetime, words: Words | None = None) -> bytes:
    """Return the file; place and agenda stand in it only when their words are given, as others may see a calendar."""
    event = Event()
    event.add("uid", f"{meeting.uid}@indgang")
    event.add("sequence", meeting.moves)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(ZONE))
    event.add("dtend", meeting.ends_at.astimezone(ZONE))
    event.add("status", _AWAY if meeting.cancelled_at else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("summary", _("Møde"))
    if words:
        event["summary"] = _("Møde hos borgervejlederen")
        event.add("location", words["place"])
        event.add("description", words["agenda"])
    calendar = Calendar()
    calendar.add("prodid", "-//Indgang//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled_at else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
