"""Intervals of counts and of ratios, held against scipy's distributions."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest, chi2

from indgang.foundation import rates


@given(st.integers(1, 400))
def test_a_count_has_the_exact_interval(count: int) -> None:
    low, high = rates.of_count(count)
    assert isclose(low, chi2.ppf(0.025, 2 * count) / 2, rel_tol=1e-6)
    assert isclose(high, chi2.ppf(0.975, 2 * count + 2) / 2, rel_tol=1e-6)


def test_nought_and_many() -> None:
    assert rates.of_count(0).low == 0
    assert isclose(rates.of_count(0).high, 3.6888794541139363, rel_tol=1e-9)
    low, high = rates.of_count(3_001)
    assert isclose(low, chi2.ppf(0.025, 6_002) / 2, rel_tol=1e-5)
    assert isclose(high, chi2.ppf(0.975, 6_004) / 2, rel_tol=1e-5)
    with pytest.raises(ValueError, match="nought"):
        rates.of_count(-1)


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([0.5, 1.0, 2.0]))
def test_a_ratio_is_exact(after: int, before: int, exposure: float) -> None:
    found = rates.ratio(after, before, exposure)
    total = after + before
    if found is None:
        assert total == 0
        return
    low = beta.ppf(0.025, after, before + 1) if after else 0.0
    high = beta.ppf(0.975, after + 1, before) if before else 1.0
    assert isclose(found.low, low / (1 - low) / exposure, rel_tol=1e-6, abs_tol=1e-9)
    assert found.high == inf if high == 1 else isclose(found.high, high / (1 - high) / exposure, rel_tol=1e-6)
    share = exposure / (1 + exposure)
    tails = [binomtest(after, total, share, alternative=side).pvalue for side in ("less", "greater")]
    assert isclose(found.surprise, min(1.0, 2 * min(tails)), rel_tol=1e-6, abs_tol=1e-9)


def test_the_interval_and_the_surprise_agree() -> None:
    for after in range(40):
        found = rates.ratio(after, 20)
        assert found is not None
        assert (found.surprise < 0.05) == (found.low > 1 or found.high < 1)
    assert rates.ratio(0, 0) is None
    with pytest.raises(ValueError, match="nought"):
        rates.ratio(-1, 2)
