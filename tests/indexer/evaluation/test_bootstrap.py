"""Intervals and paired tests: known cases, the same numbers every time, and a second implementation."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from indexer.evaluation.bootstrap import compared, intervals
from indexer.evaluation.metrics import Table


def coins(count: int, share: float, seed: int) -> Table:
    """Two columns of ones and zeros, the first with this share of ones, the second half ones."""
    random = np.random.default_rng(seed)
    return np.column_stack([random.random(count) < share, random.random(count) < 0.5]).astype(np.float64)


def test_the_interval_of_a_share_is_that_of_the_normal_approximation() -> None:
    values = coins(1000, 0.3, 1)
    low, high = intervals(values)
    mean = values.mean(axis=0)
    half = 1.96 * np.sqrt(mean * (1 - mean) / 1000)
    assert_allclose(low, mean - half, atol=0.003)
    assert_allclose(high, mean + half, atol=0.003)


def test_intervals_are_the_same_every_time_and_another_seed_gives_others() -> None:
    values = coins(200, 0.3, 1)
    assert np.array_equal(intervals(values), intervals(values))
    assert not np.array_equal(intervals(values), intervals(values, seed=7))


def test_equal_values_have_no_spread() -> None:
    low, high = intervals(np.full((5, 2), 0.25))
    assert_allclose([low, high], 0.25)


def test_intervals_hold_the_true_share_nineteen_times_in_twenty() -> None:
    held = []
    for seed in range(200):
        low, high = intervals(coins(300, 0.3, seed))
        held.append(low[0] <= 0.3 <= high[0])
    assert 0.9 <= np.mean(held) <= 0.99


def test_a_ranker_does_not_differ_from_itself() -> None:
    values = coins(50, 0.3, 1)
    same = compared(values, values)
    assert_allclose([same.mean, same.low, same.high], 0)
    assert_allclose(same.p, 1)


def test_a_better_ranker_is_told_from_an_equal_one() -> None:
    difference = compared(coins(400, 0.6, 1), coins(400, 0.4, 2))
    assert difference.p[0] == pytest.approx(1 / 10_001)
    assert difference.low[0] > 0
    assert difference.p[1] > 0.05
    assert difference.low[1] < 0 < difference.high[1]


def test_few_questions_are_worked_out_by_hand() -> None:
    """Five questions, each better by 1: of the 32 ways to swap, two are as extreme. p = 1/16."""
    difference = compared(np.ones((5, 1)), np.zeros((5, 1)))
    assert difference.mean[0] == 1
    assert difference.p[0] == pytest.approx(1 / 16, abs=0.01)


def test_the_test_agrees_with_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    first, second = coins(150, 0.45, 3)[:, :1], coins(150, 0.35, 4)[:, :1]
    known = stats.permutation_test(
        (first[:, 0], second[:, 0]),
        lambda a, b, axis: (a - b).mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=9999,
        rng=np.random.default_rng(5),
    )
    assert compared(first, second).p[0] == pytest.approx(known.pvalue, abs=0.02)


def test_many_questions_are_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by drawing fewer at once; the numbers are those of one draw."""
    values = coins(300, 0.3, 1)
    whole = intervals(values)
    monkeypatch.setattr("indexer.evaluation.bootstrap._AT_ONCE", 1000)
    assert np.array_equal(intervals(values), whole)
