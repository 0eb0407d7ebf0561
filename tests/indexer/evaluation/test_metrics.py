"""Measures against values worked out by hand and against a second implementation in the words of the definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation.metrics import DEPTH, NAMES, measures, named, places_of, table


def ranking(*places: int, length: int = 100) -> list[str]:
    """A ranking with gold articles g1, g2 … at these places."""
    found = [f"x{place}" for place in range(1, length + 1)]
    for number, place in enumerate(places, 1):
        found[place - 1] = f"g{number}"
    return found


def gold(count: int) -> frozenset[str]:
    return frozenset(f"g{number}" for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("found", "answers", "expected"),
    [
        # One gold article, in the first place: everything is 1.
        (ranking(1), 1, (1, 1, 1, 1, 1, 1, 1)),
        # In the third place: 1/3; 1/log2(4) of an ideal 1/log2(2).
        (ranking(3), 1, (1 / 3, 1, 1, 1, 1, 1, 0.5)),
        # In the tenth and in the eleventh: the edge of MRR@10, R@10 and nDCG@10.
        (ranking(10), 1, (0.1, 0, 1, 1, 1, 1, 1 / math.log2(11))),
        (ranking(11), 1, (0, 0, 0, 1, 1, 1, 0)),
        # In the hundredth, and found after it.
        (ranking(100), 1, (0, 0, 0, 0, 0, 1, 0)),
        (ranking(101, length=101), 1, (0, 0, 0, 0, 0, 0, 0)),
        # Three gold articles at 2, 7 and 60: MRR is of the first, R@k counts each.
        (
            ranking(2, 7, 60),
            3,
            (0.5, 1 / 3, 2 / 3, 2 / 3, 2 / 3, 1, (1 / math.log2(3) + 1 / 3) / (1 + 1 / math.log2(3) + 0.5)),
        ),
        # One of two is not to be found anywhere: it counts as missed.
        (ranking(1), 2, (1, 0.5, 0.5, 0.5, 0.5, 0.5, 1 / (1 + 1 / math.log2(3)))),
        # More gold articles than ten: ten in a row are the best that nDCG@10 can be; R@5 and R@10 cannot be 1.
        (ranking(*range(1, 13)), 12, (1, 5 / 12, 10 / 12, 1, 1, 1, 1)),
        # Nothing found.
        ([], 2, (0, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_measures_are_those_worked_out_by_hand(found: list[str], answers: int, expected: tuple[float, ...]) -> None:
    assert measures(found, gold(answers)) == pytest.approx(expected, abs=1e-15)


def test_the_names_are_those_of_the_field() -> None:
    assert NAMES == ("MRR@10", "R@5", "R@10", "R@20", "R@50", "R@100", "nDCG@10")


def reference(found: list[str], wanted: frozenset[str]) -> tuple[float, ...]:
    """The definitions once more, from relevance lists as trec_eval keeps them."""
    relevance = np.array([name in wanted for name in found] + [False] * DEPTH, dtype=float)
    first = np.flatnonzero(relevance[:10])
    discounts = 1 / np.log2(np.arange(2, 12))
    ideal = np.sort(np.r_[np.ones(len(wanted)), np.zeros(10)])[::-1][:10]
    recalls = np.cumsum(relevance)[[4, 9, 19, 49, 99]] / len(wanted)
    return (
        1 / (first[0] + 1) if len(first) else 0.0,
        *recalls,
        (relevance[:10] @ discounts) / (ideal @ discounts),
    )


@given(st.permutations(range(130)), st.integers(0, 130), st.sets(st.integers(0, 150), min_size=1, max_size=40))
def test_any_ranking_measures_as_the_definitions_say(order: list[int], length: int, answers: set[int]) -> None:
    found = [str(number) for number in order[:length]]
    wanted = frozenset(map(str, answers))
    assert measures(found, wanted) == pytest.approx(reference(found, wanted), abs=1e-12)


def test_places_count_from_one_and_end_at_a_hundred() -> None:
    assert places_of(ranking(1, 100, 101, length=120), gold(3)) == (1, 100)


def test_a_table_has_a_row_for_each_question() -> None:
    rows = table([ranking(1), ranking(2)], [gold(1), gold(1)])
    assert rows.shape == (2, 7)
    assert named(rows.mean(axis=0))["MRR@10"] == 0.75
    assert table([], []).shape == (0, 7)
