"""The town's people (borgere): made up, written down the first time they tell who they are.

Every CPR number here is invented. None keeps modulus 11 and none belongs to a first of January, and numbers without
modulus 11 have only ever been given for that day (CPR-kontoret, 2023), so none can be a real person's. Telephone
numbers begin with 95, which is given to nobody in Denmark; mail goes to .example, which does not exist.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from indgang.citizens import cpr
from indgang.citizens.models import Citizen, CitizenName, Mandate, MandateKind, Need, NeedKind
from indgang.foundation import language, vault

from .days import moment
from .ledger import Ledger
from .setting import House
from .wording import FOLDER, pairs

AGES: Final = ((18, 29), (30, 49), (50, 66), (67, 95))
_OF_AGE: Final = (0.16, 0.32, 0.28, 0.24)
_AT_HOME: Final = {"fjordby": 0.52, "sandby": 0.24, "noerreaa": 0.12, "vesterstrand": 0.12}
_ADULTS: Final = 0.8
_KEENNESS: Final = 1.35
"""Above 1, some people come much more often than others."""

_BY_AREA: Final[dict[str, tuple[float, ...]]] = {
    "Pension": (0.02, 0.04, 0.24, 0.70),
    "Ældre": (0.01, 0.06, 0.23, 0.70),
    "Sundhed": (0.16, 0.26, 0.23, 0.35),
    "Familie & børn": (0.22, 0.68, 0.08, 0.02),
    "Skole & dagtilbud": (0.12, 0.82, 0.05, 0.01),
    "Arbejde & ydelser": (0.36, 0.37, 0.26, 0.01),
    "Digital hjælp": (0.12, 0.16, 0.22, 0.50),
    "Udlændinge & international": (0.38, 0.46, 0.12, 0.04),
    "Byggeri & grund": (0.05, 0.42, 0.36, 0.17),
}
_ANY: Final = (0.22, 0.34, 0.25, 0.19)

_NEEDS: Final = (
    (NeedKind.NO_DIGITAL_POST, (0.01, 0.01, 0.03, 0.16)),
    (NeedKind.DIGITAL_HELP, (0.02, 0.02, 0.04, 0.12)),
    (NeedKind.INTERPRETER, (0.05, 0.05, 0.03, 0.01)),
    (NeedKind.PLAIN_WORDS, (0.03, 0.02, 0.02, 0.02)),
    (NeedKind.HEARING, (0.00, 0.01, 0.02, 0.09)),
    (NeedKind.SIGHT, (0.00, 0.00, 0.01, 0.05)),
    (NeedKind.MOBILITY, (0.00, 0.01, 0.02, 0.08)),
    (NeedKind.PROTECTED, (0.01, 0.01, 0.00, 0.00)),
)
_LANGUAGES: Final = ("arabisk", "polsk", "ukrainsk", "tyrkisk", "somali", "rumænsk", "farsi", "tigrinya")
_MANDATES: Final = (
    (MandateKind.POWER_OF_ATTORNEY, 0.7, "Alt hos kommunen", "Underskrevet fuldmagt set"),
    (MandateKind.PARTY_REPRESENTATIVE, 0.2, "Den aktuelle sag", "Erklæring om partsrepræsentation"),
    (MandateKind.GUARDIAN, 0.1, "Økonomiske og personlige forhold", "Værgebevis set"),
)
_HAS_MANDATE: Final = (0.005, 0.005, 0.01, 0.06)


class Known(NamedTuple):
    """A citizen who has told who they are: the number, who may speak for them, and whether it is the first time."""

    number: int
    mandate: int | None
    is_new: bool


class People:
    """Everybody in the town; a person is written to the ledger at the first meeting."""

    def __init__(self, dice: Random, ledger: Ledger, houses: Sequence[House], inhabitants: int, today: date) -> None:
        self._dice, self._ledger, self._today = dice, ledger, today
        self._houses = houses
        self._homes = list(accumulate(_AT_HOME.get(house.slug, 0.1) for house in houses))
        self._adults = int(inhabitants * _ADULTS)
        self._met: dict[tuple[int, int, int], int] = {}
        self._mandates: dict[int, int] = {}
        self._cpr: set[int] = set()
        self._first_names = _Weighted(pairs(FOLDER / "first_names.tsv"))
        self._last_names = _Weighted(pairs(FOLDER / "last_names.tsv"))
        self._streets = (FOLDER / "streets.tsv").read_text("utf-8").split("\n")[:-1]

    def anybody(self, area: str, house: int | None = None) -> tuple[int, int, int]:
        """Return somebody who might ask about the area: age group, home and number there; nobody is written yet.

        Most who come to a centre live nearby.
        """
        dice = self._dice
        group = _draw(_BY_AREA.get(area, _ANY), dice.random())
        far = house is None or dice.random() < 0.25
        home = _drawn(self._homes, dice.random() * self._homes[-1]) if far or house is None else house
        share = _OF_AGE[group] * _AT_HOME.get(self._houses[home].slug, 0.1)
        return group, home, int(share * self._adults * dice.random() ** _KEENNESS)

    def number_of(self, person: tuple[int, int, int]) -> int | None:
        """Return the citizen's number, if they have been met."""
        return self._met.get(person)

    def meet(self, person: tuple[int, int, int], at: int, clerk: int) -> Known:
        """Return the citizen, written down at this moment if it is the first time."""
        number = self._met.get(person)
        if number is not None:
            return Known(number, self._mandates.get(number), False)
        number = self._met[person] = self._ledger.number(Citizen)
        self._ledger.timed("citizens", self._write, number, person[0], self._houses[person[1]].name, at)
        self._ledger.deed(at, "citizen.registered", "citizen", number, clerk, number)
        return Known(number, self._mandates.get(number), True)

    def _write(self, number: int, group: int, home: str, at: int) -> None:
        dice, ledger = self._dice, self._ledger
        first, last = self._first_names.draw(dice), self._last_names.draw(dice)
        name = f"{first} {self._last_names.draw(dice)} {last}" if dice.random() < 0.35 else f"{first} {last}"
        birthday = self._birthday(group)
        digits = self._invented_cpr(birthday)
        phone = f"95{int(dice.random() * 1_000_000):06d}" if dice.random() < 0.8 else ""
        email = f"{_plain(first)}.{_plain(last)}{number}@borger.example" if dice.random() < 0.55 else ""
        address = f"{self._streets[int(dice.random() * len(self._streets))]} {1 + int(dice.random() * 90)}, {home}"
        row = [number, name, vault.seal(digits), vault.blind_index(digits), birthday.isoformat(), phone, email, address]
        ledger.add(Citizen, [*row, at])
        for word in dict.fromkeys(language.words(name)):
            ledger.add(CitizenName, [ledger.number(CitizenName), number, word[:60]])
        self._write_needs(number, group, at)

    def _write_needs(self, number: int, group: int, at: int) -> None:
        dice, ledger, since = self._dice, self._ledger, moment(at).date().isoformat()
        for kind, shares in _NEEDS:
            if dice.random() < shares[group]:
                detail = _LANGUAGES[int(dice.random() * len(_LANGUAGES))] if kind is NeedKind.INTERPRETER else ""
                ledger.add(Need, [ledger.number(Need), number, kind.value, detail, since, None])
        if dice.random() < _HAS_MANDATE[group]:
            right, _share, scope, evidence = _MANDATES[_draw([each[1] for each in _MANDATES], dice.random())]
            mandate = self._mandates[number] = ledger.number(Mandate)
            speaker = f"{self._first_names.draw(dice)} {self._last_names.draw(dice)}"
            phone = f"95{int(dice.random() * 1_000_000):06d}"
            ledger.add(Mandate, [mandate, number, speaker, phone, right.value, scope, evidence, since, None])

    def _birthday(self, group: int) -> date:
        youngest, oldest = AGES[group]
        age = youngest + self._dice.random() * (oldest + 1 - youngest)
        day = self._today - timedelta(days=int(age * 365.25))
        return day + timedelta(days=1) if (day.month, day.day) == (1, 1) else day

    def _invented_cpr(self, birthday: date) -> str:
        """Return ten digits for the birthday that nobody can have; the seventh tells the century, as in real ones."""
        century = (4, 6) if birthday.year >= 2000 else (0, 4)
        while True:
            seventh = century[0] + int(self._dice.random() * century[1])
            digits = f"{birthday:%d%m%y}{seventh}{int(self._dice.random() * 1000):03d}"
            if int(digits) not in self._cpr and not cpr.fits_modulus(digits):
                self._cpr.add(int(digits))
                return digits


class _Weighted:
    """Names, the common ones drawn more often."""

    def __init__(self, names: list[tuple[str, str]]) -> None:
        self._names = [name for name, _weight in names]
        self._sums = list(accumulate(float(weight) for _name, weight in names))

    def draw(self, dice: Random) -> str:
        return self._names[_drawn(self._sums, dice.random() * self._sums[-1])]


def _draw(shares: Sequence[float], chance: float) -> int:
    """Return the index whose share the chance falls into; the last takes what is left."""
    for index, share in enumerate(shares):
        chance -= share
        if chance < 0:
            return index
    return len(shares) - 1


def _drawn(sums: Sequence[float], chance: float) -> int:
    return min(bisect_right(sums, chance), len(sums) - 1)


def _plain(name: str) -> str:
    """Return a name in the letters that mail addresses have."""
    folded = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded) if sign.isascii() and sign.isalnum())
