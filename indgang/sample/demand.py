"""Who turns up when, where and why (efterspørgsel): the stream of contacts before anybody has answered them."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random
from typing import Final

from . import seasons
from .days import Days
from .setting import House, Matter, Setting

IN_PERSON, PHONE, WRITTEN, DIGITAL = CHANNELS = ("in_person", "phone", "written", "digital")

_SHARES: Final = {
    "counter": (0.60, 0.25, 0.06, 0.09),
    "full": (0.30, 0.44, 0.10, 0.16),
    "partial": (0.27, 0.45, 0.13, 0.15),
    "guidance": (0.24, 0.52, 0.10, 0.14),
    "outdoors": (0.06, 0.47, 0.11, 0.36),
}
_OUTDOORS: Final = frozenset({"Trafik & vej", "Miljø & affald"})
_YEARLY: Final = (0.965, 0.97, 0.94, 1.12)
"""How each channel grows from year to year."""

_HOUSES_IN_PERSON: Final = {"fjordby": 0.52, "sandby": 0.24, "noerreaa": 0.13, "vesterstrand": 0.11}
_HOUSES_PHONE: Final = {"fjordby": 0.62, "sandby": 0.20, "noerreaa": 0.10, "vesterstrand": 0.08}
_HOUSES_MAIL: Final = {"fjordby": 0.52, "sandby": 0.20, "noerreaa": 0.15, "vesterstrand": 0.13}
_BUSY: Final = (0.7, 1.1, 1.35, 1.15, 0.75, 0.95, 1.05, 0.9, 0.8, 0.7)
"""How busy the hours from eight are at the counter and on the telephone."""
_MESSAGES: Final = (
    *(0.0, 0.0, 0.0, 0.0, 0.05, 0.15, 0.4, 0.9, 1.5, 1.7, 1.7, 1.4),
    *(1.1, 1.2, 1.2, 1.1, 1.0, 0.8, 0.8, 1.1, 1.3, 1.1, 0.6, 0.25),
)
"""How busy the hours of the day are for letters, mail and forms; none in the hours when clocks change."""


@dataclass(slots=True)
class Arrival:
    """Somebody who is about to turn up."""

    matter: Matter
    channel: str
    house: int
    at: int


class Demand:
    """Draws the arrivals of a day."""

    def __init__(self, dice: Random, days: Days, setting: Setting, inquiries: int) -> None:
        self._dice, self._days, self._setting = dice, days, setting
        span = range(days.first, days.last + 1)
        full = {ordinal: self._fullness(ordinal) for ordinal in span}
        self._expected = {ordinal: inquiries * weight / sum(full.values()) for ordinal, weight in full.items()}
        self._chances = {matter.number: 0.94 + 0.12 * dice.random() for matter in setting.matters}
        self._matters: dict[tuple[int, int], list[float]] = {}
        self._channels: dict[tuple[int, int, str], list[float]] = {}
        self._messages = list(accumulate(_MESSAGES))

    def of_day(self, ordinal: int) -> list[Arrival]:
        """Return the arrivals of a day, in no order."""
        dice, day = self._dice, self._days.date[ordinal]
        expected = self._expected[ordinal] * (0.93 + 0.14 * dice.random())
        count = int(expected) + (dice.random() < expected % 1)
        open_houses = self._open_houses(day) if self._days.is_working(ordinal) else []
        return [self._arrival(ordinal, day, open_houses) for _ in range(count)]

    def another_matter(self, ordinal: int) -> Matter:
        """Return what somebody asks about while they are here anyway."""
        return self._matter(self._days.date[ordinal])

    def returning(self, ordinal: int, matter: Matter, channel: str, house: int) -> Arrival:
        """Return how somebody who comes back that day turns up; at their own centre if its doors are open."""
        open_houses = self._open_houses(self._days.date[ordinal]) if self._days.is_working(ordinal) else []
        if channel in (WRITTEN, DIGITAL) or not open_houses:
            return Arrival(matter, channel if channel in (WRITTEN, DIGITAL) else DIGITAL, house, self._message(ordinal))
        mine = [each for each in open_houses if each[0] == house]
        index, opens, closes = mine[0] if mine else self._pick_house(open_houses, channel)
        return Arrival(matter, channel, index, self._moment_at_counter(ordinal, opens, closes))

    def moment_by_telephone(self, ordinal: int) -> tuple[int, int]:
        """Return a centre that answers the telephone on a working day, and a moment when it does."""
        open_houses = self._open_houses(self._days.date[ordinal]) or [(0, 9 * 3600, 14 * 3600)]
        house, opens, closes = self._pick_house(open_houses, PHONE)
        return house, self._moment_at_counter(ordinal, opens, closes)

    def _fullness(self, ordinal: int) -> float:
        return seasons.fullness(self._days.date[ordinal], working=self._days.is_working(ordinal))

    def _arrival(self, ordinal: int, day: date, open_houses: list[tuple[int, int, int]]) -> Arrival:
        dice = self._dice
        matter = self._matter(day)
        channel = self._channel(matter, day)
        if not open_houses and channel in (IN_PERSON, PHONE):
            channel = WRITTEN if dice.random() < 0.3 else DIGITAL
        if channel in (WRITTEN, DIGITAL):
            return Arrival(matter, channel, self._house_for_messages(), self._message(ordinal))
        house, opens, closes = self._pick_house(open_houses, channel)
        return Arrival(matter, channel, house, self._moment_at_counter(ordinal, opens, closes))

    def _matter(self, day: date) -> Matter:
        sums = self._matters.get((day.year, day.month))
        if sums is None:
            sums = self._matters[day.year, day.month] = list(accumulate(self._weights(day)))
        return self._setting.matters[bisect_right(sums, self._dice.random() * sums[-1])]

    def _weights(self, day: date) -> list[float]:
        years = (day.toordinal() - self._days.last) / 365.25
        return [
            matter.frequency
            * seasons.season(matter.slug, day.year, day.month)
            * (seasons.drift(matter.slug) * self._chances[matter.number]) ** years
            for matter in self._setting.matters
        ]

    def _channel(self, matter: Matter, day: date) -> str:
        placed = matter.placed(day)
        sums = self._channels.get((matter.number, day.year, placed))
        if sums is None:
            years = day.year - self._days.date[self._days.last].year
            shares = _SHARES[_manner(matter, placed)]
            sums = list(accumulate(share * growth**years for share, growth in zip(shares, _YEARLY, strict=True)))
            self._channels[matter.number, day.year, placed] = sums
        return CHANNELS[bisect_right(sums, self._dice.random() * sums[-1])]

    def _open_houses(self, day: date) -> list[tuple[int, int, int]]:
        hours = [(index, house.open_on(day)) for index, house in enumerate(self._setting.houses)]
        return [(index, *span) for index, span in hours if span]

    def _pick_house(self, open_houses: list[tuple[int, int, int]], channel: str) -> tuple[int, int, int]:
        shares = _HOUSES_IN_PERSON if channel == IN_PERSON else _HOUSES_PHONE
        weights = [_share(shares, self._setting.houses[index]) for index, _opens, _closes in open_houses]
        chance = self._dice.random() * sum(weights)
        for found, weight in zip(open_houses, weights, strict=True):
            chance -= weight
            if chance < 0:
                return found
        return open_houses[-1]

    def _house_for_messages(self) -> int:
        chance = self._dice.random()
        for index, house in enumerate(self._setting.houses):
            chance -= _share(_HOUSES_MAIL, house)
            if chance < 0:
                return index
        return 0

    def _moment_at_counter(self, ordinal: int, opens: int, closes: int) -> int:
        """Return a moment between opening and a little before closing, the busy hours drawn more often."""
        dice = self._dice
        while True:
            second = opens + int(dice.random() * (closes - opens - 300))
            if dice.random() * 1.35 < _BUSY[min(max(second // 3600 - 8, 0), 9)]:
                return self._days.at(ordinal, second)

    def _message(self, ordinal: int) -> int:
        hour = bisect_right(self._messages, self._dice.random() * self._messages[-1])
        return self._days.at(ordinal, hour * 3600 + int(self._dice.random() * 3600))


def _manner(matter: Matter, placed: str) -> str:
    if matter.area in _OUTDOORS:
        return "outdoors"
    return "counter" if matter.needs_id and placed == "full" else placed


def _share(shares: dict[str, float], house: House) -> float:
    return shares.get(house.slug, 0.1)
