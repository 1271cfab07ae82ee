"""How far a hidden cell can be reckoned from what is shown (skjulte celler), and which more to hide so that it cannot.

A table with its totals is a network: each cell, also a total, joins its row's node with its column's, and what is added
in one place must be taken away in another along a ring of hidden cells. How much can run round such a ring is how far
the reader can be wrong about a cell (Cox, JASA 90, 1995; Hundepool et al., Statistical Disclosure Control, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import Final

type Cell = tuple[int, int]
"""Row and column; the last of each is the total."""
type _Move = tuple[Cell, int]
"""A cell that goes up (1) or down (-1)."""

_BOUNDLESS: Final = 1_000_000
_DEAR: Final = 10_000
"""What it costs to hide a nought, and a hundred times as much a total: only when nothing else helps."""


class Network:
    """A table with its totals, and which of its cells are hidden."""

    def __init__(self, cells: Sequence[Sequence[int]], *, totals_kept: bool = False) -> None:
        self.cells = with_totals(cells)
        self.rows, self.columns = len(self.cells) - 1, len(self.cells[0]) - 1
        self.totals_kept = totals_kept
        self.hidden: set[Cell] = set()

    def value(self, cell: Cell) -> int:
        """Return a cell's true number."""
        return self.cells[cell[0]][cell[1]]

    def every(self) -> Iterator[Cell]:
        """Yield all cells, the totals too."""
        return ((row, column) for row in range(self.rows + 1) for column in range(self.columns + 1))

    def is_total(self, cell: Cell) -> bool:
        """Tell whether the cell is the sum of others."""
        return cell[0] == self.rows or cell[1] == self.columns

    def interval(self, cell: Cell, reach: int = _BOUNDLESS) -> tuple[int, int]:
        """Return the least and the most that a reader must think possible, looking no further than `reach` away."""
        if cell not in self.hidden:
            return self.value(cell), self.value(cell)
        return self.value(cell) - self._room(cell, -1, reach), self.value(cell) + self._room(cell, 1, reach)

    def protect(self, cell: Cell, low: int, high: int) -> bool:
        """Hide more until the reader must think all from low to high possible; tell whether that could be done."""
        ways = ((1, high - self.value(cell)), (-1, self.value(cell) - low))
        return all(self._protect(cell, sign, wanted) for sign, wanted in ways if wanted > 0)

    def _protect(self, cell: Cell, sign: int, wanted: int) -> bool:
        while self._room(cell, sign, wanted) < wanted:
            ring = self._ring(cell, sign, self._flow(cell, sign, wanted)[1], open_more=True)
            if ring is None:
                return False
            self.hidden.update(each for each, _way in ring)
        return True

    def _room(self, cell: Cell, sign: int, wanted: int) -> int:
        return self._flow(cell, sign, wanted)[0]

    def _flow(self, cell: Cell, sign: int, wanted: int) -> tuple[int, dict[Cell, int]]:
        """Move the cell as far as hidden cells let it, no further than wanted; return how far, and what moved."""
        moved: dict[Cell, int] = {}
        if sign < 0:
            wanted = min(wanted, self.value(cell))
        done = 0
        while done < wanted:
            ring = self._ring(cell, sign, moved, open_more=False)
            if ring is None:
                break
            room = min([wanted - done, *(self._slack(each, way, moved) for each, way in ring)])
            for each, way in ring:
                moved[each] = moved.get(each, 0) + way * room
            done += room
        return done, moved

    def _slack(self, cell: Cell, way: int, moved: dict[Cell, int]) -> int:
        return _BOUNDLESS if way > 0 else self.value(cell) + moved.get(cell, 0)

    def _ring(self, cell: Cell, sign: int, moved: dict[Cell, int], *, open_more: bool) -> list[_Move] | None:
        """Return the cheapest moves of other cells that keep every sum when this cell moves, if there are any.

        The nodes are the rows and the columns; a move leaves the row's node with a lack that the next one mends.
        """
        start, goal = ("row", cell[0]), ("column", cell[1])
        order, queue = count(), [(0, 0, start, self._sign_at(cell, sign))]
        came: dict[tuple[str, int], tuple[tuple[str, int], _Move]] = {}
        costs: dict[tuple[str, int], int] = {start: 0}
        while queue:
            cost, _n, node, lack = heappop(queue)
            if node == goal:
                return _walked(came, start, goal)
            if cost > costs[node]:
                continue
            for each, other in self._around(node):
                if each == cell:
                    continue
                way = -lack * self._sign_of(each)
                if self._slack(each, way, moved) <= 0:
                    continue
                price = self._price(each, open_more=open_more)
                if price is not None and cost + price < costs.get(other, cost + price + 1):
                    costs[other], came[other] = cost + price, (node, (each, way))
                    heappush(queue, (cost + price, next(order), other, -lack))
        return None

    def _around(self, node: tuple[str, int]) -> Iterator[tuple[Cell, tuple[str, int]]]:
        kind, at = node
        if kind == "row":
            return (((at, column), ("column", column)) for column in range(self.columns + 1))
        return (((row, at), ("row", row)) for row in range(self.rows + 1))

    def _sign_of(self, cell: Cell) -> int:
        """Return how a cell counts in its sums: a total is taken away from its parts, the whole counts twice turned."""
        return -1 if (cell[0] == self.rows) != (cell[1] == self.columns) else 1

    def _sign_at(self, cell: Cell, sign: int) -> int:
        return sign * self._sign_of(cell)

    def _price(self, cell: Cell, *, open_more: bool) -> int | None:
        """Return what it costs to use a cell: nothing when it is hidden; None when it must stay."""
        if cell in self.hidden:
            return 0
        if not open_more or (self.totals_kept and self.is_total(cell)):
            return None
        if self.is_total(cell):
            return 100 * _DEAR + self.value(cell)
        return self.value(cell) + 1 if self.value(cell) else _DEAR


def with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the rows with their sums, and below them the sums of the columns."""
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _walked(
    came: dict[tuple[str, int], tuple[tuple[str, int], _Move]], start: tuple[str, int], node: tuple[str, int]
) -> list[_Move]:
    ring = []
    while node != start:
        node, move = came[node]
        ring.append(move)
    return ring
