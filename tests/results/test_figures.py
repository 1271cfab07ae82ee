"""Figures: a share, its interval, and what is too small to be published."""

from hypothesis import given
from hypothesis import strategies as st

from indgang.results.figures import Counts, Figure, withheld

cells = st.builds(lambda hits, misses: Figure(hits, hits + misses), st.integers(0, 9), st.integers(0, 9))


def test_a_share_has_its_interval() -> None:
    figure = Figure(784, 1000)
    assert figure.share == 0.784
    assert figure.misses == 216
    assert figure.interval is not None
    assert [round(end, 3) for end in figure.interval] == [0.757, 0.808]


def test_nothing_has_no_share() -> None:
    assert Figure(0, 0).share is None
    assert Figure(0, 0).interval is None
    assert not Figure(0, 0).suppressed
    assert Counts().minutes is None


def test_cells_under_five_are_suppressed() -> None:
    assert [Figure(1, total).suppressed for total in (1, 4, 5, 100)] == [True, True, False, False]


def test_a_lone_small_cell_takes_the_next_smallest_along() -> None:
    assert withheld([Figure(1, 3), Figure(9, 20), Figure(3, 7), Figure(0, 0)]) == [True, False, True, False]
    assert withheld([Figure(1, 3), Figure(2, 4), Figure(3, 7)]) == [True, True, False]
    assert withheld([Figure(1, 3)]) == [True]


@given(st.lists(cells, max_size=6))
def test_no_withheld_cell_can_be_reckoned_from_the_others(figures: list[Figure]) -> None:
    held = withheld(figures)
    assert all(each for figure, each in zip(figures, held, strict=True) if figure.suppressed)
    with_inquiries = sum(1 for figure in figures if figure.total)
    assert sum(held) != 1 or with_inquiries == 1


def test_counts_add_up() -> None:
    total = Counts.total([Counts(population=3, known=2, pending=1), Counts(population=4, known=4)])
    assert (total.population, total.unknown, total.decided) == (7, 1, 5)
    assert Counts.total([]) == Counts()
    assert Counts(population=2, seconds=600).minutes == 5
