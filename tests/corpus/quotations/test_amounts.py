"""Amounts in Chinese and Arabic figures, and where a number begins and ends among words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from corpus.quotations.amounts import after, amount, before, is_numeric


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("100万", "一百万"), ("5000万", "五千万"), ("5千万", "五千万"), ("1000000", "一百万"), ("5%", "百分之五"),
        ("10", "十"), ("1.5亿", "一亿五千万"), ("3‰", "千分之三"), ("15", "十五"), ("2", "两"),
    ],
)  # fmt: skip
def test_the_same_amount(written: str, printed: str) -> None:
    assert amount(written) == amount(printed) is not None


@pytest.mark.parametrize(("written", "printed"), [("5%", "五"), ("10万", "十"), ("4%", "百分之五"), ("50万", "五百万")])
def test_another_amount(written: str, printed: str) -> None:
    assert None not in (amount(written), amount(printed))
    assert amount(written) != amount(printed)


@pytest.mark.parametrize("text", ["", "日", "五日", "万", "百分之", "1.", "十百", "五十五万元"])
def test_no_amount(text: str) -> None:
    assert amount(text) is None


def test_the_value() -> None:
    assert amount("百分之五") == Fraction(1, 20)


@pytest.mark.parametrize(
    ("text", "expected"), [("五", True), ("百分之四", True), ("5%", True), ("", True), ("鱼", False)]
)
def test_nothing_but_figures(text: str, expected: bool) -> None:
    assert is_numeric(text) is expected


def test_a_number_is_whole_with_its_share() -> None:
    text = "营业额百分之五以下"
    assert before(text, text.index("五"), 0) == len("百分之")
    assert after("处五千万元", 2, 5) == len("千万")
    assert before("之五", 1, 0) == 0
