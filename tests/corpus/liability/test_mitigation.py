"""Circumstances of sentencing in the words of a source: several in one phrase, and those that are denied."""

from __future__ import annotations

import pytest

from corpus.liability.evaluate import evaluate
from corpus.liability.facts import facts_of
from corpus.library import Library

# Where nothing opens what lies below it: 刑法第二百五十三条之一第一款, 三年以上七年以下.
CLOSED = (36, 84)


@pytest.mark.parametrize(
    ("words", "provisions", "months"),
    [
        ("有自首、立功情节", ["xingfa/67/1", "xingfa/68"], (1, 84)),
        ("重大立功", ["xingfa/68"], (0, 84)),
        ("胁从犯", ["xingfa/28"], (0, 36)),
        ("从犯，投案自首", ["xingfa/67/1", "xingfa/27/2"], (0, 84)),
        ("未投案，没有自首、立功", [], CLOSED),
        ("不满十八周岁，自首", ["xingfa/67/1"], (1, 84)),
        ("未成年且自首", ["xingfa/67/1"], (1, 84)),
        ("犯罪未遂", ["xingfa/23/2"], (1, 84)),
        ("家庭困难", [], CLOSED),
    ],
)
def test_what_is_stated_counts_and_what_is_denied_does_not(
    words: str, provisions: list[str], months: tuple[int, int], library: Library
) -> None:
    facts = facts_of(
        {
            "date": "2022-03-01",
            "actor": {"insider": False, "prior": "none"},
            "acts": ["steal"],
            "items": [{"type": "普通", "count": 50000}],
            "illegal_income": 0,
            "mitigation": [words],
        }
    )
    criminal = evaluate(facts, library.rules_of_liability(), library.sanctions).criminal
    assert [row.provision for row in criminal.adjustments] == provisions
    assert (criminal.range_months, criminal.adjusted_range_months) == (CLOSED, months)
