"""What the adviser's story is told with (materiale): contacts, steps, answers and lessons, read from tables."""

import csv
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from indgang.sample.wording import FOLDER as COMMON
from indgang.sample.wording import pairs

FOLDER: Final = COMMON / "adviser"

type Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of a table by their column names."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Deck:
    """Cards drawn until none is left, and then shuffled anew (bunke): nothing is told twice before all is told."""

    def __init__(self, rows: tuple[Row, ...], dice: Random) -> None:
        self._rows, self._dice, self._left = rows, dice, list[Row]()

    def draw(self) -> Row:
        """Return the next card."""
        if not self._left:
            self._left = list(self._rows)
            self._dice.shuffle(self._left)
        return self._left.pop()

    def draw_like(self, column: str, value: str) -> Row:
        """Return a card with this value in a column when there is one left, else the next."""
        for place, row in enumerate(self._left):
            if row[column] == value:
                return self._left.pop(place)
        return self.draw()


class Names:
    """Invented people: a name, a telephone number that nobody has, an address (opdigtede personer)."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.number = dice, 0
        self._first, self._last = _weighted("first_names.tsv"), _weighted("last_names.tsv")
        self._streets = (COMMON / "streets.tsv").read_text("utf-8").split("\n")[:-1]

    def name(self) -> str:
        """Return a name."""
        first = self.dice.choices(*self._first)[0]
        return f"{first} {self.dice.choices(*self._last)[0]}"

    def person(self) -> dict[str, str]:
        """Return somebody with a name, and mostly a telephone number and an address."""
        self.number += 1
        told = {"name": self.name()}
        if self.dice.random() < 0.85:
            told["phone"] = f"95{900_000 + self.number:06d}"
        if self.dice.random() < 0.5:
            told["email"] = f"borger{self.number}@post.example"
        if self.dice.random() < 0.5:
            told["address"] = f"{self.dice.choice(self._streets)} {1 + self.dice.randrange(90)}, Fjordby"
        return told

    def filled(self, text: str, day: str, name: str = "") -> str:
        """Return a text whose gaps are filled with names and an earlier day; `name` is the citizen's own."""
        text = text.replace("{navn}", name) if name else text
        for gap in ("navn", "barn", "pårørende", "sagsbehandler"):
            if f"{{{gap}}}" in text:
                name = self.name()
                text = text.replace(f"{{{gap}}}", name if gap != "barn" else name.split()[0])
        street = f"{self.dice.choice(self._streets)} {1 + self.dice.randrange(90)}"
        return text.replace("{adresse}", street).replace("{dato}", day)


@cache
def _weighted(name: str) -> tuple[list[str], list[int]]:
    found = pairs(Path(COMMON / name))
    return [each for each, _weight in found], [int(weight) for _each, weight in found]
