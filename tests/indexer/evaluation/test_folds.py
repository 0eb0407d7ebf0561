"""Folds: every question in one, the same every time, and no gold article in two."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.folds import by_question, by_topic, splits, topics_of

IDS = [str(number) for number in range(23)]


def test_folds_by_question_are_of_equal_size_whatever_the_order() -> None:
    folds = by_question(IDS, 5)
    assert sorted(Counter(folds.values()).values()) == [4, 4, 5, 5, 5]
    assert by_question(reversed(IDS), 5) == folds
    assert by_question(IDS, 5, seed=1) != folds


def test_folds_by_question_are_those_of_every_machine() -> None:
    assert by_question("abcdef", 2) == {"a": 0, "b": 0, "f": 0, "c": 1, "d": 1, "e": 1}


def test_questions_hang_together_through_others() -> None:
    gold = {"1": {"a", "b"}, "2": {"c"}, "3": {"b", "c"}, "4": {"d"}, "5": set()}
    assert topics_of(gold) == [{"1", "2", "3"}, {"4"}, {"5"}]


def test_the_largest_topic_has_a_fold_to_itself() -> None:
    gold = {"1": {"a"}, "2": {"a"}, "3": {"a"}, "4": {"b"}, "5": {"c"}}
    folds = by_topic(gold, 2)
    assert folds["1"] == folds["2"] == folds["3"]
    assert folds["4"] == folds["5"] != folds["1"]


_gold = st.dictionaries(
    st.integers(0, 60).map(str), st.frozensets(st.integers(0, 40).map(str), min_size=1, max_size=4), min_size=1
)


@given(_gold, st.integers(2, 6), st.integers(0, 3))
def test_no_gold_article_stands_in_two_folds(gold: dict[str, frozenset[str]], count: int, seed: int) -> None:
    if len(topics_of(gold)) < count:
        with pytest.raises(EvaluationError, match=f"不能分成 {count} 份：共有 {len(topics_of(gold))} 组"):
            by_topic(gold, count, seed)
        return
    folds = by_topic(gold, count, seed)
    assert folds.keys() == gold.keys()
    assert set(folds.values()) == set(range(count))
    for article in {article for articles in gold.values() for article in articles}:
        assert len({folds[question] for question, articles in gold.items() if article in articles}) == 1
    assert by_topic(dict(reversed(gold.items())), count, seed) == folds


@given(_gold)
def test_topics_are_as_small_as_they_can_be(gold: dict[str, frozenset[str]]) -> None:
    """Inside a topic of several questions, each shares an article with the rest of it."""
    for topic in topics_of(gold):
        for question in topic if len(topic) > 1 else ():
            others = frozenset().union(*(gold[other] for other in topic - {question}))
            assert gold[question] & others


def test_each_fold_is_held_out_once() -> None:
    folds = by_question(IDS, 5)
    rounds = splits(folds)
    assert sorted(question for split in rounds for question in split.held_out) == sorted(IDS)
    for split in rounds:
        assert not set(split.training) & set(split.held_out)
        assert sorted([*split.training, *split.held_out]) == sorted(IDS)


@pytest.mark.parametrize("count", [0, 1, 24])
def test_a_number_of_folds_that_cannot_be_is_refused(count: int) -> None:
    with pytest.raises(EvaluationError, match=f"不能分成 {count} 份：共有 23 个问题，份数应为 2 到 23"):
        by_question(IDS, count)
