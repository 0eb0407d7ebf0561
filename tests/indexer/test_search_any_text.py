"""Whatever is typed, a search answers: it never raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search import Request, SearchIndex, search
from indexer.snippets import WIDTH
from tests.conftest import TODAY

TITLES = ["刑法", "《民法典》", "个保法", "法释〔2017〕10号", "本法", "同法", "前款", "婚姻法", "《", "》", "〈"]
UNITS = ["第", "条", "款", "项", "目", "之", "之一", "至", "和", "（三）", "(", ")", "-", "/", "@"]
NUMERALS = ["一", "十", "百", "千", "零", "〇", "两", "二百五十三", "1034", "９９", "0", "2021年"]
WORDS = ["侵犯公民个人信息罪", "出售", "信息", "怎么办", " ", "　", "，", "。", "AND", "*", "İ"]
FRAGMENTS = st.sampled_from(TITLES + UNITS + NUMERALS + WORDS)
LEGAL = st.lists(FRAGMENTS, max_size=12).map("".join)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def answers(index: SearchIndex, query: str, on: date = TODAY) -> None:
    page = search(index, Request(query, on))
    assert len(page.hits) == min(page.total, 10)
    assert all(len(hit.snippet.text) <= WIDTH for hit in page.hits)
    assert page.request.query == query


@settings(max_examples=200, deadline=None)
@given(query=st.text(max_size=60))
def test_any_text(index: SearchIndex, query: str) -> None:
    answers(index, query)


@settings(max_examples=200, deadline=None)
@given(query=st.text(st.characters(categories=["Cs", "Cc", "Cf", "Co", "Zs", "So", "Po"]), max_size=40))
def test_any_text_without_letters(index: SearchIndex, query: str) -> None:
    answers(index, query)


@settings(max_examples=200, deadline=None)
@given(query=LEGAL, on=DAYS)
def test_any_heap_of_legal_words_on_any_day(index: SearchIndex, query: str, on: date) -> None:
    answers(index, query, on)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="empty"),
        pytest.param(" 　\t\n", id="white-space"),
        pytest.param("，。！？、；：", id="punctuation"),
        pytest.param("“个人信息”‘出售’", id="chinese-quotation-marks"),
        pytest.param('"个人信息" \'x', id="unbalanced-quotes"),
        pytest.param("\x00\x01\x1f\x7f\x9f", id="control-characters"),
        pytest.param("\ud800\udfff", id="lone-surrogates"),
        pytest.param("😀👨‍👩‍👧🇨🇳", id="emoji"),
        pytest.param("信息😀出售", id="emoji-between-words"),
        pytest.param("AND", id="operator-alone"),
        pytest.param("个人信息 AND NOT (出售 OR 提供)", id="boolean"),
        pytest.param("words:* pairs:信息^9 id:xingfa~2", id="fields-and-boosts"),
        pytest.param("[20200101 TO 20251231] {* TO ]", id="ranges"),
        pytest.param("?*~^:\\+-!&&||", id="query-syntax"),
        pytest.param("' OR 1=1; DROP TABLE statutes--", id="injection"),
        pytest.param("../../etc/passwd", id="path"),
        pytest.param("第" * 500 + "条" * 500, id="half-citations"),
        pytest.param("《" * 1_000, id="open-guillemets"),
        pytest.param("一" * 2_000, id="numerals"),
        pytest.param("\u0301" * 100, id="combining-marks"),
    ],
)
def test_a_query_made_to_break_it(index: SearchIndex, query: str) -> None:
    answers(index, query)


@pytest.mark.parametrize("piece", ["个人信息保护法第六十六条，", "信", "刑法253之一 ", "a", "个人信息"], ids=str)
def test_ten_thousand_characters(index: SearchIndex, piece: str) -> None:
    answers(index, (piece * 10_000)[:10_000])


@pytest.mark.parametrize("query", ["", "，。", "\x00"])
def test_nothing_asked_is_nothing_found(index: SearchIndex, query: str) -> None:
    page = search(index, Request(query, TODAY))
    assert (page.hits, page.cards, page.total, page.understood.notes) == ((), (), 0, ())


def test_query_syntax_is_plain_words(index: SearchIndex) -> None:
    """Operators of a query language mean nothing: 个人信息 AND 出售 finds what 个人信息 出售 finds."""
    plain, typed = (search(index, Request(q, TODAY)) for q in ("个人信息 出售", "个人信息* ~出售^"))
    assert {h.id for h in typed.hits[:3]} == {h.id for h in plain.hits[:3]}
