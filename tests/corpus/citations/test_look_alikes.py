"""Words that only look like 本条, 该款, 同项 after a citation: none of them is a citation of its own."""

from __future__ import annotations

import pytest

from corpus.citations.find import CitationFinder

AFTER = "根据《民法典》第四百六十六条第一款第二项，"


@pytest.mark.parametrize(
    "words",
    [
        "合同项下的义务不得免除", "双方的合同条款约定不明", "相同条款应作同一解释", "该条款无效", "共同条件尚未成就",
        "不同条件下", "被告收到该条消息后未回复", "上一条微信是原告发的", "合同款已经付清", "该款App已下架",
        "同款手机的价格", "该项请求不予支持", "该项服务已经终止", "等项费用由被告承担", "此前款项已经结清",
        "预付前款式样", "目前条件不具备", "该条短信",
    ],
)  # fmt: skip
def test_words_that_are_no_citation(finder: CitationFinder, words: str) -> None:
    assert [c.text for c in finder.find(AFTER + words)] == ["《民法典》第四百六十六条第一款第二项"]


@pytest.mark.parametrize(
    ("words", "read"),
    [("该条第二款", "minfadian/466/2"), ("该款规定", "minfadian/466/1"), ("同条第二款", "minfadian/466/2")],
)
def test_words_that_are_one(finder: CitationFinder, words: str, read: str) -> None:
    assert [str(c.id) for c in finder.find(AFTER + words)][1:] == [read]


@pytest.mark.parametrize("between", ["、", " ", "　", ""])
def test_two_courts_are_parted_in_several_ways(finder: CitationFinder, between: str) -> None:
    """Official pages print 最高人民法院 最高人民检察院关于… with a space."""
    title = f"《最高人民法院{between}最高人民检察院关于办理侵犯公民个人信息刑事案件适用法律若干问题的解释》"
    assert [str(c.id) for c in finder.find(f"{title}第五条第一款第（三）项")] == ["fashi-2017-10/5/1/3"]
