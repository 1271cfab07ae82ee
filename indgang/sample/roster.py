"""Who is at work where and when (vagtplan), and who is free to take the next in line."""

from random import Random
from typing import Final

from .days import Days
from .setting import House

_WEEKS_OFF: Final = {7: 0.25, 28: 0.45, 29: 0.5, 30: 0.5, 31: 0.4, 42: 0.3, 52: 0.35, 1: 0.1}
_ELSE_OFF: Final = 0.08
_LEADING: Final = 0.75
"""How often those who lead have other things to do than to serve."""
_TRIES: Final = 4


class Roster:
    """Knows the clerks on duty in each centre, and until when each is busy."""

    def __init__(self, dice: Random, days: Days, houses: list[House]) -> None:
        self._dice, self._days, self._houses = dice, days, houses
        self._on_duty: dict[tuple[int, int], list[int]] = {}
        self._busy: dict[int, int] = {}
        self._off: dict[tuple[int, int], bool] = {}

    def anybody(self, house: int, ordinal: int) -> int:
        """Return a clerk of the centre who is at work that day."""
        clerks = self._clerks(house, ordinal)
        return clerks[int(self._dice.random() * len(clerks))]

    def next_free(self, house: int, ordinal: int, at: int, seconds: int) -> tuple[int, int]:
        """Return a clerk for a conversation, and the moment when it can begin."""
        clerks, busy = self._clerks(house, ordinal), self._busy
        clerk = clerks[int(self._dice.random() * len(clerks))]
        for _ in range(_TRIES):
            if busy.get(clerk, 0) <= at:
                break
            clerk = clerks[int(self._dice.random() * len(clerks))]
        else:
            clerk = min(clerks, key=lambda each: busy.get(each, 0))
        begins = max(at, min(busy.get(clerk, 0), at + 1200))
        busy[clerk] = begins + seconds
        return clerk, begins

    def _clerks(self, house: int, ordinal: int) -> list[int]:
        found = self._on_duty.get((house, ordinal))
        if found is None:
            if len(self._on_duty) > 4000:
                self._on_duty.clear()
            week = self._days.date[ordinal].isocalendar().week
            clerks = self._houses[house].clerks
            leads = self._houses[house].leads
            found = [clerk for clerk in clerks if not self._is_off(clerk, ordinal // 7, week, clerk in leads)] or clerks
            self._on_duty[house, ordinal] = found
        return found

    def _is_off(self, clerk: int, week_number: int, week: int, leads: bool) -> bool:
        key = (clerk, week_number)
        if key not in self._off:
            if len(self._off) > 4000:
                self._off.clear()
            self._off[key] = self._dice.random() < (_LEADING if leads else _WEEKS_OFF.get(week, _ELSE_OFF))
        return self._off[key]
