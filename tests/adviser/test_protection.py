"""Small numbers: what is shown, and that nobody can reckon what is hidden (checked by linear programming)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from indgang.adviser.protection import (
    NotAllowed,
    Protected,
    gathered,
    gathered_in_order,
    is_small,
    protect,
    protect_series,
)
from indgang.adviser.suppression import with_totals

type Grid = Sequence[Sequence[int]]

SMALL = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 40))


def grids(least: int = 1, most: int = 6) -> st.SearchStrategy[Grid]:
    sizes = st.tuples(st.integers(least, most), st.integers(least, most))
    return sizes.flatmap(
        lambda size: st.lists(st.lists(SMALL, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
    )


def whole(shown: Protected) -> list[list[int | None]]:
    """The table with its totals, as it is shown."""
    rows = [[*row, total] for row, total in zip(shown.cells, shown.row_totals, strict=True)]
    return [*rows, [*shown.column_totals, shown.total]]


def reckoned(shown: Protected) -> dict[tuple[int, int], tuple[float, float]]:
    """What an intruder can reckon of each hidden cell from all that is shown, by linear programming."""
    table = whole(shown)
    rows, columns = len(table), len(table[0])
    hidden = [(r, c) for r in range(rows) for c in range(columns) if table[r][c] is None]
    sums, known = [], []
    lines = [[(r, c) for c in range(columns)] for r in range(rows)]
    lines += [[(r, c) for r in range(rows)] for c in range(columns)]
    for *parts, total in lines:
        signs = dict.fromkeys(parts, 1.0) | {total: -1.0}
        sums.append([signs.get(cell, 0.0) for cell in hidden])
        known.append(-sum(sign * (table[r][c] or 0) for (r, c), sign in signs.items() if table[r][c] is not None))
    found = {}
    for n, cell in enumerate(hidden):
        aim = [0.0] * len(hidden)
        aim[n] = 1.0
        low = linprog(aim, A_eq=sums, b_eq=known, bounds=(0, 10_000))
        high = linprog([-each for each in aim], A_eq=sums, b_eq=known, bounds=(0, 10_000))
        assert low.success and high.success
        found[cell] = (round(low.fun, 6), round(-high.fun, 6))
    return found


def check(cells: Grid, shown: Protected, least: int = 5) -> None:
    """Nothing small is shown, what is shown is true, and each hidden cell can be anything small."""
    true, table = with_totals(cells), whole(shown)
    for row, line in enumerate(table):
        for column, number in enumerate(line):
            assert number is None or number == true[row][column]
            assert number is None or not is_small(number, least)
    for (row, column), (low, high) in reckoned(shown).items():
        assert high - low >= 1
        if is_small(true[row][column], least):
            assert low <= 1 and high >= least - 1, (cells, table, (row, column))


@given(grids())
def test_no_hidden_number_can_be_reckoned(cells: Grid) -> None:
    shown = protect(cells)
    assert not shown.held_back
    check(cells, shown)


@given(grids(most=4), st.sampled_from([3, 4]))
def test_nor_with_another_smallest_number(cells: Grid, least: int) -> None:
    check(cells, protect(cells, least=least), least)


@given(grids(most=8))
def test_nothing_is_hidden_without_need(cells: Grid) -> None:
    small = any(is_small(number) for line in with_totals(cells) for number in line)
    assert protect(cells).hides == small


@given(grids(least=2))
def test_totals_that_stand_elsewhere_are_shown_or_the_table_is_held_back(cells: Grid) -> None:
    true = with_totals(cells)
    if any(is_small(line[-1]) for line in true) or any(is_small(number) for number in true[-1]):
        return
    shown = protect(cells, totals_kept=True)
    assert [*shown.row_totals, shown.total] == [line[-1] for line in true]
    assert [*shown.column_totals, shown.total] == true[-1]
    if shown.held_back:
        assert all(number is None for row in shown.cells for number in row)
    else:
        check(cells, shown)


@given(st.lists(SMALL, min_size=1, max_size=12))
def test_a_series_with_its_total(counts: list[int]) -> None:
    check([counts], protect_series(counts))


@given(st.lists(SMALL, min_size=1, max_size=12))
def test_a_series_below_a_total_that_stands_elsewhere(counts: list[int]) -> None:
    if is_small(sum(counts)):
        return
    shown = protect_series(counts, total_kept=True)
    hidden = [number for number, cell in zip(counts, shown.cells[0], strict=True) if cell is None]
    assert shown.total == sum(counts)
    assert not any(is_small(number or 0) for number in shown.cells[0])
    if hidden and not shown.held_back:
        assert len(hidden) > 1 and sum(hidden) >= 4


@given(st.dictionaries(st.integers(0, 99), SMALL, max_size=12))
def test_groups_are_put_together_until_none_is_small(counts: dict[int, int]) -> None:
    together = gathered(counts)
    sums = [counts[key] for key in counts if key not in together] + [sum(counts[key] for key in together)]
    assert not any(is_small(number) for number in sums) or is_small(sum(counts.values()))


@given(st.lists(SMALL, max_size=12))
def test_steps_of_time_are_put_together(counts: list[int]) -> None:
    spans = gathered_in_order(counts)
    assert [at for first, last in spans for at in range(first, last + 1)] == list(range(len(counts)))
    sums = [sum(counts[first : last + 1]) for first, last in spans]
    assert not any(is_small(number) for number in sums) or is_small(sum(counts))


@given(st.lists(st.lists(SMALL, min_size=3, max_size=3), min_size=4, max_size=4))
def test_months_beside_the_quarter_and_the_year_tell_nothing(months: Grid) -> None:
    """Twelve months, four quarters and the year are one table, so a total shown elsewhere tells nothing more."""
    check(months, protect(months))


def test_known_examples() -> None:
    assert protect([[10, 2], [8, 9]]).cells == ((None, None), (None, None))
    assert protect([[10, 20], [0, 9]]).cells == ((10, 20), (0, 9))
    shown = protect([[12, 3, 20], [7, 30, 6], [15, 16, 17]])
    assert shown.cells == ((None, None, 20), (7, 30, 6), (None, None, 17))
    assert shown.row_totals == (35, 43, 48)
    assert shown.total == 126
    assert protect_series([3, 6, 20, 40]).cells == ((None, None, 20, 40),)
    assert gathered({"a": 3, "b": 20, "c": 4}) == {"a", "c"}
    assert gathered({"a": 3, "b": 20, "c": 7}) == {"a", "c"}
    assert gathered({**dict.fromkeys("abcde", 1), "f": 6, "g": 30}) == set("abcdef")
    assert gathered({"a": 9, "b": 20, "c": 7}, also={"a"}) == {"a", "c"}
    assert gathered({"a": 0, "b": 20}, also={"a"}) == set()
    assert gathered_in_order([3, 9, 12, 2]) == [(0, 1), (2, 3)]
    assert gathered_in_order([2, 2, 9]) == [(0, 2)]


def test_a_table_of_nothing_but_small_numbers_shows_nothing() -> None:
    assert protect([[1, 1], [1, 1]]).total is None
    assert protect([[2]]).hides
    assert not protect([[0, 0], [0, 0]]).hides


@pytest.mark.parametrize("least", [0, 2, 6])
def test_another_limit_is_turned_down(least: int) -> None:
    with pytest.raises(NotAllowed):
        protect([[1]], least=least)


@pytest.mark.parametrize("cells", [[], [[]], [[-1]]])
def test_what_is_no_table(cells: Grid) -> None:
    with pytest.raises(ValueError, match="a table has cells"):
        protect(cells)
