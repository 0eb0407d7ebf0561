"""The main path over rankers whose answers are known."""

from __future__ import annotations

import json
import math

import pytest

from indexer.evaluation.evaluate import as_data, evaluate
from indexer.evaluation.judgements import Task
from indexer.evaluation.metrics import NAMES
from indexer.evaluation.runs import Found

# What the questions 1, 2, 三 and 4 of the small corpus are answered with, the best first.
GOOD = {
    "邻居": ["养猫法#第二条", "养猫法#第一条"],
    "图书": ["空白", "借书条例#第三条"],
    "禁渔": ["钓鱼规则"],
    "猫要": ["养猫法#第一条", "空白", "养猫法#第二条"],
}


def good(question: str, limit: int) -> Found:
    return [(name, -float(place)) for place, name in enumerate(GOOD[question[:2]][:limit])]


def nothing(question: str, limit: int) -> Found:
    del question, limit
    return []


def test_measures_are_means_over_the_judged_questions(task: Task) -> None:
    data = as_data(evaluate({"good": good, "nothing": nothing}, task))
    rankers = data["rankers"]
    assert isinstance(rankers, dict)
    assert rankers["good"]["MRR@10"] == (1 + 0.5 + 1 + 1) / 4
    # Half of question 2: the corpus lacks its other gold article.
    assert {rankers["good"][name] for name in NAMES if name.startswith("R@")} == {(1 + 0.5 + 1 + 1) / 4}
    third, ideal = 1 / math.log2(4), 1 + 1 / math.log2(3)
    gains = (1 + (1 / math.log2(3)) / ideal + 1 + (1 + third) / ideal) / 4
    assert rankers["good"]["nDCG@10"] == pytest.approx(gains, abs=1e-6)
    assert set(rankers["nothing"].values()) == {0.0}


def test_the_data_are_whole_and_plain(task: Task) -> None:
    data = json.loads(json.dumps(as_data(evaluate({"nothing": nothing, "good": good}, task)), allow_nan=False))
    assert list(data) == ["rankers", "intervals", "times", "comparisons", "counts", "settings"]
    assert list(data["rankers"]) == list(data["intervals"]) == list(data["times"]) == ["nothing", "good"]
    assert list(data["rankers"]["good"]) == list(data["intervals"]["good"]) == list(NAMES)
    low, high = data["intervals"]["good"]["MRR@10"]
    assert low <= data["rankers"]["good"]["MRR@10"] <= high
    assert set(data["times"]["good"]) == {"p50_ms", "p95_ms", "seconds"}
    assert data["counts"]["evaluated"] == 4


def test_each_pair_is_compared_the_later_less_the_earlier(task: Task) -> None:
    data = as_data(evaluate({"nothing": nothing, "good": good, "again": good}, task))
    comparisons = data["comparisons"]
    assert isinstance(comparisons, list)
    assert [(c["first"], c["second"]) for c in comparisons] == [
        ("again", "good"), ("again", "nothing"), ("good", "nothing"),
    ]  # fmt: skip
    assert comparisons[0]["measures"]["R@10"] == {"difference": 0.0, "interval": [0.0, 0.0], "p": 1.0}
    better = comparisons[2]["measures"]["R@10"]
    assert better["difference"] == 0.875
    # Four questions: of 16 ways to swap two are as extreme.
    assert better["p"] == pytest.approx(1 / 8, abs=0.02)


def test_the_same_run_gives_the_same_numbers(task: Task) -> None:
    first, second = (as_data(evaluate({"a": nothing, "b": good}, task)) for _ in range(2))
    del first["times"], second["times"]
    assert first == second


def test_progress_is_told_for_each_ranker(task: Task) -> None:
    told: list[tuple[str, int, int]] = []
    evaluate({"a": nothing, "b": good}, task, lambda name: lambda done, count: told.append((name, done, count)))
    assert told == [(name, done, 4) for name in "ab" for done in (1, 2, 3, 4)]
