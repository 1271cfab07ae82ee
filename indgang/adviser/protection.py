"""Small numbers (små tal): tables that can be shown without telling what happened to one citizen.

A cell of 1 to 4 is hidden, and so many others with it that nobody can reckon it from the totals: the reader must still
think each number from 1 to 4 possible. Nought is shown, since it tells of nobody; it is hidden only where another cell
needs it, so that a hidden cell can be nought as well. A total that is too small to show is not hidden but put together
with others first (`gathered`), because a total stands in several tables, and what one hides another may tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .suppression import Cell, Network

LEAST: Final = 5
"""The smallest number that is shown, unless a municipality chooses 3 or 4."""
ALLOWED: Final = range(3, 6)
HIDDEN: Final = None


class NotAllowed(ValueError):
    """The smallest number shown is 3, 4 or 5."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be shown (beskyttet tabel): None stands where a number is hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    held_back: bool = False
    """Whether nothing but the totals can be shown, because no choice of cells would protect the small ones."""

    @property
    def hidden(self) -> int:
        """How many of the cells, without the totals, are hidden."""
        return sum(cell is None for row in self.cells for cell in row)

    @property
    def hides(self) -> bool:
        """Tell whether anything is hidden."""
        everything = [*self.row_totals, *self.column_totals, self.total]
        return bool(self.hidden) or any(each is None for each in everything)


def protect(cells: Sequence[Sequence[int]], *, least: int = LEAST, totals_kept: bool = False) -> Protected:
    """Return a table with its totals as it may be shown (beskyt små tal).

    With `totals_kept` the totals are shown as they are, for tables whose totals stand elsewhere too: give it rows and
    columns that were gathered first. Raises NotAllowed for another smallest number than 3, 4 or 5, ValueError for
    numbers below nought or a table without cells.
    """
    network = _network(cells, least, totals_kept=totals_kept)
    small = [each for each in network.every() if is_small(network.value(each), least)]
    network.hidden.update(each for each in small if not (totals_kept and network.is_total(each)))
    inner = sorted(network.hidden, key=lambda each: (network.value(each), each))
    kept = all([network.protect(each, 1, least - 1) for each in inner])
    return _shown(network, held_back=not kept)


def protect_series(counts: Sequence[int], *, least: int = LEAST, total_kept: bool = False) -> Protected:
    """Return a row of numbers with its total as it may be shown, such as months or themes (beskyt en række).

    With `total_kept` the total is never hidden, because it stands elsewhere too.
    """
    return _kept(counts, least) if total_kept else protect([counts], least=least)


def is_small(number: int, least: int = LEAST) -> bool:
    """Tell whether a number is too small to be shown: nought is not."""
    return 0 < number < least


def gathered[Key](counts: Mapping[Key, int], *, least: int = LEAST, also: Collection[Key] = ()) -> frozenset[Key]:
    """Return the keys that must be put together into one, so that no total is small (saml små grupper).

    All small ones go together, those that must not stand alone for another reason with them, and then the next smallest
    until the sum leaves room for each of them to be any small number; empty when none is small.
    """
    _check(least)
    small = {key for key, number in counts.items() if is_small(number, least) or (number and key in also)}
    rest = sorted((key for key in counts if key not in small and counts[key]), key=lambda key: counts[key])
    while small and rest and (len(small) == 1 or sum(counts[key] for key in small) < len(small) + least - 2):
        small.add(rest.pop(0))
    return frozenset(small)


def gathered_in_order(counts: Sequence[int], *, least: int = LEAST) -> list[tuple[int, int]]:
    """Return steps of time put together with their neighbours until none is small (saml perioder).

    Each is the first and the last of the steps that it holds; steps that hold nothing stay as they are.
    """
    _check(least)
    spans: list[tuple[int, int]] = []
    sums: list[int] = []
    for at, number in enumerate(counts):
        if sums and is_small(sums[-1], least):
            spans[-1], sums[-1] = (spans[-1][0], at), sums[-1] + number
        else:
            spans.append((at, at))
            sums.append(number)
    while len(spans) > 1 and is_small(sums[-1], least):
        _last, number = spans.pop(), sums.pop()
        spans[-1], sums[-1] = (spans[-1][0], _last[1]), sums[-1] + number
    return spans


def _kept(counts: Sequence[int], least: int) -> Protected:
    """Protect a series below a total that stands; what cannot be, is held back whole."""
    network = _network([counts], least, totals_kept=False)
    small = {n for n, number in enumerate(counts) if is_small(number, least)}
    rest = sorted((n for n in range(len(counts)) if n not in small), key=lambda n: (not counts[n], counts[n]))
    while small and rest and not _wide(counts, small, least):
        small.add(rest.pop(0))
    held_back = not _wide(counts, small, least)
    shown = tuple(HIDDEN if n in small or held_back else number for n, number in enumerate(counts))
    return Protected((shown,), (network.cells[0][-1],), shown, network.cells[0][-1], held_back and bool(small))


def _wide(counts: Sequence[int], hidden: Iterable[int], least: int) -> bool:
    """Tell whether a hidden number of a series can be anything from 1 to the largest small one."""
    held = list(hidden)
    return not held or (len(held) > 1 and sum(counts[n] for n in held) >= least - 1)


def _network(cells: Sequence[Sequence[int]], least: int, *, totals_kept: bool) -> Network:
    _check(least)
    if not cells or not cells[0] or any(number < 0 for row in cells for number in row):
        raise ValueError("a table has cells, and none is below nought")
    return Network(cells, totals_kept=totals_kept)


def _check(least: int) -> None:
    if least not in ALLOWED:
        raise NotAllowed(least)


def _shown(network: Network, *, held_back: bool) -> Protected:
    def number(cell: Cell) -> int | None:
        if cell in network.hidden or (held_back and not (network.totals_kept and network.is_total(cell))):
            return HIDDEN
        return network.value(cell)

    rows, columns = range(network.rows), range(network.columns)
    return Protected(
        tuple(tuple(number((row, column)) for column in columns) for row in rows),
        tuple(number((row, network.columns)) for row in rows),
        tuple(number((network.rows, column)) for column in columns),
        number((network.rows, network.columns)),
        held_back,
    )
