"""How far a measure can be trusted: bootstrap intervals over questions, and paired tests of two rankers. Seeded.

Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 13 and 15; for retrieval Smucker, Allan and
Carterette, A comparison of statistical significance tests for information retrieval evaluation (CIKM 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.evaluation.metrics import Table

SEED = 20_250_101
RESAMPLES = 2_000
RANDOMISATIONS = 10_000
CONFIDENCE = 0.95
# Random numbers of about so many questions are drawn at once: memory stays bounded.
_AT_ONCE = 4_000_000
# Means of the same values in another order differ in the last digits.
_EQUAL = 1e-12

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """First ranker less second, for each measure: mean, interval, and how often chance alone does as much."""

    mean: Values
    low: Values
    high: Values
    p: Values


def intervals(table: Table, seed: int = SEED) -> tuple[Values, Values]:
    """The lower and upper ends of the 95 % interval of each column's mean, by resampling questions (percentiles).

    The same questions are drawn for every column, and for every table as long, so that intervals can be compared.
    """
    count = len(table)
    shares = np.full(count, 1 / count)

    def means(random: np.random.Generator, size: int) -> Values:
        drawn: Values = random.multinomial(count, shares, size=size) @ table / count
        return drawn

    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(_drawn(means, RESAMPLES, count, seed), (tail, 1 - tail), axis=0)
    return low, high


def compared(first: Table, second: Table, seed: int = SEED) -> Difference:
    """Two rankers on the same questions: difference, its bootstrap interval, and p of a randomisation test.

    The test swaps the two rankers in a random half of the questions, again and again; p is the share of swaps whose
    difference is as large in either direction, the measured one counted with them. Two-sided; never 0.
    """
    differences = first - second
    count = len(differences)
    mean = np.abs(differences.mean(axis=0))

    def swapped(random: np.random.Generator, size: int) -> Values:
        signs = random.integers(0, 2, (size, count), np.int8) * 2 - 1
        found: Values = signs @ differences / count
        return found

    extreme = (np.abs(_drawn(swapped, RANDOMISATIONS, count, seed)) >= mean - _EQUAL).sum(axis=0)
    low, high = intervals(differences, seed)
    return Difference(differences.mean(axis=0), low, high, (1 + extreme) / (1 + RANDOMISATIONS))


def _drawn(draw: Callable[[np.random.Generator, int], Values], times: int, count: int, seed: int) -> Values:
    random = np.random.default_rng(seed)
    return np.concatenate([draw(random, size) for size in _sizes(times, max(1, _AT_ONCE // count))])


def _sizes(times: int, most: int) -> Iterator[int]:
    for start in range(0, times, most):
        yield min(most, times - start)
