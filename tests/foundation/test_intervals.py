import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indgang.foundation.intervals import Interval, wilson

COUNTED = st.integers(1, 100_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.27753),
        (1, 10, 0.01788, 0.40415),
        (5, 10, 0.23659, 0.76341),
        (8, 10, 0.49016, 0.94332),
        (10, 10, 0.72247, 1.0),
        (15, 148, 0.06239, 0.16048),
        (81, 263, 0.25527, 0.36621),
        (784, 1000, 0.75746, 0.80840),
    ],
)
def test_known_intervals(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx(Interval(low, high), abs=0.00005)


def test_of_nothing_there_is_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("hits", "total"), [(-1, 10), (11, 10), (1, 0), (0, -1)])
def test_hits_lie_between_none_and_all(hits: int, total: int) -> None:
    with pytest.raises(ValueError, match="between 0 and total"):
        wilson(hits, total)


def interval(counted: tuple[int, int]) -> Interval:
    found = wilson(*counted)
    assert found
    return found


@given(COUNTED)
def test_it_holds_the_share_and_stays_a_share(counted: tuple[int, int]) -> None:
    low, high = interval(counted)
    assert 0 <= low <= counted[0] / counted[1] <= high <= 1
    assert low < high


@given(COUNTED)
def test_the_share_of_the_others_mirrors_it(counted: tuple[int, int]) -> None:
    hits, total = counted
    low, high = interval(counted)
    assert interval((total - hits, total)) == pytest.approx((1 - high, 1 - low))


@given(COUNTED)
def test_more_counted_is_more_certain(counted: tuple[int, int]) -> None:
    hits, total = counted
    one, many = interval(counted), interval((4 * hits, 4 * total))
    assert many.high - many.low < one.high - one.low


@given(COUNTED)
def test_one_hit_more_moves_it_upwards(counted: tuple[int, int]) -> None:
    hits, total = counted
    assume(hits < total)
    one, more = interval(counted), interval((hits + 1, total))
    assert more.low > one.low
    assert more.high > one.high or more.high == 1
