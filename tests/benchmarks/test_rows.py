"""Percentiles, ratios and growth, on numbers that can be checked by hand."""

from __future__ import annotations

import pytest

from benchmarks.engines.rows import NATIONAL, Row, agreement, exponent, goal_rows, growth_rows, latencies, percentile


def test_a_percentile_lies_between_two_values_in_proportion() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert percentile([1.0, 2.0], 0.95) == pytest.approx(1.95)
    assert percentile([7.0], 0.99) == 7.0


def test_latencies_are_in_milliseconds() -> None:
    seconds = [number / 1000 for number in range(101)]
    assert latencies(seconds, "cpu_") == {"cpu_p50_ms": 50.0, "cpu_p95_ms": 95.0, "cpu_p99_ms": 99.0}


def test_agreement_counts_what_both_found() -> None:
    assert agreement([["a", "b"], ["c"]], [["b", "a"], ["d"]]) == 0.5
    assert agreement([[]], [[]]) == 1.0
    assert agreement([["a"]], [[]]) == 0.0


def _rows(size: int, ours: float, whoosh: float) -> list[Row]:
    return [
        {"engine": "ours", "documents": size, "p50_ms": ours, "cpu_p50_ms": ours / 2},
        {"engine": "whoosh", "documents": size, "p50_ms": whoosh, "cpu_p50_ms": whoosh},
    ]


def test_a_goal_is_met_or_not_at_the_size_it_speaks_of_alone() -> None:
    found = goal_rows([*_rows(1000, 1.0, 50.0), *_rows(NATIONAL, 1.0, 99.0), {"engine": "fts5", "skipped": "…"}])
    assert [(row["documents"], row["times_faster"], row.get("met")) for row in found] == [
        (1000, 50.0, None),
        (NATIONAL, 99.0, False),
    ]
    assert found[1]["times_less_processor_time"] == 198.0


def test_what_was_not_measured_gives_no_ratio() -> None:
    assert goal_rows([{"engine": "ours", "documents": NATIONAL, "p50_ms": 1.0}]) == []


def test_growth_is_the_slope_in_logarithms() -> None:
    assert exponent([(10, 3.0), (1000, 30.0)]) == 0.5
    assert exponent([(10, 3.0), (10, 4.0)]) is None
    rows = [*_rows(1000, 1.0, 10.0), *_rows(10_000, 1.0, 100.0)]
    assert [(row["growth_of"], row["p50_ms"], row["build_seconds"]) for row in growth_rows(rows)] == [
        ("ours", 0.0, None),
        ("whoosh", 1.0, None),
    ]
