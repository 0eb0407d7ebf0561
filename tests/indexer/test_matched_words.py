from __future__ import annotations

import pytest

from indexer.analysis import Terms, pairs
from indexer.engines.base import Filter
from indexer.matched_words import WordCounts, none_stands
from indexer.search import SearchIndex


def counts(index: SearchIndex, *words: str) -> WordCounts:
    return WordCounts(Terms(words, tuple(p for word in words for p in pairs(word))), index.engine)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        pytest.param(("出售", "罚款"), "向他人出售的", ["出售"], id="whole"),
        pytest.param(("物业公司",), "物业服务企业或者公司", ["公司", "物业"], id="pieces"),
        pytest.param(("公民个人信息",), "处理个人信息", ["个人信息"], id="longest-piece"),
        pytest.param(("信息", "个人信息"), "处理个人信息", ["个人信息"], id="inside-another"),
        pytest.param(("卖",), "买卖", [], id="one-character"),
        pytest.param(("app",), "ＡＰＰ和App", ["ＡＰＰ"], id="as-written"),
        pytest.param(("app",), "WhatsApp", [], id="inside-a-latin-word"),
        pytest.param(("app",), "Whatsapp和app", ["app"], id="the-second-place"),
        pytest.param((), "个人信息", [], id="no-words"),
    ],
)
def test_words_are_found_as_they_stand(index: SearchIndex, words: tuple[str, ...], text: str, found: list[str]) -> None:
    assert sorted(word.text for word in counts(index, *words).matched(text)) == sorted(found)


def test_rare_words_come_first(index: SearchIndex) -> None:
    found = counts(index, "信息", "行踪轨迹", "出售").matched("出售行踪轨迹信息")
    assert [w.text for w in found] == ["行踪轨迹", "出售", "信息"]
    assert [w.documents for w in found] == sorted(w.documents for w in found)


@pytest.mark.parametrize("word", ["出售", "行踪轨迹", "app"])
def test_the_number_of_documents_is_that_of_the_index(index: SearchIndex, word: str) -> None:
    """The engine's own count of what holds all pairs of the word; a longer word is in no more documents than that."""
    found = counts(index, word).matched(word)[0]
    holding = [round(index.engine.share("pairs", pair) * index.engine.count()) for pair in pairs(word)]
    assert found.documents == min(holding) > 0
    assert found.exact is (len(holding) == 1)


def test_what_two_characters_hold_is_counted_exactly(index: SearchIndex) -> None:
    """体检 stands in so few wordings that they can be counted in the texts themselves."""
    articles = (a for s in index.library.statutes.values() for v in s.versions for a in v.articles)
    wordings = {(a.key, a.text, a.path) for a in articles if "体检" in a.text}
    entries = [e for e in index.engine.entries() if Filter(frozenset({"provision"})).allows(e)]
    assert 0 < len(wordings) <= counts(index, "体检").matched("体检")[0].documents < len(entries)


def test_fields_share_what_they_hold(index: SearchIndex) -> None:
    brought = counts(index, "个人信息", "罚款").by_field({"text": "处罚款", "heading": "个人信息", "title": "宪法"})
    assert brought["text"] > 0
    assert brought["heading"] > 0
    assert brought["title"] == 0


@pytest.mark.parametrize(
    ("words", "none"), [(("偷拍",), True), (("窥视",), False), (("卖",), True), (("人",), False), ((), True)]
)
def test_whether_nothing_is_shared(words: tuple[str, ...], none: bool) -> None:
    assert none_stands(words, ["不得窥视他人的住宅", "隐私权"]) is none
