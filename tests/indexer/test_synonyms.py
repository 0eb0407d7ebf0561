"""Everyday words and the law's words for them."""

from __future__ import annotations

import pytest

from benchmarks.synonyms import place
from indexer.search_index import SearchIndex
from indexer.synonyms import WEIGHT, Synonyms


@pytest.fixture(scope="module")
def synonyms(index: SearchIndex) -> Synonyms:
    return Synonyms.of(index.library)


def expand(index: SearchIndex, synonyms: Synonyms, text: str) -> tuple[str, ...]:
    return synonyms.expand(text, index.analyser.query(text).words)


@pytest.mark.parametrize(
    ("query", "legal"),
    [
        ("邻居的探头对着我家", ("图像采集",)),
        ("物业要我刷脸", ("人脸识别",)),
        ("被公司炒鱿鱼，还拖欠工资", ("解除劳动合同", "劳动报酬")),
        ("AI换脸视频", ("深度合成",)),
        ("软件不同意就不让用", ("拒绝提供产品或者服务",)),
    ],
)
def test_words_of_the_law_for_everyday_words(
    index: SearchIndex, synonyms: Synonyms, query: str, legal: tuple[str, ...]
) -> None:
    assert expand(index, synonyms, query) == legal


@pytest.mark.parametrize(
    "query",
    [
        # The word of the law stands there already.
        "老板炒鱿鱼算不算解除劳动合同",
        # The everyday word goes over the edge of another: 需要|债权人, 担保人, 投保人.
        "需要债权人同意吗",
        "担保人的责任",
        "投保人是谁",
        "个人信息保护法第六十六条",
        "",
    ],
)
def test_nothing_is_added(index: SearchIndex, synonyms: Synonyms, query: str) -> None:
    assert expand(index, synonyms, query) == ()


def test_added_words_count_less(index: SearchIndex, synonyms: Synonyms) -> None:
    words = index.analyser.query("刷脸").words
    assert synonyms.weights("刷脸", words) == {"人脸识别": WEIGHT}
    assert WEIGHT < 1


def test_the_longer_of_two_words_counts(synonyms: Synonyms) -> None:
    assert [told.lay for told in synonyms.told("有人人肉搜索我")] == ["人肉搜索"]


def test_every_example_holds_its_word_as_the_segmenter_cuts_it(index: SearchIndex, synonyms: Synonyms) -> None:
    lost = [e.question for e in index.library.synonyms if not expand(index, synonyms, e.question)]
    assert lost == []


def test_examples_are_found_better_with_synonyms(index: SearchIndex, synonyms: Synonyms) -> None:
    """Each article comes among the first ten, or nearer than without; a few stand among many that say the same."""
    entries = index.library.synonyms
    places = [(place(index, synonyms, e, 0.0) or 999, place(index, synonyms, e, WEIGHT) or 999, e) for e in entries]
    unhelped = [e.question for before, after, e in places if after > 10 and after >= before]
    assert unhelped == []
    assert sum(after <= 10 for _, after, _ in places) >= 0.8 * len(entries)
    assert sum(before <= 10 for before, _, _ in places) <= 0.4 * len(entries)
