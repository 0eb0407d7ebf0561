"""What people tell in their own words finds the card about it; what is not of the field finds none."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from corpus.library import Library
from indexer.analysis import Terms
from indexer.card_words import CardWords
from indexer.cards import MIN_BELONGING, MIN_SHARE, CardMatch, CardMatcher
from indexer.meaning import WIDTH, encode
from indexer.normalise import normalise_query
from indexer.phrasing_vectors import PhrasingVectors
from indexer.search import SearchIndex

# Each told in words of its own; none is a phrasing of its card, which a test holds.
TOLD = {
    "隔壁的探头正好拍到我家卧室窗户": "camera-neighbour",
    "要账的天天打电话给我爸妈和单位": "debt-collection",
    "身份证丢了被人拿去办了贷款": "lost-id-card-misused",
    "理发店拿我的照片做广告没问过我": "portrait-ad",
    "名下多了好几张我不认识的手机卡": "sim-in-my-name",
    "老师把全班成绩排名发到家长群": "school-publishes-lists",
    "前男友说不复合就把私密照发网上": "ex-partner-threat",
    "过世的父亲手机里的照片我能要回来吗": "deceased-data",
    "拉黑了还换号码发短信骂我": "harassing-messages",
    "站点的小哥把收件人的电话卖给别人": "courier-staff-sell-data",
}
OFF_FIELD = [
    "遗嘱怎么写有效",
    "交通事故误工费怎么算",
    "宅基地能卖吗",
    "土地承包经营权流转",
    "商标注册申请日期",
    "离婚孩子归谁",
    "酒驾怎么处罚",
    "房子漏水谁负责",
    "彩礼能退吗",
    "工伤认定流程",
]


def match(index: SearchIndex, question: str, limit: int = 3) -> tuple[CardMatch, ...]:
    text = normalise_query(question)
    return index.cards.match(text, index.analyser.query(text), limit)


def surely(matches: tuple[CardMatch, ...], card: str, phrase: str) -> bool:
    """Whether the matches are this card alone, wholly, by this phrasing."""
    (found,) = matches
    return (found.card, found.phrasing) == (card, phrase) and found.agreement == found.share == pytest.approx(1.0)


def test_every_way_people_say_it_finds_its_card(index: SearchIndex, library: Library) -> None:
    """A sentence that is a phrasing is about its card and no other."""
    for card in library.cards.values():
        for phrase in (card.name, *card.phrasings[::12]):
            assert surely(match(index, phrase), card.id, phrase), phrase


@pytest.mark.parametrize("phrase", ["快递员卖客户信息怎么判", "快遞員賣客戶信息怎麼判"])
def test_a_phrasing_in_either_script_is_that_phrasing(index: SearchIndex, phrase: str) -> None:
    assert surely(match(index, phrase), "courier-staff-sell-data", "快递员卖客户信息怎么判")


@pytest.mark.parametrize(("question", "card"), TOLD.items())
def test_plain_words_find_their_card(index: SearchIndex, library: Library, question: str, card: str) -> None:
    assert question not in library.cards[card].phrasings
    best, *others = match(index, question)
    assert best.card == card
    assert best.agreement > 0.5
    assert best.phrasing in (library.cards[card].name, *library.cards[card].phrasings)
    assert all(other.agreement < best.agreement for other in others)


@pytest.mark.parametrize("question", OFF_FIELD)
def test_a_question_of_other_law_finds_no_card(index: SearchIndex, question: str) -> None:
    assert match(index, question) == ()


@pytest.mark.parametrize("question", ["", "，。", "怎么办", "可以吗", "how to sue", "zzzz", "123", "😀"], ids=ascii)
def test_what_tells_nothing_finds_no_card(index: SearchIndex, question: str) -> None:
    assert match(index, question) == ()


def test_no_terms_match_nothing(index: SearchIndex) -> None:
    assert index.cards.match("快递员卖客户信息怎么判", Terms((), ())) == ()


def test_a_question_between_two_cards_names_both(index: SearchIndex) -> None:
    """The pictures are not out yet, and it is the former partner who threatens: both cards answer."""
    found = [m.card for m in match(index, "前男友要把我的裸照发到网上")]
    assert found[:2] == ["ex-partner-threat", "intimate-images-spread"]


@pytest.mark.parametrize("question", [*TOLD, "泄露个人信息怎么赔偿", "公司查我微信聊天记录"])
def test_shares_fall_and_are_parts_of_one_whole(index: SearchIndex, question: str) -> None:
    found = match(index, question, limit=200)
    shares, agreements = [m.share for m in found], [m.agreement for m in found]
    assert shares == sorted(shares, reverse=True)
    assert agreements == sorted(agreements, reverse=True)
    assert 0 < sum(shares) <= 1 + 1e-9
    assert all(share >= MIN_BELONGING * MIN_SHARE for share in shares)
    assert all(share <= agreement <= 1 for share, agreement in zip(shares, agreements, strict=True))


def test_agreement_falls_slower_than_the_share(index: SearchIndex) -> None:
    found = match(index, "公司查我微信聊天记录", limit=5)
    assert len(found) > 1
    for one, other in itertools.pairwise(found):
        assert other.agreement / one.agreement >= other.share / one.share


def test_no_more_cards_than_asked_for_and_the_same_ones_first(index: SearchIndex) -> None:
    five = match(index, "公司查我微信聊天记录", limit=5)
    assert len(five) > 2
    assert match(index, "公司查我微信聊天记录", limit=2) == five[:2]


def test_the_same_question_finds_the_same_cards(index: SearchIndex) -> None:
    assert match(index, "要账的天天打电话给我爸妈") == match(index, "要账的天天打电话给我爸妈")


def test_a_corpus_without_cards_matches_nothing() -> None:
    matcher = CardMatcher(PhrasingVectors((), (), np.zeros((0, WIDTH), np.float32)), CardWords((), (), {}))
    assert matcher.match("小区强制刷脸", Terms(("小区", "刷脸"), ("小区", "刷脸"))) == ()


def test_a_corpus_with_one_card_still_recognises_its_phrasing(index: SearchIndex) -> None:
    said = {"phrasing/only/0": "小区强制刷脸", "phrasing/only/1": "物业不刷脸不让进门"}
    vectors = PhrasingVectors(tuple(said), tuple(said.values()), encode(list(said.values())))
    matcher = CardMatcher(vectors, CardWords.of(said, index.analyser))
    assert surely(matcher.match("小区强制刷脸", index.analyser.query("小区强制刷脸")), "only", "小区强制刷脸")


def test_the_nearest_phrasings_of_a_card_speak_for_it(index: SearchIndex) -> None:
    """The mean of the three largest cosines of each card, whatever the number of its phrasings."""
    matcher = index.cards
    assert isinstance(matcher, CardMatcher)
    near = np.random.default_rng(7).normal(size=len(matcher._owners)).astype(np.float32)
    found = matcher._nearest(near)
    own: dict[int, list[float]] = {}
    for card, value in zip(matcher._owners.tolist(), near.tolist(), strict=True):
        own.setdefault(card, []).append(value)
    assert len({len(values) for values in own.values()}) > 1
    expected = [sum(sorted(own[card])[-3:]) / 3 for card in range(len(own))]
    assert found == pytest.approx(expected, abs=1e-6)
