from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from indexer.engines import array_sums
from indexer.engines.array_sums import Adder, Lists

RANDOM = np.random.default_rng(7)
SIZE = 1000
NUMBERS = RANDOM.integers(0, SIZE, 50_000).astype(np.int32)
IMPACTS = RANDOM.random(50_000).astype(np.float32)
LISTS = [(0, 20_000, 1.0), (100, 100, 3.0), (30_000, 30_007, 0.5), (5, 49_999, 2.0), (9, 13, 0.5), (7, 12, 1.0)]


def lists_of(ranges: list[tuple[int, int, float]]) -> Lists:
    starts, ends, weights = zip(*ranges, strict=True) if ranges else ((), (), ())
    return Lists(np.array(starts, np.int64), np.array(ends, np.int64), np.array(weights, np.float32))


def expected(lists: list[tuple[int, int, float]]) -> np.ndarray:
    sums = np.zeros(SIZE)
    for first, last, weight in lists:
        np.add.at(sums, NUMBERS[first:last], IMPACTS[first:last] * weight)
    return sums


@pytest.mark.parametrize("room", [1, 7, 1024, 32_768, 1 << 20])
def test_sums_are_the_same_in_whatever_room(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(array_sums, "ROOM", room)
    lists = LISTS if room > 1000 else [*LISTS[1:3], *LISTS[4:]]
    assert Adder().sums(NUMBERS, IMPACTS, lists_of(lists), SIZE) == pytest.approx(expected(lists), rel=1e-6)


def test_no_lists_add_nothing() -> None:
    assert Adder().sums(NUMBERS, IMPACTS, lists_of([]), SIZE).tolist() == [0.0] * SIZE
    assert Adder().sums(NUMBERS, IMPACTS, lists_of([(3, 3, 1.0)]), SIZE).tolist() == [0.0] * SIZE


def test_a_later_sum_knows_nothing_of_an_earlier_one() -> None:
    adder = Adder()
    adder.sums(NUMBERS, IMPACTS, lists_of(LISTS), SIZE)
    assert adder.sums(NUMBERS, IMPACTS, lists_of(LISTS[2:3]), SIZE) == pytest.approx(expected(LISTS[2:3]), rel=1e-6)


def test_threads_do_not_add_into_each_other() -> None:
    adder, choices = Adder(), [[one] for one in LISTS] * 25
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda lists: adder.sums(NUMBERS, IMPACTS, lists_of(lists), SIZE), choices))
    for sums, lists in zip(found, choices, strict=True):
        assert sums == pytest.approx(expected(lists), rel=1e-6)
