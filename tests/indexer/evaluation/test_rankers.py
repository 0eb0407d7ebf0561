"""The rankers over the small corpus."""

from __future__ import annotations

import pytest

from indexer.evaluation.collection import Collection
from indexer.evaluation.rankers import RANKERS


@pytest.mark.parametrize("name", RANKERS)
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("邻居家的猫抓伤了我，医疗费谁赔？", "养猫法#第二条"),
        ("圖書館的書丟了要按原價賠償嗎", "借书条例#第三条"),
        ("禁渔期能不能去水库钓鱼", "钓鱼规则"),
    ],
)
def test_the_right_article_comes_first(collection: Collection, name: str, question: str, first: str) -> None:
    found = RANKERS[name](collection)(question, 3)
    assert found[0][0] == first
    assert len(found) <= 3


@pytest.mark.parametrize("question", ["", "？！", "zzz", "\ud800", "第", "a" * 5000])
def test_any_question_can_be_asked(collection: Collection, question: str) -> None:
    assert RANKERS["lexical"](collection)(question, 10) == []
