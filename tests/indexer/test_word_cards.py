"""Where nothing can be encoded, cards are still found by words, and other law still finds none."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import Library
from indexer import card_words
from indexer.build import current_generation
from indexer.cards import CardMatch
from indexer.documents import phrasings
from indexer.normalise import normalise_query
from indexer.search import SearchIndex
from indexer.word_cards import WordCardMatcher


@pytest.fixture(scope="module")
def matcher(index_folder: Path, library: Library) -> WordCardMatcher:
    return WordCardMatcher(card_words.read(current_generation(index_folder)), phrasings(library))


def match(matcher: WordCardMatcher, index: SearchIndex, question: str) -> tuple[CardMatch, ...]:
    text = normalise_query(question)
    return matcher.match(text, index.analyser.query(text))


@pytest.mark.parametrize(
    ("told", "card"),
    [
        ("邻居的摄像头正对着我家门口", "camera-neighbour"),
        ("身份证丢了被人拿去办了贷款", "lost-id-card-misused"),
        ("快递员把客户的信息卖给别人", "courier-staff-sell-data"),
        ("名下多了好几张我不认识的手机卡", "sim-in-my-name"),
    ],
)
def test_words_that_phrasings_have_find_the_card(
    matcher: WordCardMatcher, index: SearchIndex, told: str, card: str
) -> None:
    assert match(matcher, index, told)[0].card == card


def test_a_phrasing_is_its_card_alone(matcher: WordCardMatcher, index: SearchIndex, library: Library) -> None:
    for card in library.cards.values():
        (found,) = match(matcher, index, card.name)
        assert (found.card, found.agreement, found.share) == (card.id, 1.0, 1.0)


@pytest.mark.parametrize("question", ["遗嘱怎么写有效", "商标注册申请日期", "宅基地能卖吗", "工伤认定流程", "", "zzqq"])
def test_other_law_finds_none(matcher: WordCardMatcher, index: SearchIndex, question: str) -> None:
    assert match(matcher, index, question) == ()


def test_shares_add_up_to_no_more_than_one(matcher: WordCardMatcher, index: SearchIndex) -> None:
    found = match(matcher, index, "公司把我的个人信息卖给别人")
    assert 0 < sum(m.share for m in found) <= 1
    assert [m.agreement for m in found] == sorted((m.agreement for m in found), reverse=True)
