"""Misspelt words of the law, and words that are none."""

from __future__ import annotations

import pytest

from indexer.normalise import normalise_query
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY
from tests.indexer.conftest import Ask


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # They sound alike.
        ("个人信息宝护法", "个人信息保护法"),
        ("个人信息宝护法第六十六条", "个人信息保护法第六十六条"),
        ("隐思权", "隐私权"),
        ("诽绑", "诽谤"),
        ("诽绑罪判几年", "诽谤罪判几年"),
        ("肖象权被侵犯", "肖像权被侵犯"),
        ("民发典1034", "民法典1034"),
        ("公民个人信西", "公民个人信息"),
        # They look alike.
        ("末成年人保护法", "未成年人保护法"),
        ("隐私杈", "隐私权"),
        # A long title with a character more, less or other.
        ("中华人民共合国民法典", "中华人民共和国民法典"),
        ("中华人民共国民法典", "中华人民共和国民法典"),
        ("治安管理处法法", "治安管理处罚法"),
        ("网路安全法", "网络安全法"),
        # Typed without an input method.
        ("yinsiquan", "隐私权"),
        ("gerenxinxi 泄露", "个人信息 泄露"),
    ],
)
def test_what_was_meant(index: SearchIndex, typed: str, meant: str) -> None:
    assert index.speller.correct(normalise_query(typed)) == meant


@pytest.mark.parametrize(
    "query",
    [
        "个人信息", "隐私权", "民法典1034", "中华人民共和国民法典", "快递员卖客户信息怎么判", "小区强制刷脸",
        # Names of other texts and other numbers are no mistakes.
        "药品安全法", "个人信用保护法", "刑法修正案（十三）", "刑法修正案十三", "江苏省消费者权益保护条例",
        # Pieces of sentences that sound like words of the law.
        "欠钱不还就把他照片身份证发群里行不行", "快递员把包裹照片发小区群喊人来拿", "当年考上大学被人冒名顶替了",
        "办公是否公开", "我和他", "hello world", "iphone", "", "😀", "锟斤拷锟斤拷", "1034", "\ud83d",
    ],
)  # fmt: skip
def test_what_is_left_alone(index: SearchIndex, query: str) -> None:
    assert index.speller.correct(normalise_query(query)) is None


def test_phrasings_are_left_alone(index: SearchIndex) -> None:
    """They are people's own words; one of 3,454 is taken for a misspelling (会销收 -> 会销售)."""
    phrasings = [phrasing for card in list(index.library.cards.values())[::4] for phrasing in card.phrasings]
    corrected = [p for p in phrasings if index.speller.correct(normalise_query(p))]
    assert len(phrasings) > 700
    assert len(corrected) <= 1, corrected


def test_the_page_says_what_may_have_been_meant(ask: Ask) -> None:
    page = ask("隐思权")
    assert page.did_you_mean == "隐私权"
    assert not page.searched_instead
    assert ask("隐私权").did_you_mean is None


def test_where_nothing_is_found_the_other_spelling_is_searched(index: SearchIndex) -> None:
    literal = search(index, Request("feibangzui", TODAY, literal=True))
    assert (literal.hits, literal.did_you_mean, literal.searched_instead) == ((), "诽谤罪", False)
    page = search(index, Request("feibangzui", TODAY))
    assert page.searched_instead
    assert page.request.query == "feibangzui"
    assert page.hits[0].id == "xingfa/246"
