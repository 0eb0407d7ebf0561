"""What a facts file may hold, and what is read from it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from corpus.errors import CorpusError
from corpus.liability.facts import Items, facts_of

LEAST: dict[str, Any] = {"date": "2022-03-01", "actor": {}, "acts": ["sell"]}


def test_what_is_left_out_is_unknown() -> None:
    facts = facts_of(LEAST)
    assert (facts.actor.insider, facts.actor.prior, facts.illegal_income, facts.lawful_business) == (None,) * 4
    assert facts.items == (Items(type="未知", count=None),)
    assert (facts.consequences, facts.mitigation) == ((), ())


def test_null_is_unknown_for_items_and_none_for_consequences() -> None:
    facts = facts_of(LEAST | {"items": None, "consequences": None, "mitigation": None})
    assert facts == facts_of(LEAST)
    assert facts_of(LEAST | {"items": []}).items == ()


@pytest.mark.parametrize(
    ("written", "sum_"),
    [
        (24530, Fraction(24530)),
        (4999.99, Fraction("4999.99")),
        ("24,530", Fraction(24530)),
        ("61429.01", Fraction("61429.01")),
        (1e12, Fraction(10**12)),
        (None, None),
    ],
)
def test_sums_are_exact(written: object, sum_: Fraction | None) -> None:
    assert facts_of(LEAST | {"illegal_income": written}).illegal_income == sum_


@pytest.mark.parametrize("written", [True, [1], "很多", "1/0", "1e9999999", "1e-9999999", -1, "9" * 50, "2.4万"])
def test_what_is_no_sum_is_refused(written: object) -> None:
    with pytest.raises(CorpusError, match="illegal_income："):
        facts_of(LEAST | {"illegal_income": written})


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1.2万", "写成 12000；"),
        ("3万余条", "写成 30000，并加 lower_bound: true"),
        ("1.18亿", "写成 118000000；"),
        ("5,000", "写成 5000；"),
        ("若干", "应只写数字"),
        (10**16, "数太大"),
        (-1, "小于 0"),
    ],
)
def test_numbers_of_items_stand_in_digits(written: object, words: str) -> None:
    with pytest.raises(CorpusError) as caught:
        facts_of(LEAST | {"items": [{"type": "普通", "count": written}]})
    assert words in str(caught.value)


def test_a_wrong_act_is_the_only_thing_said() -> None:
    with pytest.raises(CorpusError) as caught:
        facts_of(LEAST | {"acts": ["出售"]})
    assert [problem.what.partition("，")[0] for problem in caught.value.problems] == ["acts.0：“出售”不在可选的值里"]


@pytest.mark.parametrize("written", [2022, "2022", "2022-03", "2022年", "2022年3月"])
def test_a_part_of_a_date_is_asked_to_be_completed(written: object) -> None:
    with pytest.raises(CorpusError, match="不是完整的日期"):
        facts_of(LEAST | {"date": written})
