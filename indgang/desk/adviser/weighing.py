"""What waits, weighed (afvejning): what belongs in the days that are left, what could wait, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.adviser.capacity import Ahead, hours_of

from .pieces import Waiting

_PATIENCE: Final = timedelta(days=14)
"""What has no day presses like something due today when it has waited so long."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that waits, and why it stands where it does (grund)."""

    line: Waiting
    reason: str


@dataclass(slots=True)
class Weighing:
    """What to do in the days that are left, what could wait, and the hours of it (rough, from the bands)."""

    ahead: Ahead
    now: list[Weighed] = field(default_factory=list)
    later: list[Weighed] = field(default_factory=list)
    hours: float = 0.0
    """Hours that the things to do now are reckoned to take."""
    firm_hours: float = 0.0
    """Hours of those that law or a promise does not let wait."""

    @property
    def is_too_much(self) -> bool:
        """Tell whether not even what cannot wait fits in the days that are left."""
        return self.firm_hours > self.ahead.hours


def weigh(lines: Iterable[Waiting], today: date, ahead: Ahead) -> Weighing:
    """Weigh by what binds (law, promise), the day, the age of what has none, and the band of time that it takes."""
    found = Weighing(ahead)
    for line in sorted(lines, key=lambda each: (not each.is_firm, presses_on(each, today), each.effort)):
        hours, day = hours_of(line.effort), presses_on(line, today)
        if line.due and day > ahead.last:
            found.later.append(Weighed(line, _not_yet(line)))
        elif line.is_firm:
            found.now.append(Weighed(line, _binds(line, today)))
            found.hours, found.firm_hours = found.hours + hours, found.firm_hours + hours
        elif found.hours + hours <= ahead.hours:
            found.now.append(Weighed(line, _fits(line, today)))
            found.hours += hours
        else:
            found.later.append(Weighed(line, _no_room(line)))
    found.later.sort(key=lambda each: presses_on(each.line, today))
    return found


def presses_on(line: Waiting, today: date) -> date:
    """Return the day on which it presses: its own, or two weeks after it came."""
    return line.due or (line.since or today) + _PATIENCE


def _binds(line: Waiting, today: date) -> str:
    if line.due is None:
        return _("Lov eller et løfte binder, og det har ingen senere dag.")
    told = {"day": f"{line.due:%d.%m.%Y}"}
    if line.due < today:
        return _("Lov eller et løfte binder: skulle være gjort den %(day)s.") % told
    return _("Lov eller et løfte binder: senest den %(day)s.") % told


def _fits(line: Waiting, today: date) -> str:
    if line.due:
        return _("Dagen er %(day)s, og der er plads.") % {"day": f"{line.due:%d.%m.%Y}"}
    days = (today - (line.since or today)).days
    told = ngettext("Har ventet i %(days)d dag, og der er plads.", "Har ventet i %(days)d dage, og der er plads.", days)
    return told % {"days": days}


def _not_yet(line: Waiting) -> str:
    return _("Dagen er først den %(day)s.") % {"day": f"{line.due:%d.%m.%Y}"}


def _no_room(line: Waiting) -> str:
    if line.due:
        return _("Dagen er din egen og kan flyttes. De dage, der er tilbage, går til det, der binder eller er ældre.")
    return _("Har ingen dag, og de dage, der er tilbage, går til det, der binder eller er ældre.")
