from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.normalise import MAX_QUERY, normalise_query, normalise_text

SPELLINGS = [
    pytest.param("個人資訊保護法　第６６條", "个人信息保护法 第66条", id="traditional-and-full-width"),
    pytest.param("網路安全法", "网络安全法", id="taiwanese-word"),
    pytest.param("民法典第一千零三十四條", "民法典第一千零三十四条", id="traditional-article"),
    pytest.param("个人信息保护法第66条", "个人信息保护法第66条", id="plain-stays"),
    pytest.param("ＡＰＰ泄露１２次", "APP泄露12次", id="full-width-letters"),
    pytest.param("“出售”，《刑法》（二）", "“出售”，《刑法》（二）", id="punctuation-stays"),
    pytest.param("  出售\t\n 个人信息 ", "出售 个人信息", id="white-space"),
    pytest.param("\ud800个人信息\udfff", "个人信息", id="lone-surrogates"),
    pytest.param("\x00\x07个人信息\x1b", "个人信息", id="control-characters"),
    pytest.param("\x00\ud800\u200b", "", id="nothing-left"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("typed", "spelt"), SPELLINGS)
def test_a_query_has_one_spelling(typed: str, spelt: str) -> None:
    assert normalise_query(typed) == spelt


@pytest.mark.parametrize("invisible", ["\u200b", "\ufeff", "\u200d", "\x00"], ids=ascii)
def test_invisible_characters_inside_a_word_vanish(invisible: str) -> None:
    """Text copied from a page or PDF carries U+200B; 个<U+200B>人信息 is still 个人信息."""
    assert normalise_query(f"出售个{invisible}人信息") == "出售个人信息"


def test_a_long_query_is_cut() -> None:
    assert normalise_query("信" * 10_000) == "信" * MAX_QUERY


def test_conversion_does_not_exceed_the_cap() -> None:
    assert len(normalise_query("泡麵" * MAX_QUERY)) <= MAX_QUERY


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_query_keeps_what_cannot_be_shown(text: str) -> None:
    spelt = normalise_query(text)
    assert not [c for c in spelt if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn", "Cf")]
    assert spelt == " ".join(spelt.split())


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [("第１０３４条", "第1034条"), ("ＡＰＰ运营者", "APP运营者"), ("《刑法》，（一）", "《刑法》，（一）")],
    ids=["digits", "letters", "punctuation"],
)
def test_statute_text_is_spelt_like_queries(printed: str, spelt: str) -> None:
    assert normalise_text(printed) == spelt


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_statute_text_keeps_its_length(text: str) -> None:
    """Spans found in the normalised text are spans of the text itself."""
    assert len(normalise_text(text)) == len(text)
