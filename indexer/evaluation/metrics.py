"""A ranking and its gold articles -> MRR@10, R@k, nDCG@10, as the field computes them. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

RECALL_AT = (5, 10, 20, 50, 100)
FIRST_AT = 10
# How many documents of a ranking are looked at.
DEPTH = max(RECALL_AT)
NAMES = (f"MRR@{FIRST_AT}", *(f"R@{k}" for k in RECALL_AT), f"nDCG@{FIRST_AT}")

# One row for each question, one column for each of NAMES.
Table = NDArray[np.float64]


def table(found: Sequence[Sequence[str]], gold: Sequence[AbstractSet[str]]) -> Table:
    """The measures of each question: rankings, the best first, and as many sets of gold articles."""
    rows = [measures(ids, wanted) for ids, wanted in zip(found, gold, strict=True)]
    return np.array(rows, np.float64).reshape(len(rows), len(NAMES))


def measures(found: Sequence[str], gold: AbstractSet[str]) -> tuple[float, ...]:
    """The measures of one question in the order of NAMES; `gold` is not empty.

    >>> dict(zip(NAMES, measures(["x", "a", "y"], {"a", "b"})))["MRR@10"]
    0.5
    """
    places = places_of(found, gold)
    return (
        reciprocal_rank(places),
        *(recall(places, len(gold), k) for k in RECALL_AT),
        gain(places, len(gold)),
    )


def places_of(found: Sequence[str], gold: AbstractSet[str]) -> tuple[int, ...]:
    """The places, from 1, at which gold articles stand among the first DEPTH."""
    return tuple(place for place, name in enumerate(found[:DEPTH], 1) if name in gold)


def reciprocal_rank(places: Sequence[int], at: int = FIRST_AT) -> float:
    """1 / place of the first gold article; 0 where none is among the first `at`."""
    return 1 / places[0] if places and places[0] <= at else 0.0


def recall(places: Sequence[int], gold: int, at: int) -> float:
    """The share of the gold articles that are among the first `at`."""
    return sum(place <= at for place in places) / gold


def gain(places: Sequence[int], gold: int, at: int = FIRST_AT) -> float:
    """nDCG with a gain of 1 for each gold article: 1 where as many as there is room for come first."""
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(gold, at) + 1))
    return sum(1 / math.log2(place + 1) for place in places if place <= at) / ideal


def named(values: Sequence[float] | NDArray[np.float64]) -> Mapping[str, float]:
    """Values in the order of NAMES, by name, in plain numbers of six decimals."""
    return {name: round(float(value), 6) for name, value in zip(NAMES, values, strict=True)}
