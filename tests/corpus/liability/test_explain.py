"""The outcome in Chinese: what a person reads agrees with itself, and holds nothing that only a machine understands."""

from __future__ import annotations

import re
from typing import Any

import pytest

from corpus.liability.evaluate import evaluate
from corpus.liability.explain import explain
from corpus.liability.facts import facts_of
from corpus.liability.naming import namer
from corpus.library import Library

STRANGER = {"kind": "person", "insider": False, "prior": "none"}
SOLD = {"date": "2022-03-01", "actor": STRANGER, "acts": ["sell"], "illegal_income": 0, "known_criminal_use": False}
# The keys of a facts file stand after the name of a missing fact, so that a person can write them.
KEYS = re.compile(r"（(?:[a-z_.]+|items\[\d+\]\.[a-z]+)）：")
CASES: list[dict[str, Any]] = [
    SOLD | {"items": [{"type": "普通", "count": 5000}]},
    SOLD | {"items": [{"type": "普通", "count": 4900, "lower_bound": True}]},
    SOLD | {"actor": STRANGER | {"insider": True}, "illegal_income": 240000, "mitigation": ["自首", "家庭困难"]},
    SOLD | {"actor": STRANGER | {"kind": "unit"}, "acts": ["buy", "sell"], "lawful_business": True},
    SOLD | {"actor": STRANGER | {"age": 15}, "items": [{"type": "征信", "count": 500}]},
    SOLD | {"actor": STRANGER | {"minor": True}, "items": [{"type": "征信", "count": 500}]},
    SOLD | {"date": "2008-05-01"},
    SOLD | {"date": "2012-05-01", "acts": ["steal"], "items": [{"type": "普通", "count": 90000}]},
    SOLD | {"date": "2016-05-01", "items": [{"type": "普通", "count": 90000}]},
    SOLD | {"date": "2026-05-01", "acts": ["publish"], "items": [{"type": "行踪轨迹", "count": 3}]},
    {"date": "2022-03-01", "actor": {}, "acts": ["sell", "buy"]},
]


def said(facts: dict[str, Any], library: Library) -> str:
    """What `fatiao assess` prints."""
    stated = facts_of(facts)
    return explain(evaluate(stated, library.rules_of_liability(), library.sanctions), namer(library, stated.date))


@pytest.mark.parametrize("facts", CASES)
def test_there_is_no_machine_word_and_no_double_punctuation(facts: dict[str, Any], library: Library) -> None:
    text = KEYS.sub("：", said(facts, library))
    assert re.findall(r"[A-Za-z_{}]{2,}", text.replace("App", "").replace("SIM", "")) == []
    assert re.findall(r"[，。；：、]{2}|（）|None|  \n", text) == []


@pytest.mark.parametrize("facts", CASES)
def test_every_remark_is_a_whole_sentence(facts: dict[str, Any], library: Library) -> None:
    remarks = said(facts, library).partition("\n说明\n")[2].splitlines()
    assert remarks
    assert [line for line in remarks if not line.endswith("。")] == []


def test_an_open_tier_has_a_possible_range_and_both_ways_of_the_fine(library: Library) -> None:
    """刑法第二百五十三条之一第一款: 情节严重 并处或者单处罚金, 情节特别严重 并处罚金."""
    text = said({"date": "2022-03-01", "actor": {}, "acts": ["sell"]}, library)
    assert "  可能的量刑幅度：七年以下" in text
    assert "  罚金：情节严重的并处或者单处，情节特别严重的并处（" in text


def test_before_there_was_an_offence_only_this_offence_is_denied(library: Library) -> None:
    text = said(SOLD | {"date": "2008-05-01"}, library)
    assert "  没有可以适用的侵犯公民个人信息的罪名" in text
    assert "未达到情节严重" not in text


def test_use_in_a_crime_is_never_both_open_and_denied(library: Library) -> None:
    """法释〔2017〕10号第五条第一款第一项: of an unknown use the ground is open, and no remark denies it."""
    tracks = SOLD | {"items": [{"type": "行踪轨迹", "count": 1}]}
    open_use = said(tracks | {"known_criminal_use": None}, library)
    assert "待定：出售或者提供行踪轨迹信息，被他人用于犯罪" in open_use
    assert "按没有计算" not in open_use
    denied = said(tracks, library)
    assert "不符合：出售或者提供行踪轨迹信息，被他人用于犯罪" in denied
    assert "没有写明行踪轨迹信息是否被他人用于犯罪，按没有计算" in denied


def test_rules_of_counting_are_not_told_where_nothing_is_counted(library: Library) -> None:
    """法释〔2017〕10号第十一条 says nothing of conduct judged before there were numbers."""
    twice = SOLD | {"acts": ["buy", "sell"], "items": [{"type": "普通", "count": 90000}]}
    assert "条数不重复计算" in said(twice, library)
    assert "条数不重复计算" not in said(twice | {"date": "2012-05-01"}, library)


def test_a_child_is_told_apart_from_the_deed(library: Library) -> None:
    text = said(SOLD | {"actor": STRANGER | {"age": 15}, "items": [{"type": "征信", "count": 500}]}, library)
    assert "行为人不满16周岁，不负刑事责任（《刑法》第十七条第一款）" in text
    assert "所列的情节和幅度只说明行为本身" in text
    assert "连同量刑情节：没有刑罚" in text
