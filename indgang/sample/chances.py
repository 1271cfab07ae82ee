"""How things go (udfald): the chances behind each inquiry's fate, and the story that the figures are to tell.

Over the years citizen service gets better at solving. Sandby catches up after a round of training, Nørreå stays
behind its target, Vesterstrand is best until it loses ground in the last year.
"""

from math import exp
from random import Random
from typing import Final

from .days import Days
from .demand import CHANNELS, DIGITAL, IN_PERSON, PHONE, WRITTEN
from .setting import Matter, Setting

_CHANNEL: Final = {IN_PERSON: 0.78, PHONE: 1.0, WRITTEN: 1.3, DIGITAL: 1.2}
_KNOWN: Final = {
    IN_PERSON: (0.40, 0.92),
    PHONE: (0.22, 0.68),
    WRITTEN: (0.55, 0.90),
    DIGITAL: (0.52, 0.88),
}
"""The share of citizens who are known: of those who only ask, and of those who want something done."""

_HANDED: Final = {"full": 0.03, "partial": 0.40, "guidance": 0.38}
_REFERRED: Final = {"full": 0.012, "partial": 0.02, "guidance": 0.19}
_LATER: Final = {"full": 0.07, "partial": 0.11, "guidance": 0.05}
_ABANDONED: Final = {IN_PERSON: 0.012, PHONE: 0.024, WRITTEN: 0.0, DIGITAL: 0.012}
_MISDIRECTED: Final = {IN_PERSON: 0.003, PHONE: 0.009, WRITTEN: 0.008, DIGITAL: 0.003}
_MISTAKEN: Final = 0.006
_SPAM: Final = {IN_PERSON: 0.0, PHONE: 0.0, WRITTEN: 0.012, DIGITAL: 0.006}
_TEST: Final = 0.0006


class Chances:
    """Draws the fates."""

    def __init__(self, dice: Random, days: Days, setting: Setting) -> None:
        self._dice, self._days = dice, days
        self._slugs = [house.slug for house in setting.houses]
        self._matters = {matter.number: exp(dice.gauss(0, 0.28)) for matter in setting.matters}

    def only_asks(self, matter: Matter) -> bool:
        """Tell whether the citizen wants to know something, not to have something done."""
        return self._dice.random() < matter.information

    def is_known(self, channel: str, *, only_asks: bool) -> bool:
        """Tell whether the citizen says who they are."""
        return self._dice.random() < _KNOWN[channel][not only_asks]

    def trouble(self, house: int, channel: str, matter: Matter, ordinal: int) -> float:
        """Return how much harder than usual it is to solve this here and now."""
        years = (self._days.last - ordinal) / 365.25
        learnt = 0.90 + 0.11 * years
        return learnt * self._house(house, years) * _CHANNEL[channel] * self._matters[matter.number]

    def fate(self, matter: Matter, placed: str, channel: str, trouble: float, *, only_asks: bool) -> str:
        """Return what becomes of an inquiry at its first contact."""
        handed = self._handed(matter, placed) * (0.55 if only_asks else 1.25)
        referred = _REFERRED[placed] if matter.authority else 0.01
        chance = self._dice.random()
        for fate, share in (
            ("mistaken", _MISTAKEN),
            ("spam", _SPAM[channel]),
            ("test", _TEST),
            ("misdirected", _MISDIRECTED[channel] * trouble),
            ("abandoned", _ABANDONED[channel] * trouble),
            ("referred", min(referred * trouble, 0.35)),
            ("handed", min(handed * trouble, 0.6)),
            ("later", min(_LATER[placed] * (0.6 if only_asks else 1.3) * trouble, 0.3)),
        ):
            chance -= share
            if chance < 0:
                return fate
        return "solved"

    def good_outcome(self, matter: Matter, placed: str, *, only_asks: bool) -> str:
        """Return in which way a solved inquiry was solved."""
        chance = self._dice.random()
        if matter.has_self_service and chance < (0.16 if only_asks else 0.09):
            return "self_service_shown"
        if placed == "guidance" or only_asks:
            return "guided"
        return "solved" if chance < 0.9 else "guided"

    def channel_of_return(self, channel: str) -> str:
        """Return how somebody who comes back turns up: most by telephone."""
        chance = self._dice.random()
        if chance < 0.5:
            return PHONE
        return channel if chance < 0.85 else CHANNELS[int(self._dice.random() * 4)]

    def _handed(self, matter: Matter, placed: str) -> float:
        """Return how often such a task goes to a department: rarely when another authority decides anyway."""
        if matter.office is None:
            return 0.0
        decided_elsewhere = matter.authority is not None and placed == "guidance"
        return _HANDED[placed] * (0.2 if decided_elsewhere else 1.0)

    def _house(self, house: int, years: float) -> float:
        slug = self._slugs[house]
        if slug == "sandby":
            return 1.35 if years > 1.6 else max(0.88, 1.35 - (1.6 - years) * 0.8)
        if slug == "noerreaa":
            return 1.35
        if slug == "vesterstrand":
            return 0.80 if years > 0.8 else 1.08
        return 0.94
